using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of point clouds: the positions of the points, their neighbours, and one row of features per point.
/// </summary>
/// <remarks>
/// It may be stored, since it holds tables, not views. The inputs of models (<see cref="Edges"/>,
/// <see cref="Features"/>, …) are views; those of a cloud that was entered into a pass or a prediction end with it.
/// Positions and neighbours cannot be changed; create another cloud instead.
/// </remarks>
/// <typeparam name="T">The feature type of the points.</typeparam>
public readonly struct PointCloud<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    private readonly PointCloudData? _data;
    private readonly Rows<T> _rows;
    private readonly EdgeGeometry _geometry;
    private readonly int _stamp;
    private readonly Handle _features;

    internal PointCloud(PointCloudData data, Rows<T> rows)
    {
        _data = data;
        _rows = rows;
        _geometry = new EdgeGeometry();
        _geometry.Bind(
            data,
            data.In(new Frame(rows.Layout.Group, data.IsInPlane ? Axis.Z : null)),
            rows.Precision,
            null
        );
        _stamp = _geometry.Stamp;
        _features = new Handle(rows.Storage);
    }

    /// <summary>The same cloud, entered into a pass: its views live in a workspace.</summary>
    internal PointCloud(PointCloud<T> source, EdgeGeometry geometry, Handle features)
    {
        _data = source.Data;
        _rows = source._rows;
        _geometry = geometry;
        _stamp = geometry.Stamp;
        _features = features;
    }

    /// <summary>The edges: pairs of neighbours, sender → receiver.</summary>
    /// <exception cref="InvalidOperationException">Features are of a group of the plane, and the cloud was not entered
    /// into a pass or prediction of a model, which says about which axis the plane turns.</exception>
    public Neighbourhood Edges => new(PlacedGeometry);

    /// <summary>The features of the points.</summary>
    public T Features => T.Wrap(Data is not null ? _features : default);

    /// <summary>The positions of the points.</summary>
    /// <inheritdoc cref="Edges" path="/exception"/>
    public Positions Positions => new(PlacedGeometry);

    /// <summary>Which points belong to which cloud.</summary>
    public Batch Batch => new(Geometry);

    /// <summary>Number of points, over all clouds.</summary>
    public int Count => Data.Points.Count;

    /// <summary>Number of clouds.</summary>
    public int CloudCount => Data.Points.CloudCount;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => Data is null ? null! : _rows;

    /// <summary>The neighbour list; for use outside models.</summary>
    public NeighbourList NeighbourList => Data.List;

    /// <summary>[N × 3] the positions; for use outside models.</summary>
    public ReadOnlySpan<double> PositionValues => Data.Coordinates;

    /// <summary>
    /// [clouds + 1] the points of cloud c are the rows CloudOffsets[c] … CloudOffsets[c + 1] − 1; for use outside
    /// models.
    /// </summary>
    public ReadOnlySpan<int> CloudOffsets => Data.Points.CloudOffsets;

    internal PointCloudData Data =>
        _data
        ?? throw new InvalidOperationException(
            "This point cloud is empty (a default). Build one with PointCloud.Create."
        );

    internal EdgeGeometry Geometry
    {
        get
        {
            if (_data is null || _geometry.Stamp != _stamp)
            {
                _ = Data;
                throw new InvalidOperationException(
                    "This point cloud was entered into a pass that has ended. Enter the original again."
                );
            }

            return _geometry;
        }
    }

    private EdgeGeometry PlacedGeometry =>
        Geometry.Frame.IsPlaced
            ? Geometry
            : throw new InvalidOperationException(
                $"Under {Geometry.Group} space turns about an axis, which the model names. Enter the cloud into a pass "
                    + "or a prediction of it."
            );

    /// <summary>The cell of a cloud; open where it has none.</summary>
    /// <param name="cloud">The number of the cloud, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such cloud.</exception>
    public Cell CellOf(int cloud)
    {
        if ((uint)cloud >= (uint)CloudCount)
            throw new ArgumentOutOfRangeException(nameof(cloud), cloud, $"The batch has {CloudCount} clouds.");
        return Data.Cells is { } cells ? cells[cloud] : Cell.Open;
    }

    /// <summary>The same points and neighbours with other features.</summary>
    /// <param name="features">One row per point.</param>
    /// <exception cref="ArgumentException">The table has another number of rows.</exception>
    public PointCloud<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        return PointCloud.Join(Data, features);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        _data is null
            ? "empty"
            : $"{CloudCount} cloud{(CloudCount == 1 ? "" : "s")}, {Count} points, {Data.List.Count} "
                + $"edges, features {_rows.Signature}";
}
