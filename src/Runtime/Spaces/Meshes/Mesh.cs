using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Makes meshes with typed features, and batches of them.</summary>
/// <example>
/// A sphere with a number at each vertex:
/// <code><![CDATA[
/// TriangleMesh sphere = MeshShapes.Sphere(subdivisions: 2);
/// Mesh<Ink> mesh = Mesh.Create<Ink>(sphere, new double[sphere.VertexCount]);
/// ]]></code>
/// </example>
public static class Mesh
{
    /// <summary>A surface with features.</summary>
    /// <param name="surface">An oriented surface; its boundary, if it has one, is allowed.</param>
    /// <param name="features">One row per vertex, of SO(2), in frames of the library's choice; or of a group of space
    /// (O(3), SO(3)).</param>
    /// <param name="map">How neighbours are brought into the tangent plane.</param>
    /// <exception cref="ArgumentException">The mesh has no faces, the number of rows is not that of vertices, or
    /// features are of another group of the plane; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The mesh is no oriented surface (see
    /// <see cref="TriangleMesh.Defects"/>), or a vertex has no tangent plane; the message names it.</exception>
    public static Mesh<T> Create<T>(TriangleMesh surface, Rows<T> features, MeshMap map = MeshMap.Projected)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(surface);
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count != surface.VertexCount)
        {
            throw new ArgumentException(
                $"The mesh has {surface.VertexCount} vertices, but there are {features.Count} rows of features.",
                nameof(features)
            );
        }
        return Join(MeshData.Create(surface, map), features);
    }

    /// <summary>A surface with features in double precision.</summary>
    /// <param name="surface">An oriented surface; its boundary, if it has one, is allowed.</param>
    /// <param name="features">The numbers of each vertex in public order; finite.</param>
    /// <param name="map">How neighbours are brought into the tangent plane.</param>
    /// <inheritdoc cref="Create{T}(TriangleMesh, Rows{T}, MeshMap)" path="/exception"/>
    public static Mesh<T> Create<T>(
        TriangleMesh surface,
        ReadOnlySpan<double> features,
        MeshMap map = MeshMap.Projected
    )
        where T : struct, IFeatures<T>, allows ref struct => Create(surface, Rows<T>.From(features), map);

    /// <summary>A surface with features in single precision.</summary>
    /// <inheritdoc cref="Create{T}(TriangleMesh, ReadOnlySpan{double}, MeshMap)"/>
    public static Mesh<T> Create<T>(TriangleMesh surface, ReadOnlySpan<float> features, MeshMap map = MeshMap.Projected)
        where T : struct, IFeatures<T>, allows ref struct => Create(surface, Rows<T>.From(features), map);

    /// <summary>Several meshes (or batches of meshes) as one batch, in order.</summary>
    /// <exception cref="ArgumentException">There are no meshes.</exception>
    public static Mesh<T> Batch<T>(IEnumerable<Mesh<T>> meshes)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(meshes);
        Mesh<T>[] all = [.. meshes];
        if (all.Length == 0)
            throw new ArgumentException("A batch has at least one mesh.", nameof(meshes));
        return Join(MeshData.Join(all.Select(static m => m.Data)), Rows<T>.Concat(all.Select(static m => m.Rows)));
    }

    /// <summary>Features, moved to the vertices of surfaces.</summary>
    internal static Mesh<T> Join<T>(MeshData data, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct => new(data, features.On(data.Vertices, "vertices"));
}
