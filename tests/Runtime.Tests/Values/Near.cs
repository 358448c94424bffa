namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>Equality up to rounding, relative to the largest entry.</summary>
internal static class Near
{
    internal static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 0,
            worst = 0;
        int where = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            double difference = Math.Abs(expected[i] - actual[i]);
            if (!(difference <= worst))
                (worst, where) = (difference, i);
        }

        double relative = worst / Math.Max(largest, 1e-300);
        Assert.True(
            worst == 0 || relative <= tolerance,
            expected.Length == 0
                ? ""
                : $"Number {where}: expected {expected[where]}, was {actual[where]}; off by "
                    + $"{relative:e2} of the largest, {tolerance:e0} is allowed."
        );
    }
}
