namespace GeoDL.Typed.Models.Tests.Support;

/// <summary>
/// How far results may be apart, relative to the largest entry: some hundred roundings of the precision.
/// </summary>
internal static class Tolerance
{
    public static double Of(Precision precision) => precision == Precision.Double ? 1e-12 : 2e-5;

    /// <summary>Differences of nearly equal losses lose half the digits.</summary>
    public const double Difference = 1e-7;

    public static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = Math.Max(expected.Select(Math.Abs).DefaultIfEmpty(0).Max(), 1e-3);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * largest,
                $"Entry {i} is {actual[i]:R}, expected {expected[i]:R}; the largest is {largest:R}."
            );
        }
    }
}
