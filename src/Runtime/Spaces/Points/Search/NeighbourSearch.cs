namespace GeoDL.Typed;

/// <summary>
/// Neighbour lists of point clouds: within a radius, k nearest, all pairs; in open space or in periodic cells.
/// </summary>
/// <remarks>
/// Positions are N × 3 numbers, row-major, in double. Clouds follow each other: cloud c has the rows
/// cloudOffsets[c] … cloudOffsets[c + 1] − 1; no offsets mean one cloud. Edges never join two clouds. There are no
/// cells, or one for each cloud. Points may be outside their cell; images are relative to the given positions.
/// </remarks>
public static class NeighbourSearch
{
    /// <summary>
    /// Distances that differ by less than this, relative to the smaller one, are a tie; ties are kept together.
    /// </summary>
    public const double TieTolerance = 1e-9;

    /// <summary>
    /// Every edge with 0 ≤ r &lt; <paramref name="radius"/>, in both directions: (i, j, S) is in the list exactly if
    /// (j, i, −S) is.
    /// </summary>
    /// <param name="positions">N × 3 numbers from -1E+150 to 1E+150.</param>
    /// <param name="radius">In the units of the positions, from 1E-100 to 1E+100.</param>
    /// <param name="cloudOffsets">B + 1 numbers; empty for one cloud.</param>
    /// <param name="cells">B cells, or empty for open space.</param>
    /// <param name="selfImages">Whether images of a point are neighbours of the point; the point itself never
    /// is.</param>
    /// <remarks>
    /// There may be several images of one sender within the radius. Different points at the same place are neighbours
    /// with a zero edge vector. Clouds without points or without neighbours have no edges.
    /// </remarks>
    public static NeighbourList WithinRadius(
        ReadOnlySpan<double> positions,
        double radius,
        ReadOnlySpan<int> cloudOffsets = default,
        ReadOnlySpan<Cell> cells = default,
        bool selfImages = true
    )
    {
        Allowed.Length(radius, "The radius of a neighbour list (for all pairs use AllPairs)");
        var batch = NeighbourBatch.Create(positions, cloudOffsets, cells);
        return EdgeCollector.Collect(batch, new RadiusEdges(batch, radius, selfImages), radius, EdgeCollector.MaxEdges);
    }

    /// <summary>
    /// The edges of a part of a larger cloud in open space: the first rows get all their neighbours, the others only
    /// send.
    /// </summary>
    /// <param name="positions">N × 3 numbers: the part, then all points within the radius of it.</param>
    /// <param name="radius">In the units of the positions, from 1E-100 to 1E+100.</param>
    /// <param name="receivers">How many rows, from the first, are receivers; at most N.</param>
    /// <remarks>
    /// This way a network's convolutions are computed only where they are needed, and clouds of any size are processed
    /// part by part.
    /// </remarks>
    public static NeighbourList WithinRadius(ReadOnlySpan<double> positions, double radius, int receivers)
    {
        Allowed.Length(radius, "The radius of a neighbour list");
        if (receivers < 0 || receivers > positions.Length / 3)
        {
            throw new ArgumentOutOfRangeException(
                nameof(receivers),
                receivers,
                $"The number of receivers is at most the number of points, {positions.Length / 3}."
            );
        }
        var batch = NeighbourBatch.Create(positions, default, default);
        return EdgeCollector.Collect(
            batch,
            new RadiusEdges(batch, radius, selfImages: true, receivers),
            radius,
            EdgeCollector.MaxEdges
        );
    }

    /// <summary>
    /// For every receiver its <paramref name="k"/> nearest, and every point as far away as the k-th up to
    /// <see cref="TieTolerance"/>: a receiver may have more than k edges, and the order of the points never decides.
    /// </summary>
    /// <param name="positions">N × 3 numbers from -1E+150 to 1E+150.</param>
    /// <param name="k">At least 1; less than the number of points of every non-empty, non-periodic cloud.</param>
    /// <param name="cloudOffsets">B + 1 numbers; empty for one cloud.</param>
    /// <param name="cells">B cells, or empty for open space. In a periodic cloud all images count, those of the
    /// receiver itself included.</param>
    /// <remarks>
    /// The relation is not symmetric. <see cref="NeighbourList.NextSenders"/> holds the next neighbour beyond the kept
    /// ones.
    /// Where more than k points are at one place, all of them tie: m points there have m (m − 1) edges.
    /// </remarks>
    public static NeighbourList KNearest(
        ReadOnlySpan<double> positions,
        int k,
        ReadOnlySpan<int> cloudOffsets = default,
        ReadOnlySpan<Cell> cells = default
    )
    {
        if (k < 1)
            throw new ArgumentOutOfRangeException(nameof(k), k, "The number of nearest neighbours, k, is at least 1.");
        var batch = NeighbourBatch.Create(positions, cloudOffsets, cells);
        for (int c = 0; c < batch.CloudCount; c++)
        {
            if (batch.CountOf(c) > 0 && !batch.Frames[c].IsPeriodic && k >= batch.CountOf(c))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(k),
                    k,
                    $"k = {k} nearest neighbours do not exist in cloud {c}: it has {batch.CountOf(c)} "
                        + $"points, so k is at most {batch.CountOf(c) - 1}."
                );
            }
        }

        if ((long)k * batch.NodeCount > EdgeCollector.MaxEdges)
        {
            throw new ArgumentOutOfRangeException(
                nameof(k),
                k,
                $"k = {k} neighbours of {batch.NodeCount} points are more edges than one neighbour list can hold."
            );
        }
        var source = new NearestEdges(batch, k, EdgeCollector.MaxEdges);
        return EdgeCollector.Collect(
            batch,
            source,
            double.PositiveInfinity,
            EdgeCollector.MaxEdges,
            source.NextSenders,
            source.NextImages
        );
    }

    /// <summary>All ordered pairs of different points of each cloud, in open space: a long-range graph.</summary>
    /// <param name="cloudOffsets">B + 1 numbers, from 0 to N.</param>
    public static NeighbourList AllPairs(ReadOnlySpan<int> cloudOffsets)
    {
        if (cloudOffsets.IsEmpty)
        {
            throw new ArgumentException(
                "Cloud offsets are needed: from 0 to the number of points.",
                nameof(cloudOffsets)
            );
        }
        if (cloudOffsets[^1] < 0)
        {
            throw new ArgumentException(
                $"Cloud offsets end at {cloudOffsets[^1]}, which is negative.",
                nameof(cloudOffsets)
            );
        }
        int[] offsets = NeighbourBatch.CheckOffsets(cloudOffsets, cloudOffsets[^1]);
        CheckPairs(offsets, nameof(cloudOffsets));
        return AllPairs(new double[3 * offsets[^1]], offsets);
    }

    /// <summary>
    /// All ordered pairs of different points of each cloud, in a periodic cell each with its nearest image.
    /// </summary>
    /// <param name="positions">N × 3 numbers from -1E+150 to 1E+150.</param>
    /// <param name="cloudOffsets">B + 1 numbers; empty for one cloud.</param>
    /// <param name="cells">B cells, or empty for open space.</param>
    /// <remarks>
    /// Where several images are equally near up to <see cref="TieTolerance"/> (half a cell apart), each of them is an
    /// edge: any choice would break the symmetry that makes them equal. Images of a point are never its neighbours
    /// here.
    /// </remarks>
    public static NeighbourList AllPairs(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<int> cloudOffsets = default,
        ReadOnlySpan<Cell> cells = default
    )
    {
        var batch = NeighbourBatch.Create(positions, cloudOffsets, cells);
        CheckPairs(batch.Offsets, nameof(positions));
        return EdgeCollector.Collect(batch, new PairEdges(batch), double.PositiveInfinity, EdgeCollector.MaxEdges);
    }

    // Checked before anything of that size is allocated. Rows count too: single points have no pairs, but positions.
    private static void CheckPairs(int[] offsets, string name)
    {
        long pairs = offsets[^1];
        for (int c = 1; c < offsets.Length; c++)
        {
            long count = offsets[c] - offsets[c - 1];
            pairs += count * Math.Max(0, count - 1);
        }

        if (pairs > EdgeCollector.MaxEdges)
        {
            throw new ArgumentException(
                $"All pairs of these clouds are about {pairs} edges, more than one neighbour list can "
                    + "hold. Use WithinRadius or KNearest.",
                name
            );
        }
    }
}
