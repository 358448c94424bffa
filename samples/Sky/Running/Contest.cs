using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Sky.Networks;
using GeoDL.Typed.Samples.Sky.Pictures;
using GeoDL.Typed.Samples.Sky.Skies;

namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>
/// B through a mask: by the transform of what was seen, with hard and with soft borders, and by a network that learned
/// to undo the mask. Then the pictures.
/// </summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Contest(ContestOptions options, TextWriter output)
{
    // Seeds of the skies, which no seed of a user's is likely to meet.
    private const ulong Tested = 1_000_001;

    // Widths of soft borders, in degrees: the transform gets the best for the very skies that it is tested with.
    private static readonly double[] Widths = [3, 6, 9, 12, 18, 25];

    private static readonly string[] Names = ["masked transform", "apodised transform", "network"];

    /// <summary>Runs everything.</summary>
    public void Run(CancellationToken cancellation = default)
    {
        const int Wide = 64;
        Separation.Report(Read(Wide), options.Seed, output);
        Spectra spectra = Read(UnmaskNet.MaxDegree);
        var watch = Stopwatch.StartNew();
        var progress = new ConsoleProgress("steps", options.Steps);
        UnmaskNet net = UnmaskTraining.Run(
            spectra,
            options.Steps,
            options.Seed,
            new Reported<TrainingProgress>(p => progress.Report((int)p.Step)),
            cancellation
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"A network of {net.Parameters.Count} weights learned from {options.Steps * UnmaskTraining.Batch} "
                    + $"masked skies, l ≤ {UnmaskNet.MaxDegree}, "
                    + $"in {watch.Elapsed.TotalSeconds:0} s. {options.Tests} skies "
                    + $"and masks that it never saw; mean ± standard deviation over them:"
            )
        );
        MaskedSky[] pure = Skies(spectra.WithoutB()),
            skies = Skies(spectra);
        double width = BestWidth(pure);
        output.WriteLine("                      E alone: B found, % of E   E and B: error of B, % of B");
        for (int method = 0; method < Names.Length; method++)
        {
            double[] leakage = [.. pure.Select(sky => sky.Size(Find(net, sky, method, width)) / sky.SizeOfE())],
                error = [.. skies.Select(sky => Error(sky, Find(net, sky, method, width)))];
            output.WriteLine($"{Names[method], -22}{Text(leakage, "0.000"), 24} {Text(error, "0.0"), 27}");
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Polarisation of B as ∫ w²|P|², w the soft mask: where the sky was seen. Apodised over {width}°, "
                    + $"the best of {string.Join(", ", Widths)}."
            )
        );
        output.WriteLine();
        string folder = options.OutputFolder;
        SkyPictures.WriteSky(Path.Combine(folder, "sky.png"), spectra, skies[0]);
        SkyPictures.WriteB(
            Path.Combine(folder, "b.png"),
            skies[0],
            [.. Names.Select((name, method) => (name, Find(net, skies[0], method, width)))]
        );
        output.WriteLine($"Pictures: {Path.Combine(folder, "sky.png")}, {Path.Combine(folder, "b.png")}");
    }

    /// <summary>B by one of the three.</summary>
    internal static SphereCoefficients Find(UnmaskNet net, MaskedSky sky, int method, double width) =>
        method switch
        {
            0 => sky.Analyse(sky.Mask),
            1 => sky.Analyse(Soft(sky, width)),
            _ => UnmaskTraining.Find(net, sky),
        };

    /// <summary>How far B is from that of the sky, over how large that is.</summary>
    internal static double Error(MaskedSky sky, SphereCoefficients found)
    {
        double[] rest = found.Values.ToArray();
        for (int i = 0; i < rest.Length; i++)
            rest[i] -= sky.B.Values[i];
        return sky.Size(new SphereCoefficients(UnmaskNet.MaxDegree, rest, spin: 2)) / sky.Size(sky.B);
    }

    /// <summary>The width of soft borders, in degrees, with the least leakage.</summary>
    internal static double BestWidth(MaskedSky[] pure) =>
        Widths.MinBy(width => pure.Average(sky => sky.Size(sky.Analyse(Soft(sky, width))) / sky.SizeOfE()));

    private static SphereMask Soft(MaskedSky sky, double width) => sky.Mask.Apodise(width * Math.PI / 180);

    private Spectra Read(int degree) =>
        options.Spectra is { } path ? Spectra.ReadCamb(path, degree) : Spectra.Simple(degree);

    private MaskedSky[] Skies(Spectra spectra) =>
        [.. Enumerable.Range(0, options.Tests).Select(i => MaskedSky.Draw(spectra, options.Seed ^ Tested, i))];

    private static string Text(double[] parts, string format)
    {
        double mean = parts.Average(),
            deviation = Math.Sqrt(parts.Sum(p => (p - mean) * (p - mean)) / Math.Max(1, parts.Length - 1));
        return $"{Percent(mean)} ± {Percent(deviation)}";

        string Percent(double part) => (100 * part).ToString(format, CultureInfo.InvariantCulture);
    }
}
