using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;
using Xunit;

namespace GeoDL.Typed.Runtime.Tests.Sphere;

public sealed class SphereTransformTests
{
    private const string Folder = "data/sphere/";
    private const string Maps = Folder + "wmap_band_iqumap_r9_7yr_W_v4_udgraded32.fits";

    [ReferenceDataFact(Maps)]
    public void SpectraOfWmap_AreThoseOfHealpysFiles()
    {
        SkyMap sky = HealPixFile.Read(ReferenceData.PathOf(Maps));
        SkyMap masks = HealPixFile.Read(
            ReferenceData.PathOf(Folder + "wmap_temperature_analysis_mask_r9_7yr_v4_udgraded32.fits")
        );
        bool[] mask = Array.ConvertAll(masks.Values(masks.Names[1]), static v => v != 0);
        Assert.Equal(7602, mask.Count(static kept => kept));
        double[] t = Masked(sky.Values("I_STOKES"), mask);
        double mean = t.Sum() / 7602;
        for (int p = 0; p < t.Length; p++)
            t[p] -= mask[p] ? mean : 0;
        SphereCoefficients temperature = new SphereTransform(sky.Sampling, 64).Analyze(t, iterations: 3);
        (SphereCoefficients e, SphereCoefficients b) = new SphereTransform(sky.Sampling, 64, spin: 2).AnalyzePair(
            Masked(sky.Values("Q_STOKES"), mask),
            Masked(sky.Values("U_STOKES"), mask),
            iterations: 3
        );
        FitsUnit file = FitsFile
            .Read(
                ReferenceData.PathOf(Folder + "cl_wmap_band_iqumap_r9_7yr_W_v4_udgraded32_IQU_lmax64_rmmono_3iter.fits")
            )
            .FirstTable();
        // The file has seven digits and anafast's sums.
        Same("TEMPERATURE", temperature.Spectrum());
        Same("GRADIENT", e.Spectrum());
        Same("CURL", b.Spectrum());
        Same("G-T", temperature.CrossSpectrum(e));
        Same("C-T", temperature.CrossSpectrum(b));
        Same("C-G", e.CrossSpectrum(b));

        void Same(string column, double[] actual) =>
            Near.Equal(file.Column(column).Values.ToDoubles()[2..], actual[2..], Tolerance.Continuity, column);
    }

    [ReferenceDataFact(Maps)]
    public void SpectrumOfTheWholeSky_IsThatOfHealpysFile()
    {
        SkyMap sky = HealPixFile.Read(ReferenceData.PathOf(Maps));
        double[] t = sky.Values("I_STOKES");
        double mean = t.Average();
        SphereCoefficients temperature = new SphereTransform(sky.Sampling, 64).Analyze(
            Array.ConvertAll(t, v => v - mean),
            iterations: 3
        );
        FitsUnit file = FitsFile
            .Read(
                ReferenceData.PathOf(
                    Folder + "cl_wmap_band_iqumap_r9_7yr_W_v4_udgraded32_II_lmax64_rmmono_3iter_nomask.fits"
                )
            )
            .FirstTable();
        double[] expected = file.Columns[0].Values.ToDoubles();
        double[] spectrum = temperature.Spectrum();
        for (int l = 2; l <= 64; l++)
            Near.Equal(expected[l], spectrum[l], Tolerance.Continuity, $"C_{l}");
    }

    [Fact]
    public void PureE_LeaksLittleIntoB_AfterThreeIterations()
    {
        var transform = new SphereTransform(new HealPix(32), 64, spin: 2);
        int count = (65 * 65) - 4;
        var e = new SphereCoefficients(64, SphereCases.Random(count, 8), spin: 2);
        (double[] q, double[] u) = transform.SynthesizePair(e, new SphereCoefficients(64, new double[count], spin: 2));
        double[] leaks = new double[4];
        for (int iterations = 0; iterations < 4; iterations++)
        {
            (_, SphereCoefficients b) = transform.AnalyzePair(q, u, iterations);
            leaks[iterations] = Math.Sqrt(b.Spectrum().Sum() / e.Spectrum().Sum());
        }

        Assert.True(leaks[0] > Tolerance.Noticeable, $"{leaks[0]}");
        Assert.True(leaks[3] < 10 * Tolerance.Continuity, $"{leaks[3]}");
    }

    [Fact]
    public void Rotation_IsWignersMatrix()
    {
        Rotation[] rotations =
        [
            Rotation.Identity,
            Rotation.FromEulerAngles(0.4, 0, 1.1),
            Rotation.FromEulerAngles(0.4, Math.PI, 1.1),
            Rotation.FromAxisAngle(1, 0, 0, Math.PI / 2),
            Rotation.Random(new Random(3)),
        ];
        foreach (Rotation rotation in rotations)
        {
            var coefficients = new SphereCoefficients(7, SphereCases.Random(64, 9));
            ReadOnlySpan<double> turned = coefficients.Rotate(rotation).Values;
            for (int l = 0; l <= 7; l++)
            {
                double[,] d = WignerD.Matrix(l, rotation);
                double[] expected = new double[(2 * l) + 1];
                for (int row = 0; row < expected.Length; row++)
                {
                    for (int column = 0; column < expected.Length; column++)
                        expected[row] += d[row, column] * coefficients.Values[(l * l) + column];
                }
                Near.Equal(expected, turned.Slice(l * l, expected.Length), Tolerance.Rounding.Hundreds, $"degree {l}");
            }
        }
    }

    [Fact]
    public void Rotations_OfLargeDegrees_ComposeAndKeepSpectra()
    {
        var coefficients = new SphereCoefficients(120, SphereCases.Random(121 * 121, 10));
        Rotation first = Rotation.Random(new Random(4)),
            second = Rotation.Random(new Random(5));
        SphereCoefficients turned = coefficients.Rotate(first);
        Near.Equal(coefficients.Spectrum(), turned.Spectrum(), Tolerance.Reference.Double);
        Near.Equal(
            coefficients.Rotate(second * first).Values,
            turned.Rotate(second).Values,
            Tolerance.Reference.Double
        );
        Near.Equal(coefficients.Values, turned.Rotate(first.Inverse()).Values, Tolerance.Reference.Double);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Rotation_CommutesWithFiltersAndExactTransforms(int spin)
    {
        const int degree = 24;
        Rotation rotation = Rotation.Random(new Random(6));
        int count = ((degree + 1) * (degree + 1)) - (spin * spin);
        double[] filter = SphereCases.Random(degree + 1, 11);
        var transform = new SphereTransform(new GaussLegendreSampling(degree), degree, spin);
        var e = new SphereCoefficients(degree, SphereCases.Random(count, 12), spin);
        var b = new SphereCoefficients(degree, SphereCases.Random(count, 13), spin);
        (SphereCoefficients first, SphereCoefficients second) = Through(e.Rotate(rotation), b.Rotate(rotation));
        (SphereCoefficients later, SphereCoefficients laterB) = Through(e, b);
        Near.Equal(later.Rotate(rotation).Values, first.Values, Tolerance.Reference.Double);
        Near.Equal(laterB.Rotate(rotation).Values, second.Values, Tolerance.Reference.Double);

        // To the sphere and back, a filter of each degree, to the sphere and back.
        (SphereCoefficients, SphereCoefficients) Through(SphereCoefficients x, SphereCoefficients y)
        {
            (x, y) = Back(x, y);
            return Back(x.Filter(filter), y.Filter(filter));
        }

        (SphereCoefficients, SphereCoefficients) Back(SphereCoefficients x, SphereCoefficients y)
        {
            if (spin == 0)
                return (transform.Analyze(transform.Synthesize(x)), transform.Analyze(transform.Synthesize(y)));
            (double[] q, double[] u) = transform.SynthesizePair(x, y);
            return transform.AnalyzePair(q, u);
        }
    }

    [Fact]
    public void TurnedCoefficients_AreTheTurnedMap()
    {
        // f(R⁻¹x), pixel by pixel; and a quarter turn about the pole moves pixels of HEALPix.
        Rotation rotation = Rotation.Random(new Random(7));
        var coefficients = new SphereCoefficients(6, SphereCases.Random(49, 14));
        var sampling = new GaussLegendreSampling(6);
        double[] map = new SphereTransform(sampling, 6).Synthesize(coefficients.Rotate(rotation)),
            expected = new double[sampling.Count],
            y = new double[49];
        for (int pixel = 0; pixel < expected.Length; pixel++)
        {
            (double u, double v, double w) = sampling.Direction(pixel);
            (u, v, w) = rotation.Inverse().Apply(u, v, w);
            SphericalHarmonics.Evaluate(6, u, v, w, y, HarmonicsNormalization.Integral);
            expected[pixel] = SphereCases.Inner(y, coefficients.Values);
        }

        Near.Equal(expected, map, Tolerance.Rounding.Hundreds);

        var sky = new HealPix(4);
        var quarter = Rotation.FromAxisAngle(0, 1, 0, Math.PI / 2);
        var spin2 = new SphereTransform(sky, 6, spin: 2);
        var e = new SphereCoefficients(6, SphereCases.Random(45, 15), spin: 2);
        var b = new SphereCoefficients(6, SphereCases.Random(45, 16), spin: 2);
        (double[] q, double[] _) = spin2.SynthesizePair(e, b);
        (double[] moved, double[] _) = spin2.SynthesizePair(e.Rotate(quarter), b.Rotate(quarter));
        double[] from = new double[sky.Count];
        for (int pixel = 0; pixel < from.Length; pixel++)
        {
            (double u, double v, double w) = sky.Direction(pixel);
            (u, v, w) = quarter.Inverse().Apply(u, v, w);
            from[pixel] = q[sky.PixelAt(u, v, w)];
        }
        Near.Equal(from, moved, Tolerance.Rounding.Hundreds);
    }

    [Fact]
    public void Mirror_KeepsEAndFlipsB()
    {
        // Under the mirror z → −z of φ → π − φ … of the plane through the pole: φ → −φ. Q stays and U flips.
        const int degree = 9;
        var sampling = new GaussLegendreSampling(degree);
        var transform = new SphereTransform(sampling, degree, spin: 2);
        int count = ((degree + 1) * (degree + 1)) - 4;
        var e = new SphereCoefficients(degree, SphereCases.Random(count, 17), spin: 2);
        var b = new SphereCoefficients(degree, SphereCases.Random(count, 18), spin: 2);
        (double[] q, double[] u) = transform.SynthesizePair(e, b);
        int ring = sampling.Count / sampling.RingCount;
        double[] mirroredQ = new double[q.Length],
            mirroredU = new double[u.Length];
        for (int pixel = 0; pixel < q.Length; pixel++)
        {
            int from = (pixel / ring * ring) + ((ring - (pixel % ring)) % ring);
            (mirroredQ[pixel], mirroredU[pixel]) = (q[from], -u[from]);
        }
        (SphereCoefficients mirroredE, SphereCoefficients mirroredB) = transform.AnalyzePair(mirroredQ, mirroredU);
        for (int l = 2; l <= degree; l++)
        {
            for (int m = -l; m <= l; m++)
            {
                // D of the mirror on harmonics: cosines stay, sines flip; B is a pseudo field.
                double sign = m < 0 ? -1 : 1;
                Near.Equal(sign * e[l, m], mirroredE[l, m], Tolerance.Rounding.Hundreds, "E", 1);
                Near.Equal(-sign * b[l, m], mirroredB[l, m], Tolerance.Rounding.Hundreds, "B", 1);
            }
        }
    }

    [Fact]
    public void SinglePrecision_IsReadAsItIs()
    {
        var transform = new SphereTransform(new HealPix(4), 8);
        float[] map = Array.ConvertAll(SphereCases.Random(192, 19), static v => (float)v);
        SphereCoefficients single = transform.Analyze(map, 2),
            twice = transform.Analyze(Array.ConvertAll(map, static v => (double)v), 2);
        Assert.Equal(twice.Values.ToArray(), single.Values.ToArray());
    }

    [Fact]
    public void WrongInput_IsRefusedByName()
    {
        var sky = new HealPix(2);
        var plain = new SphereTransform(sky, 4);
        var spin2 = new SphereTransform(sky, 4, spin: 2);
        Assert.Contains(
            "48 pixels, but this one has 12",
            Assert.Throws<ArgumentException>(() => plain.Analyze(new double[12])).Message
        );
        double[] map = new double[48];
        map[7] = double.NaN;
        Assert.Contains("Pixel 7 is NaN", Assert.Throws<ArgumentException>(() => plain.Analyze(map)).Message);
        Assert.Contains("spin 2", Assert.Throws<InvalidOperationException>(() => spin2.Analyze(map)).Message);
        Assert.Contains("no spin", Assert.Throws<InvalidOperationException>(() => plain.AnalyzePair(map, map)).Message);
        Assert.Contains(
            "too large for HEALPix with nside 2: at most 8",
            Assert.Throws<ArgumentOutOfRangeException>(() => new SphereTransform(sky, 9)).Message
        );
        Assert.Contains(
            "at most 5",
            Assert
                .Throws<ArgumentOutOfRangeException>(static () => new SphereTransform(new GaussLegendreSampling(5), 6))
                .Message
        );
        Assert.Contains(
            "25 coefficients, but there are 24",
            Assert.Throws<ArgumentException>(static () => new SphereCoefficients(4, new double[24])).Message
        );
        Assert.Contains(
            "degrees 2 … 4",
            Assert
                .Throws<ArgumentException>(() => spin2.SynthesizePair(new(4, new double[25]), new(4, new double[25])))
                .Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(static () =>
            new SphereCoefficients(1, new double[4]).Smooth(double.NaN)
        );
        Assert.Throws<ArgumentException>(static () => new SphereCoefficients(1, new double[4]).Filter(new double[1]));
    }

    private static double[] Masked(double[] map, bool[] mask)
    {
        for (int p = 0; p < map.Length; p++)
            map[p] = mask[p] ? map[p] : 0;
        return map;
    }
}
