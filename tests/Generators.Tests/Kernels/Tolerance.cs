namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>How far kernels may be from exact values, relative to the largest entry.</summary>
internal static class Tolerance
{
    /// <summary>Sums of some hundred products, each rounded to 6e-8.</summary>
    public const double Single = 2e-6;

    /// <summary>The same at 1e-16, with a margin for references printed from other summation orders.</summary>
    public const double Double = 1e-12;

    public static double Of(Type number) => number == typeof(float) ? Single : Double;

    public static void AssertClose(string what, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(expected.Length == 0 ? 0 : expected.Max(Math.Abs), 1e-30);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"{what}: entry {i} is {actual[i]:R}, expected {expected[i]:R} (tolerance {tolerance:R} of {scale:R})."
            );
        }
    }
}
