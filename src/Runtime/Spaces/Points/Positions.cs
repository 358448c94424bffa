using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Points of an affine space, one per row: they rotate and move with the cloud. Always in double precision. It is a
/// view and ends with its pass.
/// </summary>
/// <remarks>
/// A difference of positions is a vector (1o), a position plus a vector is a position, a mean of positions is a
/// position; sums do not exist.
/// In a periodic cell positions are points of a torus: differences exist only along edges, and there is no mean.
/// </remarks>
public readonly ref struct Positions
{
    private readonly Handle _handle;
    private readonly Frame _frame;
    private readonly Precision _precision;
    private readonly bool _isPeriodic;

    internal Positions(EdgeGeometry geometry)
    {
        _handle = new Handle(geometry.Positions);
        (_frame, _precision, _isPeriodic) = (geometry.Frame, geometry.Precision, geometry.IsPeriodic);
    }

    private Positions(Handle handle, scoped in Positions like)
    {
        _handle = handle;
        (_frame, _precision, _isPeriodic) = (like._frame, like._precision, like._isPeriodic);
    }

    /// <summary>Number of positions.</summary>
    public int Rows => _handle.Rows;

    internal Handle Handle => _handle;

    /// <summary>
    /// The vectors from <paramref name="y"/> to <paramref name="x"/>: 1o, computed in double and rounded once.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cell is periodic: then differences exist only along edges
    /// (edges.Vectors).</exception>
    [return: Irreps("1o")]
    public static Features operator -(Positions x, Positions y)
    {
        if (x._isPeriodic || y._isPeriodic)
        {
            throw new InvalidOperationException(
                "In a periodic cell two positions have many differences, one for each image. "
                    + "Differences exist along edges: use edges.Vectors."
            );
        }
        return FeatureMarshal.Wrap<Features>(PositionDifferenceOperation.Apply(x._handle, y._handle, x._precision));
    }

    /// <summary>Positions moved by vectors (one copy of 1o).</summary>
    public static Positions operator +(Positions x, [Irreps("1o")] Features vectors) =>
        x.Shift(vectors, x._handle.Layout, 1);

    /// <summary>Positions moved by vectors (one copy of 1o).</summary>
    public static Positions operator +([Irreps("1o")] Features vectors, Positions x) => x + vectors;

    /// <summary>Positions moved back by vectors (one copy of 1o).</summary>
    public static Positions operator -(Positions x, [Irreps("1o")] Features vectors) =>
        x.Shift(vectors, x._handle.Layout, -1);

    /// <summary>The vectors from one to another that lie in a plane.</summary>
    internal static Features PlaneDifference(Positions x, Positions y) =>
        FeatureMarshal.Wrap<Features>(
            ColumnsOperation.Apply(FeatureMarshal.Unwrap(x - y), 1, FeatureLayout.PlaneVectorOf(x._handle.Layout.Group))
        );

    /// <summary>Positions moved by vectors of a plane.</summary>
    internal static Positions PlaneShift(Positions x, Features vectors, int sign) =>
        x.Shift(vectors, FeatureLayout.PlaneVectorOf(x._handle.Layout.Group), sign);

    private Positions Shift(Features vectors, FeatureLayout vector, int sign) =>
        new(PositionShiftOperation.Apply(_handle, FeatureMarshal.Unwrap(vectors), vector, sign), this);

    /// <summary>The mean position of each cloud, one row per cloud.</summary>
    /// <exception cref="InvalidOperationException">The cell is periodic, or a cloud has no points and therefore no
    /// mean.</exception>
    public Positions Mean(Batch batch)
    {
        if (_isPeriodic)
        {
            throw new InvalidOperationException(
                "In a periodic cell positions have no mean: it would depend on which images are taken."
            );
        }
        RowSpace points = batch.Points;
        Check.On("A mean of positions", _handle.Storage, points);
        for (int c = 0; c < points.CloudCount; c++)
        {
            if (points.CloudOffsets[c] == points.CloudOffsets[c + 1])
                throw new InvalidOperationException($"Cloud {c} has no points, so its mean position does not exist.");
        }

        return new Positions(CloudSumOperation.Apply(_handle, points, mean: true), this);
    }

    /// <summary>
    /// A position of each cloud, broadcast to each of its points: <c>x - x.Mean(batch).Broadcast(batch)</c>.
    /// </summary>
    public Positions Broadcast(Batch batch) => new(BroadcastOperation.Apply(_handle, batch.Points), this);

    /// <summary>[N × 3] a copy of the numbers; for use outside models.</summary>
    public double[] ToArray() => _frame.ToCoordinates(_handle.As<double>().Values);
}
