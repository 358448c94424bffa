namespace GeoDL.Typed.Attack;

/// <summary>
/// Where functions are compared: numbers above zero that arithmetic finds hard, and numbers that are captured.
/// </summary>
internal static class ParityInputs
{
    /// <summary>The hard ones; with the negative of each.</summary>
    public static IReadOnlyList<double> Hard { get; } =
    [
        0,
        double.Epsilon,
        3e-323,
        1e-310,
        2.2250738585072009e-308,
        2.2250738585072014e-308,
        1e-300,
        1e-200,
        1e-162,
        1.4e-162,
        1e-155,
        1e-100,
        float.Epsilon,
        1e-38,
        1e-16,
        1.1e-16,
        1e-8,
        1e-3,
        0.1,
        0.25,
        Math.BitDecrement(0.5),
        0.5,
        Math.BitIncrement(0.5),
        0.7,
        Math.BitDecrement(1),
        1,
        Math.BitIncrement(1),
        1.3,
        Math.PI / 2,
        2,
        3,
        Math.PI,
        7.5,
        19.1,
        37,
        100,
        354.9,
        500,
        709.7,
        709.8,
        710.5,
        745.2,
        1000,
        1e8,
        9007199254740993,
        1e16,
        float.MaxValue,
        1e100,
        1e154,
        1.4e154,
        1e200,
        1e300,
        double.MaxValue / 2,
        double.MaxValue,
        double.PositiveInfinity,
        double.NaN,
    ];

    /// <summary>What is captured as k, j and n.</summary>
    public static IReadOnlyList<(double K, double J, int N)> Captured { get; } =
    [
        (0.7, -1.3, 2),
        (0.0, -0.0, 0),
        (-0.0, 0.0, -1),
        (-2, 1e-310, -3),
        (1e300, 1e10, 1),
        (double.PositiveInfinity, double.NaN, 3),
        (double.NaN, double.NegativeInfinity, int.MinValue),
        (double.Epsilon, -double.Epsilon, int.MaxValue),
    ];

    /// <summary>The hard ones and some at random.</summary>
    public static double[] For(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Hard,
            .. Enumerable
                .Range(0, 12)
                .Select(_ => Math.Exp((random.NextDouble() - 0.5) * (random.Next(3) == 0 ? 1400 : 8))),
        ];
    }
}
