namespace GeoDL.Typed.Samples.Digits.Drawing;

/// <summary>
/// The ten digits as strokes, x to the right and y up, from −1 to 1. The 9 has a straight leg and the 6 is curved, so
/// that neither is the other one upside down.
/// </summary>
internal static class Glyphs
{
    private const double DegreesPerPoint = 12;

    /// <summary>Strokes of each digit: points (x, y) in the order of writing.</summary>
    internal static readonly (double X, double Y)[][][] Strokes =
    [
        [Arc(0, 0, 0.56, 1, 90, 450)],
        [
            [(-0.32, 0.6), (0.05, 1), (0.05, -1)],
        ],
        [
            [.. Arc(0, 0.46, 0.52, 0.54, 165, -35), (-0.56, -1), (0.6, -1)],
        ],
        [
            [.. Arc(0, 0.5, 0.48, 0.5, 150, -90), .. Arc(0, -0.5, 0.56, 0.5, 90, -150)],
        ],
        [
            [(0.22, 1), (-0.62, -0.35), (0.66, -0.35)],
            [(0.28, 0.3), (0.28, -1)],
        ],
        [
            [(0.5, 1), (-0.42, 1), (-0.48, 0.12), .. Arc(-0.02, -0.38, 0.56, 0.62, 125, -150)],
        ],
        [
            [.. Arc(0.5, -0.42, 1.02, 1.42, 88, 180), .. Arc(0, -0.42, 0.52, 0.58, 180, -180)],
        ],
        [
            [(-0.56, 1), (0.56, 1), (-0.12, -1)],
        ],
        [Arc(0, 0.5, 0.44, 0.5, 270, -90), Arc(0, -0.5, 0.54, 0.5, 90, 450)],
        [Arc(-0.04, 0.46, 0.5, 0.54, 0, 360), [(0.46, 0.9), (0.46, -1)]],
    ];

    /// <summary>Points of an arc of an ellipse.</summary>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="width">Half its width.</param>
    /// <param name="height">Half its height.</param>
    /// <param name="from">The first angle, in degrees.</param>
    /// <param name="to">The last angle.</param>
    private static (double X, double Y)[] Arc(double x, double y, double width, double height, double from, double to)
    {
        int steps = (int)Math.Ceiling(Math.Abs(to - from) / DegreesPerPoint);
        return
        [
            .. Enumerable
                .Range(0, steps + 1)
                .Select(i => double.DegreesToRadians(from + ((to - from) * i / steps)))
                .Select(angle => (x + (width * Math.Cos(angle)), y + (height * Math.Sin(angle)))),
        ];
    }
}
