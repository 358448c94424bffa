namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The parts of a batch of clouds other than its features: positions, cells, neighbours. Immutable.
/// </summary>
internal sealed class PointCloudData
{
    private static readonly FeatureLayout ThreeVectors = FeatureLayout.Of("3x1o");

    private PointCloudData(int[] cloudOffsets, double[] positions, Cell[]? cells, NeighbourList list)
    {
        Points = RowSpace.OfPoints(cloudOffsets);
        EdgeSpace = RowSpace.OfEdges(Points, Array.ConvertAll(cloudOffsets, row => list.ReceiverOffsets[row]));
        Cells = cells;
        List = list;
        Positions = Store(positions, Group.O3);
        if (cells is null)
            return;
        CellVectors = new Storage<double>();
        CellVectors.Bind(Points.Clouds, ThreeVectors, null);
        for (int c = 0; c < cells.Length; c++)
        {
            for (int m = 0; m < 3; m++)
            {
                for (int u = 0; u < 3; u++)
                    CellVectors.Values[9 * c + 3 * m + u] = cells[c][u, m];
            }

            IsPeriodic |= cells[c].IsPeriodic;
        }
    }

    private Storage<double>? _turning;

    internal RowSpace Points { get; }

    internal RowSpace EdgeSpace { get; }

    internal NeighbourList List { get; }

    /// <summary>One for each cloud; null if no cloud has one.</summary>
    internal Cell[]? Cells { get; }

    internal bool IsPeriodic { get; }

    internal Storage<double> Positions { get; }

    internal Storage<double>? CellVectors { get; }

    internal static PointCloudData Create(ReadOnlySpan<double> positions, Neighbours neighbours, Cell cell)
    {
        int[] offsets = Check(positions);
        Cell[]? cells = cell == Cell.Open ? null : [cell];
        return new PointCloudData(offsets, positions.ToArray(), cells, neighbours.Search(positions, offsets, cells));
    }

    internal static PointCloudData Create(ReadOnlySpan<double> positions, NeighbourList list, Cell cell)
    {
        int[] offsets = Check(positions);
        if (list.NodeCount != offsets[1])
        {
            throw new ArgumentException(
                $"The neighbour list is for {list.NodeCount} points, but there are {offsets[1]} positions.",
                nameof(list)
            );
        }
        if (list.HasImages && !cell.IsPeriodic)
        {
            throw new ArgumentException(
                "The neighbour list contains images of a periodic cell, but the cell is not periodic.",
                nameof(cell)
            );
        }
        return new PointCloudData(offsets, positions.ToArray(), cell == Cell.Open ? null : [cell], list);
    }

    /// <summary>All clouds in one batch; neighbour lists are kept, not searched again.</summary>
    internal static PointCloudData Concat(PointCloudData[] parts)
    {
        var offsets = new List<int> { 0 };
        bool anyCell = Array.Exists(parts, static p => p.Cells is not null);
        var cells = new List<Cell>();
        foreach (PointCloudData part in parts)
        {
            int start = offsets[^1];
            offsets.AddRange(part.Points.CloudOffsets.Skip(1).Select(row => start + row));
            cells.AddRange(part.Cells ?? Enumerable.Repeat(Cell.Open, part.Points.CloudCount));
        }

        var positions = new double[3 * offsets[^1]];
        int at = 0;
        foreach (PointCloudData part in parts)
        {
            part.Positions.Values.CopyTo(positions.AsSpan(at));
            at += part.Positions.Values.Length;
        }

        return new PointCloudData(
            [.. offsets],
            positions,
            anyCell ? [.. cells] : null,
            NeighbourLists.Concat(Array.ConvertAll(parts, static p => p.List))
        );
    }

    /// <summary>The positions, as points that vectors of a group can move.</summary>
    internal Storage<double> PositionsUnder(Group group)
    {
        if (group == Group.O3)
            return Positions;
        if (Volatile.Read(ref _turning) is { } known && known.Layout.Group == group)
            return known;
        Storage<double> made = Store(Positions.Values, group);
        Volatile.Write(ref _turning, made);
        return made;
    }

    private Storage<double> Store(ReadOnlySpan<double> positions, Group group)
    {
        var storage = new Storage<double>();
        storage.Bind(Points, FeatureLayout.VectorOf(group), null);
        positions.CopyTo(storage.Values);
        return storage;
    }

    private static int[] Check(ReadOnlySpan<double> positions)
    {
        Allowed.Positions(positions);
        return [0, positions.Length / 3];
    }
}
