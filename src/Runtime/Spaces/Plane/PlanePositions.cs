using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Points of a plane, one per row: they turn and move with the cloud. Always in double precision. It is a view and ends
/// with its pass.
/// </summary>
/// <remarks>
/// As <see cref="Positions"/>: a difference of positions is a vector of the plane (1), a position plus a vector is a
/// position, a mean of positions is a position; sums do not exist.
/// </remarks>
public readonly ref struct PlanePositions
{
    internal PlanePositions(Positions inSpace) => InSpace = inSpace;

    /// <summary>Number of positions.</summary>
    public int Rows => InSpace.Rows;

    internal Positions InSpace { get; }

    /// <inheritdoc cref="Positions.op_Subtraction(Positions, Positions)"/>
    public static Features operator -(PlanePositions x, PlanePositions y) =>
        Positions.PlaneDifference(x.InSpace, y.InSpace);

    /// <summary>Positions moved by vectors of the plane (one copy).</summary>
    public static PlanePositions operator +(PlanePositions x, Features vectors) =>
        new(Positions.PlaneShift(x.InSpace, vectors, 1));

    /// <summary>Positions moved by vectors of the plane (one copy).</summary>
    public static PlanePositions operator +(Features vectors, PlanePositions x) => x + vectors;

    /// <summary>Positions moved back by vectors of the plane (one copy).</summary>
    public static PlanePositions operator -(PlanePositions x, Features vectors) =>
        new(Positions.PlaneShift(x.InSpace, vectors, -1));

    /// <inheritdoc cref="Positions.Mean"/>
    public PlanePositions Mean(Batch batch) => new(InSpace.Mean(batch));

    /// <inheritdoc cref="Positions.Broadcast"/>
    public PlanePositions Broadcast(Batch batch) => new(InSpace.Broadcast(batch));

    /// <summary>[N × 2] a copy of the numbers; for use outside models.</summary>
    public double[] ToArray() => PlaneCoordinates.InPlane(InSpace.ToArray());
}
