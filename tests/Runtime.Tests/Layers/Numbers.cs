using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Numbers of tests: random ones, and those of reference files.</summary>
internal static class Numbers
{
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
}
