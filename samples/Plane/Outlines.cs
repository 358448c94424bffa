namespace GeoDL.Typed.Samples.Plane;

/// <summary>Points along the outlines of six kinds of shapes, with noise: no two are alike.</summary>
internal static class Outlines
{
    internal static readonly string[] Kinds = ["triangle", "square", "hexagon", "star", "cross", "arrow"];

    private const int Points = 40;
    private const double Noise = 0.02;

    private static readonly double[][] Corners =
    [
        Polygon(3),
        Polygon(4),
        Polygon(6),
        Star(5),
        [
            .. new[] { 1, 0.3, 0.3, 0.3, 0.3, 1, -0.3, 1, -0.3, 0.3, -1, 0.3 },
            .. new[] { -1, -0.3, -0.3, -0.3, -0.3, -1, 0.3, -1, 0.3, -0.3, 1, -0.3 },
        ],
        [1, 0, 0.2, 0.7, 0.2, 0.25, -1, 0.25, -1, -0.25, 0.2, -0.25, 0.2, -0.7],
    ];

    /// <summary>[Points × 2] the points of one shape.</summary>
    /// <param name="kind">Its number in <see cref="Kinds"/>.</param>
    /// <param name="angle">By how much it is turned.</param>
    /// <param name="random">Where on the outline points lie, noise, and size.</param>
    internal static double[] Draw(int kind, double angle, Random random)
    {
        double[] corners = Corners[kind];
        int sides = corners.Length / 2;
        double[] lengths = [.. Enumerable.Range(0, sides).Select(s => Length(corners, s))];
        double size = 0.85 + (0.3 * random.NextDouble());
        var points = new double[2 * Points];
        for (int i = 0; i < Points; i++)
        {
            double along = lengths.Sum() * (i + random.NextDouble()) / Points;
            int side = 0;
            while (side < sides - 1 && along > lengths[side])
                along -= lengths[side++];
            double part = Math.Min(along / lengths[side], 1);
            double x = size * (At(corners, side, 0, part) + (Noise * Normal(random)));
            double y = size * (At(corners, side, 1, part) + (Noise * Normal(random)));
            points[2 * i] = (Math.Cos(angle) * x) - (Math.Sin(angle) * y);
            points[(2 * i) + 1] = (Math.Sin(angle) * x) + (Math.Cos(angle) * y);
        }

        return points;
    }

    private static double[] Polygon(int corners) =>
        [.. Enumerable.Range(0, corners).SelectMany(i => Point(1, (2 * i) + 1, corners))];

    private static double[] Star(int tips) =>
        [.. Enumerable.Range(0, 2 * tips).SelectMany(i => Point(i % 2 == 0 ? 1 : 0.4, i, tips))];

    /// <summary>The point at a radius and at an angle of step·π/of, from the top.</summary>
    private static double[] Point(double radius, int step, int of) =>
        [radius * Math.Sin(step * Math.PI / of), radius * Math.Cos(step * Math.PI / of)];

    private static double At(double[] corners, int side, int coordinate, double part) =>
        ((1 - part) * corners[(2 * side) + coordinate])
        + (part * corners[((2 * side) + 2 + coordinate) % corners.Length]);

    private static double Length(double[] corners, int side) =>
        double.Hypot(
            At(corners, side, 0, 1) - At(corners, side, 0, 0),
            At(corners, side, 1, 1) - At(corners, side, 1, 0)
        );

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
