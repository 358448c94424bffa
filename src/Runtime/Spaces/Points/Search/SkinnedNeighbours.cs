namespace GeoDL.Typed;

/// <summary>
/// Neighbours of points that move little by little: a wider list is searched once and kept while no point has moved
/// more than half of the skin by which it is wider; what it gives is the list that a new search would give, edge by
/// edge.
/// </summary>
/// <remarks>
/// Clouds are given as for <see cref="NeighbourSearch"/>. A search is made anew where a point has moved further (one
/// that was put back into its cell has), and where a cell, a number of points or a batch has changed. Not for several
/// threads at once.
/// </remarks>
/// <example>
/// <code><![CDATA[
/// var neighbours = new SkinnedNeighbours(radius: 5, skin: 0.5);
/// PointCloud<Molecule> now = PointCloud.Create(positions, species, neighbours.At(positions));
/// ]]></code>
/// </example>
public sealed class SkinnedNeighbours
{
    // Rounding of distances never hides a point that has moved too far.
    private const double Safety = 1 - 1e-9;

    private readonly double _radius;
    private readonly double _limit2;
    private readonly double _wide;
    private readonly bool _selfImages;
    private double[] _reference = [];
    private int[] _offsets = [];
    private Cell[] _cells = [];
    private NeighbourList? _list;
    private long _searches;

    /// <summary>Nothing is searched yet.</summary>
    /// <param name="radius">Of the neighbourhoods, in the units of the positions, from 1E-100 to 1E+100.</param>
    /// <param name="skin">How much wider the kept list is, in the same units; points may move by half of it.</param>
    /// <param name="selfImages">Whether images of a point are neighbours of the point.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is outside this range.</exception>
    public SkinnedNeighbours(double radius, double skin, bool selfImages = true)
    {
        _radius = Allowed.Length(radius, "The radius of a neighbour list");
        Allowed.Length(skin, "The skin of a neighbour list");
        _wide = Allowed.Length(radius + skin, "The radius of a neighbour list with its skin", nameof(skin));
        _limit2 = 0.25 * skin * skin * Safety;
        _selfImages = selfImages;
    }

    /// <summary>How often a list was searched.</summary>
    public long Searches => _searches;

    /// <summary>The edges of points in open space.</summary>
    /// <param name="positions">N × 3 numbers from -1E+150 to 1E+150.</param>
    public NeighbourList At(ReadOnlySpan<double> positions) => At(positions, default, default);

    /// <summary>The edges of points in one cell.</summary>
    /// <param name="positions">N × 3 numbers from -1E+150 to 1E+150.</param>
    /// <param name="cell">The cell, or <see cref="Cell.Open"/>.</param>
    public NeighbourList At(ReadOnlySpan<double> positions, Cell cell) =>
        At(positions, default, cell == Cell.Open ? default : [cell]);

    /// <summary>The edges of the clouds of a batch.</summary>
    /// <param name="positions">N × 3 numbers from -1E+150 to 1E+150.</param>
    /// <param name="cloudOffsets">B + 1 numbers; empty for one cloud.</param>
    /// <param name="cells">B cells, or empty for open space.</param>
    public NeighbourList At(ReadOnlySpan<double> positions, ReadOnlySpan<int> cloudOffsets, ReadOnlySpan<Cell> cells)
    {
        var batch = NeighbourBatch.Create(positions, cloudOffsets, cells);
        if (_list is null || !IsNear(positions, batch.Offsets, cells))
        {
            _list = NeighbourSearch.WithinRadius(positions, _wide, cloudOffsets, cells, _selfImages);
            (_reference, _offsets, _cells) = (positions.ToArray(), batch.Offsets, cells.ToArray());
            _searches++;
        }
        return Narrow(_list, batch);
    }

    private bool IsNear(ReadOnlySpan<double> positions, int[] offsets, ReadOnlySpan<Cell> cells)
    {
        if (positions.Length != _reference.Length || !offsets.AsSpan().SequenceEqual(_offsets))
            return false;
        if (!cells.SequenceEqual(_cells))
            return false;
        for (int i = 0; i < positions.Length; i += 3)
        {
            double x = positions[i] - _reference[i],
                y = positions[i + 1] - _reference[i + 1],
                z = positions[i + 2] - _reference[i + 2];
            if (!((x * x) + (y * y) + (z * z) < _limit2))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The edges within the radius. Their lengths are computed as <see cref="RadiusEdges"/> computes them, between
    /// points that were put into their cells, so that the same edges are in the list to the last bit.
    /// </summary>
    private NeighbourList Narrow(NeighbourList wide, NeighbourBatch batch)
    {
        double radius2 = _radius * _radius;
        ReadOnlySpan<double> x = batch.Wrapped;
        ReadOnlySpan<int> senders = wide.Senders,
            images = wide.Images,
            rows = wide.ReceiverOffsets;
        int[] offsets = new int[rows.Length];
        int[] kept = new int[wide.Count];
        int count = 0;
        Span<int> image = stackalloc int[3];
        for (int cloud = 0; cloud < batch.CloudCount; cloud++)
        {
            Cell frame = batch.Frames[cloud];
            for (int i = batch.Offsets[cloud]; i < batch.Offsets[cloud + 1]; i++)
            {
                for (int e = rows[i]; e < rows[i + 1]; e++)
                {
                    int j = senders[e];
                    CellVector shift = default;
                    if (frame.IsPeriodic)
                    {
                        for (int axis = 0; axis < 3; axis++)
                        {
                            image[axis] =
                                images[(3 * e) + axis] + batch.Wraps![(3 * j) + axis] - batch.Wraps[(3 * i) + axis];
                        }
                        shift = frame.Translation(image[0], image[1], image[2]);
                    }

                    double dx = x[3 * j] - x[3 * i] + shift.X,
                        dy = x[(3 * j) + 1] - x[(3 * i) + 1] + shift.Y,
                        dz = x[(3 * j) + 2] - x[(3 * i) + 2] + shift.Z;
                    if ((dx * dx) + (dy * dy) + (dz * dz) < radius2)
                        kept[count++] = e;
                }
                offsets[i + 1] = count;
            }
        }

        return Taken(wide, kept.AsSpan(0, count), offsets);
    }

    private NeighbourList Taken(NeighbourList wide, ReadOnlySpan<int> kept, int[] offsets)
    {
        int[] senders = new int[kept.Length],
            receivers = new int[kept.Length];
        int[]? images = wide.HasImages ? new int[3 * kept.Length] : null;
        for (int e = 0; e < kept.Length; e++)
        {
            (senders[e], receivers[e]) = (wide.Senders[kept[e]], wide.Receivers[kept[e]]);
            if (images is not null)
                wide.Images.Slice(3 * kept[e], 3).CopyTo(images.AsSpan(3 * e));
        }

        return new NeighbourList(senders, receivers, images, offsets, _radius);
    }
}
