using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// An integer for each row (species, class, mask): unchanged by rotations, permuted along with its rows.
/// </summary>
/// <example>
/// Species of atoms as an input of a model, and classes as targets of a loss:
/// <code><![CDATA[
/// [EquivariantModel]
/// public sealed partial class Net
/// {
///     [Linear("2x0e", "3x0e")]
///     private partial Features Read(Features species);
///
///     [return: Irreps("3x0e")]
///     public Features Forward(PointCloud<Atom> cloud, Labels species) =>
///         Read(cloud.Batch.OneHot(species, classes: 2)).Mean(cloud.Batch);
/// }
///
/// Labels species = Labels.OnPointsOf(cloud, [0, 1]);
/// var classifier = new Net();
/// using Pass pass = classifier.Record();
/// Loss loss = Loss.CrossEntropy(classifier.Forward(pass.Enter(cloud), species), new Labels([2]));
/// ]]></code>
/// </example>
public sealed class Labels
{
    private readonly int[] _values;

    private Labels(RowSpace rows, int[] values)
    {
        RowSpace = rows;
        _values = values;
    }

    /// <summary>Labels of rows that belong to no cloud, such as targets of a loss.</summary>
    public Labels(ReadOnlySpan<int> values)
        : this(RowSpace.OfRows(values.Length), values.ToArray()) { }

    /// <summary>Number of rows.</summary>
    public int Count => _values.Length;

    internal RowSpace RowSpace { get; }

    internal ReadOnlySpan<int> Values => _values;

    /// <summary>One label per point of a cloud.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of points.</exception>
    public static Labels OnPointsOf<T>(PointCloud<T> cloud, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(cloud.Data.Points, values, "points");

    /// <summary>One label per cloud of a batch.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of clouds.</exception>
    public static Labels OnCloudsOf<T>(PointCloud<T> cloud, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(cloud.Data.Points.Clouds, values, "clouds");

    /// <inheritdoc cref="OnPointsOf{T}(PointCloud{T}, ReadOnlySpan{int})"/>
    public static Labels OnPointsOf<T>(PlaneCloud<T> cloud, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => OnPointsOf(cloud.InSpace, values);

    /// <inheritdoc cref="OnCloudsOf{T}(PointCloud{T}, ReadOnlySpan{int})"/>
    public static Labels OnCloudsOf<T>(PlaneCloud<T> cloud, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => OnCloudsOf(cloud.InSpace, values);

    /// <summary>One label per pixel of images.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of pixels.</exception>
    public static Labels OnPixelsOf<T>(Grid2<T> images, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(images.Shape.Pixels, values, "pixels");

    /// <summary>One label per image of a batch.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of images.</exception>
    public static Labels OnImagesOf<T>(Grid2<T> images, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(images.Shape.Images, values, "images");

    /// <summary>One label per voxel of volumes.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of voxels.</exception>
    public static Labels OnVoxelsOf<T>(Grid3<T> volumes, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(volumes.Shape.Pixels, values, "voxels");

    /// <summary>One label per volume of a batch.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of volumes.</exception>
    public static Labels OnVolumesOf<T>(Grid3<T> volumes, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(volumes.Shape.Images, values, "volumes");

    /// <summary>One label per node of a graph.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of nodes.</exception>
    public static Labels OnNodesOf<T>(Graph<T> graph, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(graph.Data.Nodes, values, "nodes");

    /// <inheritdoc cref="OnNodesOf{T}(Graph{T}, ReadOnlySpan{int})"/>
    public static Labels OnNodesOf<TNode, TEdge>(Graph<TNode, TEdge> graph, ReadOnlySpan<int> values)
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => OnNodesOf(graph.Nodes, values);

    /// <summary>One label per graph of a batch.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of graphs.</exception>
    public static Labels OnGraphsOf<T>(Graph<T> graph, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(graph.Data.Nodes.Clouds, values, "graphs");

    /// <inheritdoc cref="OnGraphsOf{T}(Graph{T}, ReadOnlySpan{int})"/>
    public static Labels OnGraphsOf<TNode, TEdge>(Graph<TNode, TEdge> graph, ReadOnlySpan<int> values)
        where TNode : struct, IFeatures<TNode>, allows ref struct
        where TEdge : struct, IFeatures<TEdge>, allows ref struct => OnGraphsOf(graph.Nodes, values);

    /// <summary>One label per sphere of a batch.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of spheres.</exception>
    public static Labels OnSpheresOf<T>(Sphere<T> spheres, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(spheres.Shape.Spheres, values, "spheres");

    /// <summary>One label per vertex of meshes.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of vertices.</exception>
    public static Labels OnVerticesOf<T>(Mesh<T> meshes, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(meshes.Data.Vertices, values, "vertices");

    /// <summary>One label per mesh of a batch.</summary>
    /// <exception cref="ArgumentException">The number of labels is not the number of meshes.</exception>
    public static Labels OnMeshesOf<T>(Mesh<T> meshes, ReadOnlySpan<int> values)
        where T : struct, IFeatures<T>, allows ref struct => On(meshes.Data.Vertices.Clouds, values, "meshes");

    /// <summary>Several labels one after another, as a batch concatenates clouds.</summary>
    public static Labels Concat(IEnumerable<Labels> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new Labels(labels.SelectMany(static l => l._values).ToArray());
    }

    /// <summary>A copy of the labels.</summary>
    public int[] ToArray() => [.. _values];

    private static Labels On(RowSpace rows, ReadOnlySpan<int> values, string what) =>
        rows.Count == values.Length
            ? new Labels(rows, values.ToArray())
            : throw new ArgumentException($"There are {values.Length} labels for {rows.Count} {what}.", nameof(values));
}
