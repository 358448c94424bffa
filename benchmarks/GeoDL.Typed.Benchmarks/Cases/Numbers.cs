using System.Numerics;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Inputs from a seed: what is timed is the same in every run.</summary>
internal static class Numbers
{
    /// <summary>Numbers between −1 and 1.</summary>
    public static S[] Random<S>(long count, int seed)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var numbers = new S[checked((int)count)];
        Fill<S>(numbers, seed);
        return numbers;
    }

    /// <summary>The same in single precision.</summary>
    public static float[] Random(long count, int seed) => Random<float>(count, seed);

    /// <summary>The same where the runtime would have them.</summary>
    public static Aligned<S> RandomAligned<S>(long count, int seed)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var numbers = new Aligned<S>(checked((int)count));
        Fill(numbers.Span, seed);
        return numbers;
    }

    /// <summary>
    /// Positions in a cube with so many neighbours within the distance 1, on average and edge effects aside.
    /// </summary>
    public static double[] Positions(int points, double neighbours, int seed)
    {
        double side = Side(points, neighbours);
        var random = new Random(seed);
        var positions = new double[3 * points];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = side * random.NextDouble();
        return positions;
    }

    /// <summary>The side of that cube.</summary>
    public static double Side(int points, double neighbours) =>
        Math.Pow(points * 4 * Math.PI / (3 * neighbours), 1.0 / 3);

    private static void Fill<S>(Span<S> numbers, int seed)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var random = new Random(seed);
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = S.CreateTruncating((2 * random.NextSingle()) - 1);
    }
}
