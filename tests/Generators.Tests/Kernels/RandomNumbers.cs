namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Operands of tests.</summary>
internal static class RandomNumbers
{
    /// <summary>Numbers between −1 and 1.</summary>
    public static double[] Fill(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
