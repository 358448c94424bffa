using System.Globalization;

namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>The spectra of a map in a file, with or without a mask.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Where the report goes.</param>
public sealed class MapReport(MapOptions options, TextWriter output)
{
    // Three are usual; see docs/sphere.md.
    private const int Iterations = 3;

    private static readonly int[] Shown = [2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 64, 100, 150, 200, 300, 500, 1000];

    /// <summary>Reads the map, and writes its spectra.</summary>
    /// <exception cref="DataFileException">A file cannot be used.</exception>
    public void Run()
    {
        SkyMap map = Load(options.Map);
        if (map.Names.Count < 3)
        {
            throw new DataFileException(
                options.Map,
                $"three maps are needed, T, Q and U, but there are {string.Join(", ", map.Names)}."
            );
        }
        string[] names = [.. map.Names.Take(3)];
        SphereMask mask = SphereMask.Seen(map, names);
        if (options.Mask is { } path)
            mask = mask.And(ReadMask(path, map.Sampling));
        int degree = Math.Min(options.MaxDegree ?? (2 * map.Sampling.Nside), map.Sampling.LargestUsefulDegree);
        SphereCoefficients t = Temperature(map.Values(names[0]), mask, degree);
        (SphereCoefficients e, SphereCoefficients b) = new SphereTransform(map.Sampling, degree, spin: 2).AnalyzePair(
            mask.Times(map.Values(names[1])),
            mask.Times(map.Values(names[2])),
            Iterations
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{options.Map}: {map}; {mask.Weights.Count(static w => w > 0)} of {map.Sampling.Count} pixels, "
                    + $"l ≤ {degree}, {Iterations} iterations, mean of T removed."
            )
        );
        output.WriteLine("   l           TT            EE            BB            TE            TB            EB");
        double[][] spectra =
        [
            t.Spectrum(),
            e.Spectrum(),
            b.Spectrum(),
            t.CrossSpectrum(e),
            t.CrossSpectrum(b),
            e.CrossSpectrum(b),
        ];
        for (int l = 2; l <= degree; l++)
        {
            if (Shown.Contains(l) || l == degree)
            {
                output.WriteLine(
                    $"{l, 4}"
                        + string.Concat(
                            spectra.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s[l], 14:0.000000e+0}"))
                        )
                );
            }
        }

        string table = Path.Combine(options.OutputFolder, "spectra.csv");
        AtomicFile.Write(
            table,
            stream =>
            {
                using var writer = new StreamWriter(stream);
                writer.WriteLine("l,TT,EE,BB,TE,TB,EB");
                for (int l = 0; l <= degree; l++)
                {
                    writer.WriteLine(
                        $"{l},"
                            + string.Join(',', spectra.Select(s => s[l].ToString("R", CultureInfo.InvariantCulture)))
                    );
                }
            }
        );
        output.WriteLine($"All degrees: {table}");
    }

    /// <summary>Coefficients of T without its mean over what was seen.</summary>
    private static SphereCoefficients Temperature(double[] t, SphereMask mask, int degree)
    {
        double[] weights = mask.Weights;
        double sum = weights.Sum(),
            mean = sum > 0 ? t.Select((value, pixel) => weights[pixel] * value).Sum() / sum : 0;
        return new SphereTransform(mask.Sampling, degree).Analyze(
            mask.Times(Array.ConvertAll(t, value => value - mean)),
            Iterations
        );
    }

    /// <summary>The last map of a file: 1 is seen, 0 is not.</summary>
    private static SphereMask ReadMask(string path, HealPix sampling)
    {
        SkyMap map = Load(path);
        if (map.Sampling.Nside != sampling.Nside)
        {
            throw new DataFileException(
                path,
                $"the mask has nside {map.Sampling.Nside}, but the map {sampling.Nside}."
            );
        }
        return new SphereMask(
            sampling,
            Array.ConvertAll(map.Values(map.Names[^1]), static value => value > 0.5 ? 1.0 : 0)
        );
    }

    private static SkyMap Load(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        try
        {
            return HealPixFile.Read(path, PolarisationConvention.Cosmo).In(PolarisationConvention.Cosmo);
        }
        catch (InvalidDataException error)
        {
            // Its message begins with the file.
            throw new DataFileException(path, error.Message.Replace($"{path}: ", "", StringComparison.Ordinal));
        }
        catch (InvalidOperationException error)
        {
            throw new DataFileException(path, error.Message);
        }
    }
}
