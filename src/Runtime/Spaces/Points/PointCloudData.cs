using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The parts of a batch of clouds other than its features: positions, cells, neighbours. Immutable.
/// </summary>
internal sealed class PointCloudData
{
    private PointCloudData(int[] cloudOffsets, double[] positions, Cell[]? cells, NeighbourList list, bool isInPlane)
    {
        IsInPlane = isInPlane;
        Points = RowSpace.OfPoints(cloudOffsets);
        EdgeSpace = RowSpace.OfEdges(Points, Array.ConvertAll(cloudOffsets, row => list.ReceiverOffsets[row]));
        Cells = cells;
        List = list;
        _coordinates = positions;
        for (int c = 0; c < (cells?.Length ?? 0); c++)
            IsPeriodic |= cells![c].IsPeriodic;
        _placed = Place(Frame.OfSpace);
    }

    private readonly double[] _coordinates;
    private Placed _placed;

    internal RowSpace Points { get; }

    internal RowSpace EdgeSpace { get; }

    internal NeighbourList List { get; }

    /// <summary>One for each cloud; null if no cloud has one.</summary>
    internal Cell[]? Cells { get; }

    internal bool IsPeriodic { get; }

    /// <summary>Whether the points lie in the plane z = 0, so that groups of the plane turn about z.</summary>
    internal bool IsInPlane { get; }

    /// <summary>[N × 3] x, y and z of each point.</summary>
    internal ReadOnlySpan<double> Coordinates => _coordinates;

    internal static PointCloudData Create(
        ReadOnlySpan<double> positions,
        Neighbours neighbours,
        Cell cell,
        bool isInPlane = false
    )
    {
        int[] offsets = Check(positions);
        Cell[]? cells = cell == Cell.Open ? null : [cell];
        NeighbourList list = neighbours.Search(positions, offsets, cells);
        return new PointCloudData(offsets, positions.ToArray(), cells, list, isInPlane);
    }

    internal static PointCloudData Create(
        ReadOnlySpan<double> positions,
        NeighbourList list,
        Cell cell,
        bool isInPlane = false
    )
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
        return new PointCloudData(offsets, positions.ToArray(), cell == Cell.Open ? null : [cell], list, isInPlane);
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
            part._coordinates.CopyTo(positions.AsSpan(at));
            at += part._coordinates.Length;
        }

        return new PointCloudData(
            [.. offsets],
            positions,
            anyCell ? [.. cells] : null,
            NeighbourLists.Concat(Array.ConvertAll(parts, static p => p.List)),
            parts[0].IsInPlane
        );
    }

    /// <summary>Positions and cells as vectors of a frame can move them; the last frame is kept.</summary>
    internal Placed In(Frame frame)
    {
        Placed known = Volatile.Read(ref _placed);
        if (known.Frame == frame)
            return known;
        Placed made = Place(frame);
        Volatile.Write(ref _placed, made);
        return made;
    }

    private Placed Place(Frame frame)
    {
        FeatureLayout vector = FeatureLayout.VectorOf(frame.Group);
        var positions = new Storage<double>();
        positions.Bind(Points, vector, null);
        for (int i = 0; i < _coordinates.Length; i++)
            positions.Values[i] = _coordinates[i - (i % 3) + frame.Coordinate(i % 3)];
        if (Cells is null)
            return new Placed(frame, positions, null);
        var cells = new Storage<double>();
        cells.Bind(Points.Clouds, FeatureLayout.ThreeVectorsOf(frame.Group), null);
        for (int i = 0; i < cells.Values.Length; i++)
            cells.Values[i] = Cells[i / 9][i % 3, frame.Coordinate(i / 3 % 3)];
        return new Placed(frame, positions, cells);
    }

    private static int[] Check(ReadOnlySpan<double> positions)
    {
        Allowed.Positions(positions);
        return [0, positions.Length / 3];
    }

    /// <summary>Positions, and cell vectors where there are cells, as a frame stores vectors.</summary>
    internal sealed record Placed(Frame Frame, Storage<double> Positions, Storage<double>? Cells);
}
