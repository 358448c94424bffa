using System.Globalization;

namespace GeoDL.Typed.TestSupport;

/// <summary>How far a result is from what was expected: the largest difference over the largest entry.</summary>
/// <param name="Relative">
/// The error: 0 where nothing differs, infinite where the result is not a number, or where all that was expected is 0.
/// </param>
/// <param name="At">The entry with the largest difference.</param>
/// <param name="Scale">What the difference was divided by.</param>
public readonly record struct Deviation(double Relative, int At, double Scale)
{
    /// <summary>The deviation of an array.</summary>
    /// <param name="expected">What it should be.</param>
    /// <param name="actual">What it is.</param>
    /// <param name="scale">What differences are relative to, if not to the largest entry that is expected.</param>
    /// <exception cref="InvalidDataException">The lengths differ.</exception>
    public static Deviation Of(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double scale = double.NaN)
    {
        if (expected.Length != actual.Length)
            throw new InvalidDataException($"{actual.Length} numbers, expected {expected.Length}.");
        if (double.IsNaN(scale))
        {
            scale = 0;
            foreach (double entry in expected)
                scale = Math.Max(scale, Math.Abs(entry));
        }

        var worst = new Deviation(0, 0, scale);
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = expected[i] == actual[i] ? 0 : Math.Abs(expected[i] - actual[i]);
            double relative =
                difference == 0 ? 0
                : scale > 0 && double.IsFinite(difference) ? difference / scale
                : double.PositiveInfinity;
            if (relative > worst.Relative)
                worst = new Deviation(relative, i, scale);
        }

        return worst;
    }

    /// <summary>The sentence of a failing test.</summary>
    public string Message(string what, double expected, double actual, double tolerance) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{what}[{At}] is {actual:R}, expected {expected:R}: off by {Relative:E1} of {Scale:R}, "
                + $"{tolerance:E1} is allowed."
        );
}
