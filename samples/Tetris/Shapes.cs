namespace GeoDL.Typed.Samples.Tetris;

/// <summary>
/// The eight shapes of four cubes (Thomas et al., 1802.08219, section 5.1); the first two are mirror images.
/// </summary>
internal static class Shapes
{
    internal static readonly string[] Names =
    [
        "chiral, left",
        "chiral, right",
        "square",
        "line",
        "corner",
        "L",
        "T",
        "zigzag",
    ];

    internal static readonly double[][] Positions =
    [
        [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0],
        [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, -1, 0],
        [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0],
        [0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 3],
        [0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0],
        [0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 1, 0],
        [0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 1, 1],
        [0, 0, 0, 1, 0, 0, 1, 1, 0, 2, 1, 0],
    ];

    /// <summary>The answer: chirality ±1 for the first two, which are one kind; then one kind each.</summary>
    internal static double[] Target(int shape)
    {
        var target = new double[8];
        target[0] = shape switch
        {
            0 => 1,
            1 => -1,
            _ => 0,
        };
        target[1 + Math.Max(0, shape - 1)] = 1;
        return target;
    }

    /// <summary>Which shape an answer names.</summary>
    internal static int Classify(ReadOnlySpan<double> answer)
    {
        int kind = 0;
        for (int k = 1; k < 7; k++)
        {
            if (answer[1 + k] > answer[1 + kind])
                kind = k;
        }

        return kind > 0 ? kind + 1
            : answer[0] > 0 ? 0
            : 1;
    }
}
