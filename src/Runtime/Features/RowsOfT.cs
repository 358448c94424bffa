using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>A stored table of rows of a feature type.</summary>
/// <example>
/// Three energies, and what a model gives, row by row:
/// <code><![CDATA[
/// Rows<Energy> targets = Rows<Energy>.From([0.5, 1.0, -2.0]);
/// Rows<Energy> answer = net.Predict(cloud);
/// double first = answer[0, 0];
/// double[] all = answer.ToArray();
/// ]]></code>
/// </example>
/// <typeparam name="T">The feature type; <see cref="Features"/> where the signature is known only at run
/// time.</typeparam>
public sealed class Rows<T> : Rows
    where T : struct, IFeatures<T>, allows ref struct
{
    /// <summary>An empty table, to copy results into.</summary>
    public Rows() { }

    internal override FeatureLayout? FixedLayout => T.Layout;

    /// <summary>A table of numbers, row after row, in public order; kept in single precision.</summary>
    /// <exception cref="ArgumentException">The numbers are not a whole number of rows, or one is not finite; the
    /// message names the row.</exception>
    public static Rows<T> From(ReadOnlySpan<float> values) => Create(Known(), values);

    /// <summary>A table of numbers, row after row, in public order; kept in double precision.</summary>
    /// <exception cref="ArgumentException">The numbers are not a whole number of rows, or one is not finite; the
    /// message names the row.</exception>
    public static Rows<T> From(ReadOnlySpan<double> values) => Create(Known(), values);

    /// <summary>A table of a [rows × numbers] tensor in public order; kept in single precision.</summary>
    public static Rows<T> FromTensor(in ReadOnlyTensorSpan<float> values) => ReadTensor(in values);

    /// <summary>A table of a [rows × numbers] tensor in public order; kept in double precision.</summary>
    public static Rows<T> FromTensor(in ReadOnlyTensorSpan<double> values) => ReadTensor(in values);

    /// <summary>A table of a [rows × numbers] tensor in public order; kept in single precision.</summary>
    public static Rows<T> FromTensor(Tensor<float> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ReadTensor(values.AsReadOnlyTensorSpan());
    }

    /// <summary>A table of a [rows × numbers] tensor in public order; kept in double precision.</summary>
    public static Rows<T> FromTensor(Tensor<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ReadTensor(values.AsReadOnlyTensorSpan());
    }

    /// <summary>
    /// Several tables one after another, as a batch concatenates clouds; the result has rows of its own.
    /// </summary>
    /// <exception cref="ArgumentException">There are no tables, or their signatures differ.</exception>
    public static Rows<T> Concat(IEnumerable<Rows<T>> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Rows<T>[] all = [.. tables];
        if (all.Length == 0)
            throw new ArgumentException("There are no tables to concatenate.", nameof(tables));
        for (int i = 0; i < all.Length; i++)
        {
            if (!all[i].Layout.Matches(all[0].Layout))
            {
                throw new ArgumentException(
                    $"Table {i} has the signature {all[i].Layout}, table 0 has {all[0].Layout}.",
                    nameof(tables)
                );
            }
        }

        return Array.TrueForAll(all, static t => t.Precision == Precision.Single)
            ? Concat<float>(all)
            : Concat<double>(all);
    }

    /// <summary>
    /// The same numbers on the points of a cloud, row by row: an additional input besides its features.
    /// </summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of points.</exception>
    public Rows<T> OnPointsOf<U>(PointCloud<U> cloud)
        where U : struct, IFeatures<U>, allows ref struct => On(cloud.Data.Points, "points");

    /// <summary>The same numbers on the clouds of a batch, one row per cloud.</summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of clouds.</exception>
    public Rows<T> OnCloudsOf<U>(PointCloud<U> cloud)
        where U : struct, IFeatures<U>, allows ref struct => On(cloud.Data.Points.Clouds, "clouds");

    /// <inheritdoc cref="OnPointsOf{U}(PointCloud{U})"/>
    public Rows<T> OnPointsOf<U>(PlaneCloud<U> cloud)
        where U : struct, IFeatures<U>, allows ref struct => OnPointsOf(cloud.InSpace);

    /// <inheritdoc cref="OnCloudsOf{U}(PointCloud{U})"/>
    public Rows<T> OnCloudsOf<U>(PlaneCloud<U> cloud)
        where U : struct, IFeatures<U>, allows ref struct => OnCloudsOf(cloud.InSpace);

    /// <summary>
    /// The same numbers on the pixels of images, row by row: an additional input besides their features.
    /// </summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of pixels.</exception>
    public Rows<T> OnPixelsOf<U>(Grid2<U> images)
        where U : struct, IFeatures<U>, allows ref struct => On(images.Shape.Pixels, "pixels");

    /// <summary>The same numbers on the images of a batch, one row per image.</summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of images.</exception>
    public Rows<T> OnImagesOf<U>(Grid2<U> images)
        where U : struct, IFeatures<U>, allows ref struct => On(images.Shape.Images, "images");

    /// <summary>
    /// The same numbers on the voxels of volumes, row by row: an additional input besides their features.
    /// </summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of voxels.</exception>
    public Rows<T> OnVoxelsOf<U>(Grid3<U> volumes)
        where U : struct, IFeatures<U>, allows ref struct => On(volumes.Shape.Pixels, "voxels");

    /// <summary>The same numbers on the volumes of a batch, one row per volume.</summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of volumes.</exception>
    public Rows<T> OnVolumesOf<U>(Grid3<U> volumes)
        where U : struct, IFeatures<U>, allows ref struct => On(volumes.Shape.Images, "volumes");

    /// <summary>
    /// The same numbers on the nodes of a graph, row by row: an additional input besides its features.
    /// </summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of nodes.</exception>
    public Rows<T> OnNodesOf<U>(Graph<U> graph)
        where U : struct, IFeatures<U>, allows ref struct => On(graph.Data.Nodes, "nodes");

    /// <inheritdoc cref="OnNodesOf{U}(Graph{U})"/>
    public Rows<T> OnNodesOf<U, V>(Graph<U, V> graph)
        where U : struct, IFeatures<U>, allows ref struct
        where V : struct, IFeatures<V>, allows ref struct => OnNodesOf(graph.Nodes);

    /// <summary>The same numbers on the graphs of a batch, one row per graph.</summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of graphs.</exception>
    public Rows<T> OnGraphsOf<U>(Graph<U> graph)
        where U : struct, IFeatures<U>, allows ref struct => On(graph.Data.Nodes.Clouds, "graphs");

    /// <inheritdoc cref="OnGraphsOf{U}(Graph{U})"/>
    public Rows<T> OnGraphsOf<U, V>(Graph<U, V> graph)
        where U : struct, IFeatures<U>, allows ref struct
        where V : struct, IFeatures<V>, allows ref struct => OnGraphsOf(graph.Nodes);

    /// <summary>
    /// The same numbers on the pixels of spheres, row by row: an additional input besides their features.
    /// </summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of pixels.</exception>
    public Rows<T> OnPixelsOf<U>(Sphere<U> spheres)
        where U : struct, IFeatures<U>, allows ref struct => On(spheres.Shape.Pixels, "pixels");

    /// <summary>The same numbers on the spheres of a batch, one row per sphere: coefficients, or answers.</summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of spheres.</exception>
    public Rows<T> OnSpheresOf<U>(Sphere<U> spheres)
        where U : struct, IFeatures<U>, allows ref struct => On(spheres.Shape.Spheres, "spheres");

    /// <summary>
    /// The same numbers on the vertices of meshes, row by row: an additional input besides their features.
    /// </summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of vertices, or features are neither of
    /// SO(2) nor of space.</exception>
    public Rows<T> OnVerticesOf<U>(Mesh<U> meshes)
        where U : struct, IFeatures<U>, allows ref struct => On(meshes.Data.Vertices, "vertices");

    /// <summary>The same numbers on the meshes of a batch, one row per mesh.</summary>
    /// <exception cref="ArgumentException">The number of rows is not the number of meshes, or features are not
    /// invariant: a mesh as a whole has no frame.</exception>
    public Rows<T> OnMeshesOf<U>(Mesh<U> meshes)
        where U : struct, IFeatures<U>, allows ref struct => On(meshes.Data.Vertices.Clouds, "meshes");

    /// <summary>The same numbers on the rows of another table, row by row: two inputs that belong together.</summary>
    public Rows<T> Beside(Rows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return On(other.RowSpace, "rows");
    }

    internal static Rows<T> Create<S>(FeatureLayout layout, ReadOnlySpan<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var storage = new Storage<S>();
        storage.Bind(RowSpace.OfRows(PublicOrder.CountRows(values.Length, layout)), layout, null);
        PublicOrder.Read(values, storage.Values, layout);
        return Of(storage);
    }

    internal static Rows<T> Of(Storage storage)
    {
        var rows = new Rows<T>();
        rows.Adopt(storage);
        return rows;
    }

    private static FeatureLayout Known() =>
        T.Layout
        ?? throw new InvalidOperationException(
            "The signature of these numbers is known only at run time: take the overload with a table, and make it by "
                + "Rows.From(\"2x0e + 1x1o\", values), or by Rows.From(signature, group, values) where the group is "
                + "not O(3)."
        );

    private static Rows<T> ReadTensor<S>(in ReadOnlyTensorSpan<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        FeatureLayout layout = Known();
        if (values.Rank != 2 || values.Lengths[1] != layout.Dim)
        {
            throw new ArgumentException(
                $"Rows of {layout} are a tensor [rows × {layout.Dim}], but the one given has the shape "
                    + $"[{string.Join(" × ", values.Lengths.ToArray())}].",
                nameof(values)
            );
        }
        var flat = new S[checked((int)values.FlattenedLength)];
        values.FlattenTo(flat);
        return Create<S>(layout, flat);
    }

    private static Rows<T> Concat<S>(Rows<T>[] all)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var storage = new Storage<S>();
        storage.Bind(RowSpace.OfRows(all.Sum(static t => t.Count)), all[0].Layout, null);
        int at = 0;
        foreach (Rows<T> table in all)
        {
            if (table.Count == 0)
                continue;
            CopyInner(table.Storage, storage.Values.Slice(at, table.Count * table.Dim));
            at += table.Count * table.Dim;
        }

        return Of(storage);
    }

    /// <summary>The rows with these numbers, in this order.</summary>
    internal Rows<T> Taken(ReadOnlySpan<int> rows) =>
        Precision == Precision.Single ? Taken<float>(rows) : Taken<double>(rows);

    private Rows<T> Taken<S>(ReadOnlySpan<int> rows)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var storage = new Storage<S>();
        storage.Bind(RowSpace.OfRows(rows.Length), Layout, null);
        for (int row = 0; row < rows.Length; row++)
            ((Storage<S>)Storage).Row(rows[row]).CopyTo(storage.Row(row));
        return Of(storage);
    }

    internal Rows<T> On(RowSpace rows, string what)
    {
        if (rows.Count != Count)
            throw new ArgumentException($"A table of {Count} rows does not fit {rows.Count} {what}.");
        Check.Frames(rows, Layout);
        // Frames of a sphere's pixels, where rows of surfaces come from or go to, are to the south and to the east.
        if (
            T.Polarisation == PolarisationConvention.Iau
            && (rows.Batch == BatchKind.Meshes || Storage.RowSpace.Batch == BatchKind.Meshes)
        )
        {
            throw new ArgumentException(
                $"{typeof(T).Name} is of the IAU's polarisation convention, but features of surfaces have none but "
                    + "that of spheres in pixels, COSMO's. Declare a type without Polarisation for them."
            );
        }
        return Precision == Precision.Single ? On<float>(rows) : On<double>(rows);
    }

    private Rows<T> On<S>(RowSpace rows)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        var storage = new Storage<S>();
        storage.Bind(rows, Layout, null);
        if (Count > 0)
            CopyInner(Storage, storage.Values);
        return Of(storage);
    }
}
