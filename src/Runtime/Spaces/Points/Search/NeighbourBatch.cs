namespace GeoDL.Typed;

/// <summary>The checked input of a search: positions wrapped into their cells, clouds, cells.</summary>
internal sealed class NeighbourBatch
{
    private NeighbourBatch(double[] wrapped, int[]? wraps, int[] offsets, Cell[] frames)
    {
        Wrapped = wrapped;
        Wraps = wraps;
        Offsets = offsets;
        Frames = frames;
    }

    public int NodeCount => Offsets[^1];

    public int CloudCount => Offsets.Length - 1;

    /// <summary>[N × 3] positions moved into the cell.</summary>
    public double[] Wrapped { get; }

    /// <summary>[N × 3] the images that were removed by wrapping; null where no cell is periodic.</summary>
    public int[]? Wraps { get; }

    public int[] Offsets { get; }

    /// <summary>One for each cloud; open clouds have the unit frame.</summary>
    public Cell[] Frames { get; }

    public static NeighbourBatch Create(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<int> cloudOffsets,
        ReadOnlySpan<Cell> cells
    )
    {
        Allowed.Positions(positions);
        int count = positions.Length / 3;
        int[] offsets = CheckOffsets(cloudOffsets, count);
        int clouds = offsets.Length - 1;
        if (cells.Length != 0 && cells.Length != clouds)
        {
            throw new ArgumentException(
                $"There are {cells.Length} cells for {clouds} clouds. Give none, or one for each cloud "
                    + "(Cell.Open where a cloud has none).",
                nameof(cells)
            );
        }

        var frames = new Cell[clouds];
        bool periodic = false;
        for (int c = 0; c < clouds; c++)
        {
            frames[c] = (cells.IsEmpty ? Cell.Open : cells[c]).Frame;
            periodic |= frames[c].IsPeriodic;
        }

        double[] wrapped = positions.ToArray();
        int[]? wraps = periodic ? new int[positions.Length] : null;
        for (int c = 0; c < clouds && wraps is not null; c++)
            Wrap(wrapped, wraps, offsets[c], offsets[c + 1], frames[c]);
        return new NeighbourBatch(wrapped, wraps, offsets, frames);
    }

    /// <summary>Checks B + 1 offsets against the number of rows; no offsets mean one cloud.</summary>
    public static int[] CheckOffsets(ReadOnlySpan<int> cloudOffsets, int count)
    {
        if (cloudOffsets.IsEmpty)
            return [0, count];
        if (cloudOffsets[0] != 0)
            throw new ArgumentException($"Cloud offsets start at 0, not at {cloudOffsets[0]}.", nameof(cloudOffsets));
        for (int c = 1; c < cloudOffsets.Length; c++)
        {
            if (cloudOffsets[c] < cloudOffsets[c - 1])
            {
                throw new ArgumentException(
                    $"Cloud offsets never decrease, but cloud {c - 1} goes from {cloudOffsets[c - 1]} "
                        + $"to {cloudOffsets[c]}.",
                    nameof(cloudOffsets)
                );
            }
        }

        if (cloudOffsets[^1] != count)
        {
            throw new ArgumentException(
                $"Cloud offsets end at {cloudOffsets[^1]}, but there are {count} positions.",
                nameof(cloudOffsets)
            );
        }
        return cloudOffsets.ToArray();
    }

    public int CountOf(int cloud) => Offsets[cloud + 1] - Offsets[cloud];

    public ReadOnlySpan<double> PointsOf(int cloud) => Wrapped.AsSpan(3 * Offsets[cloud], 3 * CountOf(cloud));

    /// <summary>The cloud that row (or sorted position) <paramref name="row"/> is in; empty clouds have none.</summary>
    public int CloudOf(int row)
    {
        int low = 0,
            high = CloudCount - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Offsets[middle + 1] <= row)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static void Wrap(double[] points, int[] wraps, int begin, int end, Cell frame)
    {
        for (int row = begin; row < end; row++)
        {
            if (!frame.TryWrap(CellVector.Read(points, row), out var w, wraps.AsSpan(3 * row, 3)))
            {
                throw new ArgumentException(
                    $"Position {row} is too many cells away from its cell for integer images.",
                    "positions"
                );
            }
            (points[3 * row], points[3 * row + 1], points[3 * row + 2]) = (w.X, w.Y, w.Z);
        }
    }
}
