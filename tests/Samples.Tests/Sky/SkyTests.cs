using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Sky.Networks;
using GeoDL.Typed.Samples.Sky.Running;
using GeoDL.Typed.Samples.Sky.Skies;

namespace GeoDL.Typed.Samples.Tests.Sky;

public sealed class SkyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sky").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Skies_HaveTheirSpectra()
    {
        var spectra = Spectra.Simple(40);
        var random = new RandomStream(3);
        double[] sums = new double[4];
        int count = 0;
        for (int sky = 0; sky < 200; sky++)
        {
            (SphereCoefficients t, SphereCoefficients e, SphereCoefficients b) = spectra.Draw(random);
            for (int l = 2; l <= 40; l++, count++)
            {
                sums[0] += t.Spectrum()[l] / spectra.TT[l];
                sums[1] += e.Spectrum()[l] / spectra.EE[l];
                sums[2] += b.Spectrum()[l] / spectra.BB[l];
                sums[3] += (t.CrossSpectrum(e)[l] - spectra.TE[l]) / Math.Sqrt(spectra.TT[l] * spectra.EE[l]);
            }
        }

        Assert.All(sums[..3], sum => Assert.InRange(sum / count, 0.985, 1.015));
        Assert.InRange(sums[3] / count, -0.015, 0.015);
    }

    [Fact]
    public void ATableOfCamb_IsReadAndChecked()
    {
        string path = Path.Combine(_folder, "cls.dat");
        File.WriteAllLines(path, ["  0  0 0 0 0", "1 0 0 0 0", "2 6.0 0.6 0.06 1.2", "3 12 0.12 0.012 -0.12"]);

        var spectra = Spectra.ReadCamb(path, 3);

        Near.Equal([2 * Math.PI, 2 * Math.PI], spectra.TT.AsSpan(2), Tolerance.Rounding.Dozens);
        Near.Equal([0.4 * Math.PI, -0.02 * Math.PI], spectra.TE.AsSpan(2), Tolerance.Rounding.Dozens);
        Refuses("there is no l = 4", 4);
        File.WriteAllText(path, "2 6.0 0.6 0.06\n");
        Refuses("line 1 is not five numbers", 2);
        File.WriteAllText(path, "2 1 1 0 2\n");
        Refuses("no sky has these", 2);

        void Refuses(string text, int degree) =>
            Assert.Contains(
                text,
                Assert.Throws<DataFileException>(() => Spectra.ReadCamb(path, degree)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void TheNetwork_TurnsWithTheSkyAndItsMask()
    {
        var net = new UnmaskNet(5, Precision.Double);
        MaskedSky sky = MaskedSky.Draw(Spectra.Simple(UnmaskNet.MaxDegree), 4, 0);
        var turn = Rotation.FromEulerAngles(0.3, 1.2, -0.7);
        (Sphere<Polarisation> maps, Sphere<Mask> mask) = sky.Entered;
        // A turned mask is what its degrees up to those of the sampling are.
        maps = maps.Rotate(Rotation.Identity);
        mask = maps.WithFeatures(mask.Rotate(Rotation.Identity).Rows);
        Sphere<Polarisation> turned = maps.Rotate(turn);
        SphereCoefficients here = Coefficients(net.Predict(maps, mask)).Rotate(turn),
            there = Coefficients(net.Predict(turned, turned.WithFeatures(mask.Rotate(turn).Rows)));

        Near.Equal(here.Values, there.Values, Tolerance.Program);

        static SphereCoefficients Coefficients(Rows<BModes> rows) => new(UnmaskNet.MaxDegree, rows.ToArray(), spin: 2);
    }

    [Fact]
    public void Training_TakesLeakageDownOnSkiesThatItDoesNotSee()
    {
        var spectra = Spectra.Simple(UnmaskNet.MaxDegree);
        UnmaskNet net = UnmaskTraining.Run(spectra, steps: 12, seed: 7);
        MaskedSky[] skies =
        [
            .. Enumerable.Range(0, 3).Select(i => MaskedSky.Draw(spectra.WithoutB(), family: 99, number: i)),
        ];
        double[] leakage =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(method => skies.Average(sky => sky.Size(Contest.Find(net, sky, method, 12)))),
        ];

        Assert.True(leakage[2] < 0.9 * Math.Min(leakage[0], leakage[1]), string.Join(", ", leakage));
    }

    [Fact]
    public void AMap_HasTheSpectraOfItsSky()
    {
        const int Degree = 16;
        var sampling = new HealPix(16);
        (SphereCoefficients t, SphereCoefficients e, SphereCoefficients b) = Spectra
            .Simple(Degree)
            .Draw(new RandomStream(1));
        (double[] q, double[] u) = new SphereTransform(sampling, Degree, spin: 2).SynthesizePair(e, b);
        double[] temperature = new SphereTransform(sampling, Degree).Synthesize(t);
        string map = Path.Combine(_folder, "map.fits");
        HealPixFile.Write(
            map,
            new SkyMap(
                sampling,
                ["I", "Q", "U"],
                [temperature, q, Array.ConvertAll(u, static x => -x)],
                PolarisationConvention.Iau
            ),
            isNested: true
        );
        using var output = new StringWriter();

        new MapReport(new MapOptions(_folder, map, null, Degree), output).Run();

        double[][] table =
        [
            .. File.ReadLines(Path.Combine(_folder, "spectra.csv"))
                .Skip(1)
                .Select(static line =>
                    Array.ConvertAll(
                        line.Split(','),
                        static x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture)
                    )
                ),
        ];
        // What three iterations leave.
        Near.Equal(t.Spectrum(), [.. table.Select(static row => row[1])], Tolerance.Noticeable);
        Near.Equal(t.CrossSpectrum(e), [.. table.Select(static row => row[4])], Tolerance.Noticeable);
        Near.Equal(e.CrossSpectrum(b), [.. table.Select(static row => row[6])], Tolerance.Noticeable);
        Assert.Contains("3072 of 3072 pixels", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongMaps_AreNamed()
    {
        string path = Path.Combine(_folder, "t.fits");
        Assert.Throws<DataFileException>(() => Report(path));
        File.WriteAllText(path, "no FITS file");
        Assert.StartsWith(path, Assert.Throws<DataFileException>(() => Report(path)).Message, StringComparison.Ordinal);
        HealPixFile.Write(path, new SkyMap(new HealPix(1), ["T"], [new double[12]]));
        Assert.Contains(
            "three maps are needed",
            Assert.Throws<DataFileException>(() => Report(path)).Message,
            StringComparison.Ordinal
        );

        void Report(string file) => new MapReport(new MapOptions(_folder, file, null, null), TextWriter.Null).Run();
    }

    [ReferenceDataFact("data/sphere/wmap_band_iqumap_r9_7yr_W_v4_udgraded32.fits")]
    public void TheBandW_HasTheSpectraOfHealpy()
    {
        string folder = Path.GetDirectoryName(ReferenceData.PathOf("data/sphere/x"))!;
        new MapReport(
            new MapOptions(
                _folder,
                Path.Combine(folder, "wmap_band_iqumap_r9_7yr_W_v4_udgraded32.fits"),
                Path.Combine(folder, "wmap_temperature_analysis_mask_r9_7yr_v4_udgraded32.fits"),
                null
            ),
            TextWriter.Null
        ).Run();
        string[] row = File.ReadLines(Path.Combine(_folder, "spectra.csv")).ElementAt(3).Split(',');

        Near.Equal(
            [4.898943e-5, 1.132673e-5, 1.516759e-6, 1.872955e-5],
            [.. row[1..5].Select(static x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture))],
            Tolerance.Continuity
        );
    }

    [Fact]
    public async Task TheWholeCommand_RunsShort()
    {
        int exit = await CommandLine.Create().Parse(["--steps", "2", "--tests", "2", "--out", _folder]).InvokeAsync();

        Assert.Equal(0, exit);
        Assert.True(new FileInfo(Path.Combine(_folder, "sky.png")).Length > 10_000);
        Assert.True(new FileInfo(Path.Combine(_folder, "b.png")).Length > 10_000);
    }
}
