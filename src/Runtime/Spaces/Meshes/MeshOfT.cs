using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of surfaces, made of triangles or of the pixels of spheres (<see cref="Sphere{T}.ToMesh"/>), and one row of
/// features per vertex: of SO(2), the turns of the tangent plane.
/// </summary>
/// <remarks>
/// A feature of order 0 is a number; one of order 1 is a tangent vector, whose two numbers are along the axes of a
/// frame that each vertex has. Which frames these are is the library's choice, and models cannot see it:
/// <see cref="FromSpace"/> and <see cref="ToSpace"/> convert from and to vectors of space. Rows are vertices, mesh by
/// mesh, in the order of the files.
/// It may be stored, since it holds tables, not views. The inputs of models (<see cref="Surface"/>,
/// <see cref="Features"/>) are views; those of meshes that were entered into a pass or a prediction end with it.
/// </remarks>
/// <typeparam name="T">The feature type of the vertices.</typeparam>
public readonly struct Mesh<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    private readonly MeshData? _data;
    private readonly Rows<T> _rows;
    private readonly SurfaceGeometry _geometry;
    private readonly int _stamp;
    private readonly Handle _features;

    internal Mesh(MeshData data, Rows<T> rows)
    {
        _data = data;
        _rows = rows;
        _geometry = new SurfaceGeometry();
        _geometry.Bind(data, rows.Precision, null);
        _stamp = _geometry.Stamp;
        _features = new Handle(rows.Storage);
    }

    /// <summary>The same meshes, entered into a pass: their views live in a workspace.</summary>
    internal Mesh(in Mesh<T> source, SurfaceGeometry geometry, Handle features)
    {
        _data = source.Data;
        _rows = source._rows;
        _geometry = geometry;
        _stamp = geometry.Stamp;
        _features = features;
    }

    /// <summary>The features of the vertices.</summary>
    public T Features => T.Wrap(Data is not null ? _features : default);

    /// <summary>The surfaces, as layers relate their vertices.</summary>
    public Surface Surface => new(Geometry);

    /// <summary>Number of vertices, over all meshes.</summary>
    public int Count => Data.Vertices.Count;

    /// <summary>Number of meshes.</summary>
    public int MeshCount => Data.Vertices.CloudCount;

    /// <summary>The triangles of the surfaces, in order; for use outside models.</summary>
    /// <exception cref="InvalidOperationException">A surface is a sphere in pixels.</exception>
    public IReadOnlyList<TriangleMesh> Meshes => [.. Data.Meshes];

    /// <summary>
    /// The length of the longest edge, over all meshes; of spheres in pixels the angle of neighbours. For use outside
    /// models.
    /// </summary>
    public double LongestEdge => Data.LongestEdge;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => Data is null ? null! : _rows;

    internal MeshData Data =>
        _data ?? throw new InvalidOperationException("This mesh is empty (a default). Make one with Mesh.Create.");

    private SurfaceGeometry Geometry
    {
        get
        {
            if (_data is null || _geometry.Stamp != _stamp)
            {
                _ = Data;
                throw new InvalidOperationException(
                    "These meshes were entered into a pass that has ended. Enter the originals again."
                );
            }
            return _geometry;
        }
    }

    /// <summary>The same surfaces with other features; nothing is prepared again.</summary>
    /// <param name="features">One row per vertex, of SO(2) or of a group of space.</param>
    /// <exception cref="ArgumentException">The table has another number of rows, or features are of another group of
    /// the plane.</exception>
    public Mesh<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        return Mesh.Join(Data, features);
    }

    /// <summary>
    /// The same mesh with a coarser surface below it, or below its coarsest one: in a model
    /// <c>mesh.Surface.Coarser()</c>, to which <c>x.Pool(surface)</c> leads.
    /// </summary>
    /// <param name="surface">The coarser surface, oriented as this one.</param>
    /// <param name="parents">The vertex of the coarser surface to which each vertex of the finer one belongs; at least
    /// one belongs to each.</param>
    /// <param name="map">How neighbours on the coarser surface are brought into the tangent plane.</param>
    /// <exception cref="ArgumentException">A batch has several meshes, a vertex belongs to none, or none to a coarser
    /// one; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The coarser mesh is no oriented surface, or the normals of a vertex
    /// and of its coarser one are opposite.</exception>
    public Mesh<T> WithCoarser(TriangleMesh surface, ReadOnlySpan<int> parents, MeshMap map = MeshMap.Projected)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (MeshCount != 1)
        {
            throw new ArgumentException(
                $"A coarser surface belongs to one mesh, and these are {MeshCount}. Give each its own, then make a "
                    + "batch of them.",
                nameof(surface)
            );
        }
        MeshData coarsest = Data;
        while (coarsest.Coarser is { } level)
            coarsest = level.Data;
        SurfaceLevel.Check(parents, coarsest.Vertices.Count, surface.VertexCount);
        return Mesh.Join(Data.WithCoarser(MeshData.Create(surface, map), parents.ToArray()), _rows);
    }

    /// <summary>
    /// Features of space at the vertices as features of the surface, as <c>[Restrict]</c> makes them in a model: a
    /// vector becomes its part along the normal, order 0, and its tangential part, order 1. For use outside models.
    /// </summary>
    /// <param name="features">One row per vertex, of O(3) or SO(3).</param>
    /// <typeparam name="TSurface">The feature type of the result: <c>0 + 1</c> for each vector.</typeparam>
    /// <exception cref="ArgumentException">The features are not those of <typeparamref name="TSurface"/>, or have
    /// another number of rows.</exception>
    public Rows<TSurface> FromSpace<TSurface>(Rows features)
        where TSurface : struct, IFeatures<TSurface>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        Handle rows = OnVertices(features);
        if (!rows.Layout.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Features of space are of O3 or SO3, but these are of {rows.Layout.Group}: {rows.Layout}.",
                nameof(features)
            );
        }
        return Typed<TSurface>(SurfaceRestrictOperation.ToSurface(rows, Data));
    }

    /// <summary>
    /// Features of the surface as features of space, the inverse of <see cref="FromSpace"/>: numbers along the normals
    /// and tangent vectors become vectors. For use outside models.
    /// </summary>
    /// <param name="features">One row per vertex, of SO(2).</param>
    /// <typeparam name="TSpace">The feature type of the result, of O(3) or SO(3).</typeparam>
    /// <exception cref="ArgumentException">The features are not what <typeparamref name="TSpace"/> becomes on a
    /// surface, or have another number of rows.</exception>
    public Rows<TSpace> ToSpace<TSpace>(Rows features)
        where TSpace : struct, IFeatures<TSpace>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        FeatureLayout? space = FeatureMarshal.Layout<TSpace>();
        if (space?.Group.IsSpatial != true)
        {
            throw new ArgumentException(
                $"Features of space are declared with [Irreps] and of O3 or SO3, unlike {typeof(TSpace).Name}."
            );
        }
        return Typed<TSpace>(SurfaceRestrictOperation.ToSpace(OnVertices(features), space, Data));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        _data is null
            ? "empty"
            : $"{MeshCount} mesh{(MeshCount == 1 ? "" : "es")}, {Count} vertices, {Data.Index.Count} directed edges, "
                + $"features {_rows.Signature}";

    private Handle OnVertices(Rows features)
    {
        if (features.Count != Count)
        {
            throw new ArgumentException(
                $"The meshes have {Count} vertices, but there are {features.Count} rows of features.",
                nameof(features)
            );
        }
        return features.Precision == Precision.Single ? OnVertices<float>(features) : OnVertices<double>(features);
    }

    private Handle OnVertices<S>(Rows features)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> storage = Workspace.Rent<S>(null, Data.Vertices, features.Layout);
        global::GeoDL.Typed.Rows.CopyInner(features.Storage, storage.Values);
        return new Handle(storage);
    }

    private static Rows<TResult> Typed<TResult>(Handle handle)
        where TResult : struct, IFeatures<TResult>, allows ref struct
    {
        var rows = new Rows<TResult>();
        rows.Assign(handle);
        return rows;
    }
}
