namespace GeoDL.Typed.Algebra;

/// <summary>
/// The points 0 ≤ y ≤ x ≤ h of a square window: with the symmetries of the square they are all of it.
/// </summary>
internal sealed class SquareOctant
{
    private static readonly double Half = Math.Sqrt(0.5);

    public SquareOctant(int half)
    {
        HalfSize = half;
        Points =
        [
            .. Enumerable.Range(0, half + 1).SelectMany(static x => Enumerable.Range(0, x + 1).Select(y => (x, y))),
        ];
        Weights =
        [
            .. Points.Select(static p =>
                p.X == 0 ? 1.0
                : p.Y == 0 || p.Y == p.X ? 4.0
                : 8.0
            ),
        ];
    }

    /// <summary>h, half the size of the window without its centre.</summary>
    public int HalfSize { get; }

    public IReadOnlyList<(int X, int Y)> Points { get; }

    /// <summary>How many points of the window each point stands for.</summary>
    public IReadOnlyList<double> Weights { get; }

    public static int Index(int x, int y) => (x * (x + 1) / 2) + y;

    /// <summary>
    /// cos jφ and sin jφ at a point of the octant, with exact zeros and equal magnitudes on the axis and the diagonal.
    /// At the centre order 0 alone is not zero.
    /// </summary>
    public static (double Cos, double Sin) Harmonic(int x, int y, int order)
    {
        if (x == 0)
            return (order == 0 ? 1 : 0, 0);
        if (y == 0)
            return (1, 0);
        if (x == y)
        {
            return (order % 8) switch
            {
                0 => (1, 0),
                1 => (Half, Half),
                2 => (0, 1),
                3 => (-Half, Half),
                4 => (-1, 0),
                5 => (-Half, -Half),
                6 => (0, -1),
                _ => (Half, -Half),
            };
        }

        double r = Math.Sqrt((x * x) + (y * y));
        (double c, double s, double cos, double sin) = (x / r, y / r, 1, 0);
        for (int i = 0; i < order; i++)
            (cos, sin) = ((c * cos) - (s * sin), (c * sin) + (s * cos));
        return (cos, sin);
    }
}
