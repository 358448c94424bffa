using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Builds point clouds in a plane and batches of them.</summary>
public static class PlaneCloud
{
    /// <summary>A cloud of points in a plane; neighbours are searched immediately.</summary>
    /// <param name="positions">N × 2 numbers in double, row-major, from -1E+150 to 1E+150.</param>
    /// <param name="features">N rows, of a group of the plane.</param>
    /// <param name="neighbours">Which points are neighbours.</param>
    /// <param name="cell">The periodic cell, made by <see cref="Cell.InPlane"/>; the open plane by default.</param>
    /// <exception cref="ArgumentException">Numbers of rows differ, a number is not finite, features are of a group of
    /// space, or the cell is not one of a plane; the message names it.</exception>
    public static PlaneCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        Rows<T> features,
        Neighbours neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] space = Checked(positions, features, cell);
        return Join(PointCloudData.Create(space, neighbours, cell, isInPlane: true), features);
    }

    /// <summary>A cloud of points in a plane with features in double precision.</summary>
    /// <param name="positions">N × 2 numbers in double, row-major, from -1E+150 to 1E+150.</param>
    /// <param name="features">N rows in public order; finite.</param>
    /// <param name="neighbours">Which points are neighbours.</param>
    /// <param name="cell">The periodic cell, made by <see cref="Cell.InPlane"/>; the open plane by default.</param>
    /// <inheritdoc cref="Create{T}(ReadOnlySpan{double}, Rows{T}, Neighbours, Cell)" path="/exception"/>
    public static PlaneCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<double> features,
        Neighbours neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(positions, Rows<T>.From(features), neighbours, cell);

    /// <summary>A cloud of points in a plane with features in single precision.</summary>
    /// <inheritdoc cref="Create{T}(ReadOnlySpan{double}, ReadOnlySpan{double}, Neighbours, Cell)"/>
    public static PlaneCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<float> features,
        Neighbours neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(positions, Rows<T>.From(features), neighbours, cell);

    /// <summary>
    /// Several clouds (or batches of clouds) as one batch, in order; neighbour lists are kept, not searched again.
    /// </summary>
    /// <exception cref="ArgumentException">There are no clouds, or their neighbourhoods are of different
    /// kinds.</exception>
    public static PlaneCloud<T> Batch<T>(IEnumerable<PlaneCloud<T>> clouds)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(clouds);
        return new PlaneCloud<T>(PointCloud.Batch(clouds.Select(static c => c.InSpace)));
    }

    private static PlaneCloud<T> Join<T>(PointCloudData data, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct => new(PointCloud.Join(data, features));

    private static double[] Checked(ReadOnlySpan<double> positions, Rows features, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(features);
        double[] space = PlaneCoordinates.InSpace(positions);
        if (positions.Length != 2 * features.Count)
        {
            throw new ArgumentException(
                $"There are {positions.Length} position coordinates, so {positions.Length / 2} points, but "
                    + $"{features.Count} rows of features.",
                nameof(features)
            );
        }
        if (features.Layout.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Features in a plane are of a group of the plane (O2, SO2, CN or DN), but these are of "
                    + $"{features.Layout.Group}: {features.Layout}.",
                nameof(features)
            );
        }
        if (!cell.IsInPlane)
        {
            throw new ArgumentException(
                "The cell of a plane has two vectors with z = 0. Make it with Cell.InPlane.",
                nameof(cell)
            );
        }
        return space;
    }
}
