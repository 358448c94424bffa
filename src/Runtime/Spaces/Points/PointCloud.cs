using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Builds point clouds and batches of them.</summary>
/// <example>
/// Two atoms with their charges, and a batch of two clouds:
/// <code><![CDATA[
/// PointCloud<Atom> pair = PointCloud.Create<Atom>(
///     positions: [0, 0, 0, 1.1, 0, 0],
///     features: [1.0, -1.0],
///     Neighbours.WithinRadius(3));
/// PointCloud<Atom> crystal = PointCloud.Create<Atom>([0, 0, 0], [1.0], Neighbours.WithinRadius(3), Cell.Cubic(2));
/// PointCloud<Atom> both = PointCloud.Batch([pair, crystal]);
/// ]]></code>
/// </example>
public static class PointCloud
{
    /// <summary>A cloud of points; neighbours are searched immediately.</summary>
    /// <param name="positions">N × 3 numbers in double, row-major, from -1E+150 to 1E+150.</param>
    /// <param name="features">N rows.</param>
    /// <param name="neighbours">Which points are neighbours.</param>
    /// <param name="cell">The periodic cell; open space by default.</param>
    /// <exception cref="ArgumentException">Numbers of rows differ, or a number is not finite; the message names
    /// it.</exception>
    public static PointCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        Rows<T> features,
        Neighbours neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        CheckCounts(positions.Length, features);
        return Join(PointCloudData.Create(positions, neighbours, cell), features);
    }

    /// <summary>A cloud of points with features in double precision.</summary>
    /// <param name="positions">N × 3 numbers in double, row-major, from -1E+150 to 1E+150.</param>
    /// <param name="features">N rows in public order; finite.</param>
    /// <param name="neighbours">Which points are neighbours.</param>
    /// <param name="cell">The periodic cell; open space by default.</param>
    /// <exception cref="ArgumentException">Numbers of rows differ, or a number is not finite or too large; the message
    /// names it.</exception>
    public static PointCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<double> features,
        Neighbours neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(positions, Rows<T>.From(features), neighbours, cell);

    /// <summary>A cloud of points with features in single precision.</summary>
    /// <param name="positions">N × 3 numbers in double, row-major, from -1E+150 to 1E+150.</param>
    /// <param name="features">N rows in public order; finite.</param>
    /// <param name="neighbours">Which points are neighbours.</param>
    /// <param name="cell">The periodic cell; open space by default.</param>
    /// <exception cref="ArgumentException">Numbers of rows differ, or a number is not finite or too large; the message
    /// names it.</exception>
    public static PointCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        ReadOnlySpan<float> features,
        Neighbours neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(positions, Rows<T>.From(features), neighbours, cell);

    /// <summary>A cloud of points with a given neighbour list.</summary>
    /// <param name="positions">N × 3 numbers in double, row-major, from -1E+150 to 1E+150.</param>
    /// <param name="features">N rows.</param>
    /// <param name="neighbours">The edges, from <see cref="NeighbourSearch"/>.</param>
    /// <param name="cell">The periodic cell; open space by default.</param>
    /// <exception cref="ArgumentException">Numbers of rows or points differ, a position is not finite or too large, or
    /// the list has images but the cell is not periodic.</exception>
    public static PointCloud<T> Create<T>(
        ReadOnlySpan<double> positions,
        Rows<T> features,
        NeighbourList neighbours,
        Cell cell = default
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(neighbours);
        CheckCounts(positions.Length, features);
        return Join(PointCloudData.Create(positions, neighbours, cell), features);
    }

    /// <summary>
    /// Several clouds (or batches of clouds) as one batch, in order; neighbour lists are kept, not searched again.
    /// </summary>
    /// <exception cref="ArgumentException">There are no clouds, or their neighbourhoods are of different
    /// kinds.</exception>
    public static PointCloud<T> Batch<T>(IEnumerable<PointCloud<T>> clouds)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(clouds);
        PointCloud<T>[] all = [.. clouds];
        if (all.Length == 0)
            throw new ArgumentException("A batch has at least one cloud.", nameof(clouds));
        PointCloudData data = PointCloudData.Concat(Array.ConvertAll(all, static c => c.Data));
        return Join(data, Rows<T>.Concat(all.Select(static c => c.Rows)));
    }

    /// <summary>Features, moved to the points of a cloud.</summary>
    internal static PointCloud<T> Join<T>(PointCloudData data, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct
    {
        CheckCounts(3 * data.Points.Count, features);
        return new PointCloud<T>(data, features.On(data.Points, "points"));
    }

    private static void CheckCounts(int positions, Rows features)
    {
        if (positions != 3 * features.Count)
        {
            throw new ArgumentException(
                $"There are {positions} position coordinates, so {positions / 3.0:0.##} points, but "
                    + $"{features.Count} rows of features.",
                nameof(features)
            );
        }
    }
}
