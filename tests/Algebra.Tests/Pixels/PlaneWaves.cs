using System.Numerics;

namespace GeoDL.Typed.Algebra.Tests.Pixels;

/// <summary>Slow, obvious answers of sampled harmonics to waves and images.</summary>
internal static class PlaneWaves
{
    /// <summary>Half of what pixels can hold along an axis, in radians a pixel.</summary>
    public const double Band = Math.PI / 2;

    /// <summary>Orders above have no power that counts, on windows of up to 13 pixels.</summary>
    private const int HighestOrder = 40;

    /// <summary>The function of order +j or −j at each sample, with its position in pixels; zeros left out.</summary>
    public static (int X, int Y, Complex Value)[] Samples(SampledWindow window, SampledHarmonic harmonic, int sign = 1)
    {
        int half = window.Size / 2;
        return
        [
            .. from row in Enumerable.Range(0, window.Size)
            from column in Enumerable.Range(0, window.Size)
            let value = new Complex(harmonic.Cosine(row, column), sign * harmonic.Sine(row, column))
            where value != 0
            select ((column - half) * window.Dilation, (half - row) * window.Dilation, value),
        ];
    }

    /// <summary>Ψ = Σ ψ(x) e^{iκ·x}.</summary>
    public static Complex Answer((int X, int Y, Complex Value)[] samples, double frequency, double angle)
    {
        (double kx, double ky) = (frequency * Math.Cos(angle), frequency * Math.Sin(angle));
        Complex sum = 0;
        foreach ((int x, int y, Complex value) in samples)
            sum += value * Complex.FromPolarCoordinates(1, (kx * x) + (ky * y));
        return sum;
    }

    /// <summary>
    /// Leaked and all power at one frequency, from answers at equal steps of the angle. An answer is cut off where
    /// <paramref name="passes"/> is false.
    /// </summary>
    /// <param name="samples">The function.</param>
    /// <param name="order">Its order.</param>
    /// <param name="fold">N of the group; 0 for all turns.</param>
    /// <param name="frequency">κ.</param>
    /// <param name="steps">The number of angles.</param>
    /// <param name="passes">Which waves the result can hold.</param>
    public static (double Leak, double Power) Powers(
        (int X, int Y, Complex Value)[] samples,
        int order,
        int fold,
        double frequency,
        int steps,
        Func<double, double, bool> passes
    )
    {
        double[] angles = [.. Enumerable.Range(0, steps).Select(i => 2 * Math.PI * (i + 0.5) / steps)];
        Complex[] answers = [.. angles.Select(angle => Answer(samples, frequency, angle))];
        Complex[] kept =
        [
            .. angles.Select(
                (angle, i) =>
                    passes(frequency * Math.Cos(angle), frequency * Math.Sin(angle)) ? answers[i] : Complex.Zero
            ),
        ];
        double power = answers.Sum(static a => a.Magnitude * a.Magnitude) / steps;
        double held = 0;
        for (int p = -HighestOrder; p <= HighestOrder; p++)
        {
            if (fold == 0 ? p != order : (p - order) % fold != 0)
                continue;
            Complex coefficient = 0;
            for (int i = 0; i < steps; i++)
                coefficient += kept[i] * Complex.FromPolarCoordinates(1.0 / steps, -p * angles[i]);
            held += coefficient.Magnitude * coefficient.Magnitude;
        }

        return (power - held, power);
    }

    /// <summary>ε over the band, by Gauss's rule of three points in each of some rings.</summary>
    public static double Residual(
        (int X, int Y, Complex Value)[] samples,
        int order,
        int fold,
        int rings,
        int steps,
        Func<double, double, bool> passes
    )
    {
        double outer = Math.Sqrt(0.6);
        (double At, double Weight)[] rule = [(-outer, 5), (0, 8), (outer, 5)];
        (double leak, double power) = (0, 0);
        for (int i = 0; i < rings; i++)
        {
            foreach ((double at, double weight) in rule)
            {
                double frequency = Band * (i + ((1 + at) / 2)) / rings;
                (double lost, double all) = Powers(samples, order, fold, frequency, steps, passes);
                (leak, power) = (leak + (weight * frequency * lost), power + (weight * frequency * all));
            }
        }

        return Math.Sqrt(Math.Max(0, leak) / power);
    }
}
