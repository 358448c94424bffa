using System.Globalization;
using GeoDL.Typed.Samples.Sky.Skies;

namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>E and B apart: what a sky of E alone shows of B, with all pixels and through a mask.</summary>
internal static class Separation
{
    private const int Side = 32;

    private static readonly int[] Iterations = [0, 1, 2, 3];

    /// <summary>Writes the table.</summary>
    internal static void Report(Spectra spectra, ulong seed, TextWriter output)
    {
        var sampling = new HealPix(Side);
        var transform = new SphereTransform(sampling, spectra.MaxDegree, spin: 2);
        var random = new RandomStream(seed);
        (_, SphereCoefficients e, SphereCoefficients b) = spectra.WithoutB().Draw(random);
        (double[] q, double[] u) = transform.SynthesizePair(e, b);
        SphereMask mask = Masks.Draw(sampling, random),
            soft = mask.Apodise(Masks.Border);
        output.WriteLine(
            $"A sky of E alone, HEALPix with nside {Side}, l ≤ {spectra.MaxDegree}; in B, of the root mean square of E:"
        );
        output.WriteLine("iterations                      0         1         2         3");
        Line("all pixels", q, u);
        Line(Percent("masked", mask), mask.Times(q), mask.Times(u));
        Line(Percent("soft mask", soft), soft.Times(q), soft.Times(u));
        output.WriteLine();

        void Line(string name, double[] seenQ, double[] seenU) =>
            output.WriteLine(
                $"{name, -24}"
                    + string.Concat(
                        Iterations.Select(i =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{Leakage(transform.AnalyzePair(seenQ, seenU, i)), 10:0.0e+0}"
                            )
                        )
                    )
            );
    }

    /// <summary>How much B there is beside E.</summary>
    internal static double Leakage((SphereCoefficients E, SphereCoefficients B) modes) =>
        Math.Sqrt(Power(modes.B) / Power(modes.E));

    private static double Power(SphereCoefficients modes)
    {
        double sum = 0;
        foreach (double value in modes.Values)
            sum += value * value;
        return sum;
    }

    private static string Percent(string name, SphereMask mask) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}, {100 * mask.Share:0} % left");
}
