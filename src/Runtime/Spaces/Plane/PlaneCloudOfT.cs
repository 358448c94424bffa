using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of point clouds in a plane: the positions of the points, their neighbours, and one row of features per
/// point, of a group of the plane.
/// </summary>
/// <remarks>
/// As <see cref="PointCloud{T}"/>. The plane turns about its points' origin: (x, y) are cosine and sine. Under O(2) and
/// D_N reflections flip y.
/// </remarks>
/// <typeparam name="T">The feature type of the points.</typeparam>
public readonly struct PlaneCloud<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    internal PlaneCloud(PointCloud<T> inSpace) => InSpace = inSpace;

    /// <summary>The edges: pairs of neighbours, sender → receiver.</summary>
    public PlaneNeighbourhood Edges => new(InSpace.Edges);

    /// <summary>The features of the points.</summary>
    public T Features => InSpace.Features;

    /// <summary>The positions of the points.</summary>
    public PlanePositions Positions => new(InSpace.Positions);

    /// <summary>Which points belong to which cloud.</summary>
    public Batch Batch => InSpace.Batch;

    /// <summary>Number of points, over all clouds.</summary>
    public int Count => InSpace.Count;

    /// <summary>Number of clouds.</summary>
    public int CloudCount => InSpace.CloudCount;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => InSpace.Rows;

    /// <summary>The neighbour list; for use outside models.</summary>
    public NeighbourList NeighbourList => InSpace.NeighbourList;

    /// <summary>[clouds + 1] as those of <see cref="PointCloud{T}"/>; for use outside models.</summary>
    public ReadOnlySpan<int> CloudOffsets => InSpace.CloudOffsets;

    /// <summary>The same as a cloud of space, with z = 0.</summary>
    internal PointCloud<T> InSpace { get; }

    /// <summary>[N × 2] a copy of the positions; for use outside models.</summary>
    public double[] PositionValues() => PlaneCoordinates.InPlane(InSpace.PositionValues);

    /// <summary>The cell of a cloud, made by <see cref="Cell.InPlane"/>; open where it has none.</summary>
    /// <param name="cloud">The number of the cloud, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such cloud.</exception>
    public Cell CellOf(int cloud) => InSpace.CellOf(cloud);

    /// <summary>The same points and neighbours with other features.</summary>
    /// <param name="features">One row per point.</param>
    /// <exception cref="ArgumentException">The table has another number of rows.</exception>
    public PlaneCloud<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct => new(InSpace.WithFeatures(features));

    /// <inheritdoc/>
    public override string ToString() => InSpace.ToString();
}
