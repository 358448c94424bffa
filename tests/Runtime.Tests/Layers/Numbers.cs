using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Numbers of tests: random ones, and comparisons relative to the largest entry.</summary>
internal static class Numbers
{
    /// <summary>Forward values of kernels and layers: a few hundred roundings at most.</summary>
    internal static double Tolerance(Precision precision) => precision == Precision.Single ? 2e-6 : 1e-12;

    internal static double[] Normal(int seed, int count)
    {
        var random = new Random(seed);
        var numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] =
                Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        }
        return numbers;
    }

    internal static double[] Flat(JsonElement rows) =>
        rows.ValueKind == JsonValueKind.Array && rows.GetArrayLength() > 0 && rows[0].ValueKind == JsonValueKind.Array
            ? [.. rows.EnumerateArray().SelectMany(Flat)]
            : ReferenceData.Vector(rows);

    internal static void Close(double[] expected, double[] actual, double tolerance, string what = "values")
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - actual[i]);
            Assert.True(
                error <= tolerance * Math.Max(largest, 1e-300),
                $"{what}[{i}]: expected {expected[i]:R}, was {actual[i]:R}, relative to the largest "
                    + $"{error / largest:E1} > {tolerance:E1}"
            );
        }
    }
}
