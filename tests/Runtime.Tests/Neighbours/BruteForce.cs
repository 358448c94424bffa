namespace GeoDL.Typed.Tests.Neighbours;

/// <summary>Neighbours the slow, obvious way: all pairs, all images −MaxImage … MaxImage.</summary>
internal static class BruteForce
{
    private const int MaxImage = 8;

    public static List<Edge> WithinRadius(double[] positions, double radius, Cell cell, int begin = 0, int end = -1) =>
        [.. Candidates(positions, radius, cell, begin, end).Select(c => c.Edge)];

    /// <summary>
    /// The k nearest with ties, and the next one beyond (by length, then sender, then image), for each receiver.
    /// </summary>
    public static (List<Edge> Kept, List<Edge?> Next) KNearest(double[] positions, int k, Cell cell)
    {
        var kept = new List<Edge>();
        var next = new List<Edge?>();
        foreach (var receiver in Candidates(positions, Generous(cell), cell).GroupBy(c => c.Edge.Receiver))
        {
            var sorted = receiver.OrderBy(c => c.Length).ThenBy(c => c.Edge).ToList();
            double limit = sorted[k - 1].Length * (1 + 1e-9);
            kept.AddRange(sorted.Where(c => c.Length <= limit).Select(c => c.Edge).Order());
            next.Add(sorted.Where(c => c.Length > limit).Select(c => (Edge?)c.Edge).FirstOrDefault());
        }

        return (kept, next);
    }

    /// <summary>For each ordered pair the nearest image; there must be no ties.</summary>
    public static List<Edge> NearestImages(double[] positions, Cell cell) =>
        [
            .. Candidates(positions, Generous(cell), cell)
                .Where(c => c.Edge.Sender != c.Edge.Receiver)
                .GroupBy(c => (c.Edge.Receiver, c.Edge.Sender))
                .Select(pair => pair.MinBy(c => c.Length).Edge),
        ];

    // Only to keep lists short: a full lattice has a dozen neighbours much nearer.
    private static double Generous(Cell cell) => cell.PeriodicA && cell.PeriodicB && cell.PeriodicC ? 3.5 : 10;

    /// <summary>
    /// Every edge of one cloud (rows begin … end − 1) shorter than the radius, self-edges of image zero excluded.
    /// </summary>
    private static List<(Edge Edge, double Length)> Candidates(
        double[] x,
        double radius,
        Cell cell,
        int begin = 0,
        int end = -1
    )
    {
        var found = new List<(Edge, double)>();
        end = end < 0 ? x.Length / 3 : end;
        double[] m = cell.ToArray();
        int na = cell.PeriodicA ? MaxImage : 0,
            nb = cell.PeriodicB ? MaxImage : 0,
            nc = cell.PeriodicC ? MaxImage : 0;
        for (int r = begin; r < end; r++)
        {
            for (int s = begin; s < end; s++)
            {
                for (int a = -na; a <= na; a++)
                {
                    for (int b = -nb; b <= nb; b++)
                    {
                        for (int c = -nc; c <= nc; c++)
                        {
                            double dx = x[3 * s] + a * m[0] + b * m[3] + c * m[6] - x[3 * r];
                            double dy = x[3 * s + 1] + a * m[1] + b * m[4] + c * m[7] - x[3 * r + 1];
                            double dz = x[3 * s + 2] + a * m[2] + b * m[5] + c * m[8] - x[3 * r + 2];
                            double length = Math.Sqrt(dx * dx + dy * dy + dz * dz);
                            if (length < radius && (s != r || (a, b, c) != (0, 0, 0)))
                                found.Add((new Edge(r, s, a, b, c), length));
                        }
                    }
                }
            }
        }

        return found;
    }
}
