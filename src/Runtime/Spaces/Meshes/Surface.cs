using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The surfaces of a batch of meshes, as layers relate their vertices: neighbours along edges, tangent planes, areas.
/// It is a view and ends with its pass.
/// </summary>
/// <remarks>
/// Where a vertex lies and how its frame is turned are no features and cannot be read in a model.
/// </remarks>
public readonly ref struct Surface
{
    private readonly SurfaceGeometry? _geometry;
    private readonly int _stamp;

    internal Surface(SurfaceGeometry geometry) => (_geometry, _stamp) = (geometry, geometry.Stamp);

    /// <summary>Number of vertices, over all meshes.</summary>
    public int Count => Geometry.Data.Vertices.Count;

    /// <summary>
    /// The coarser surfaces that the meshes were made with (<see cref="Mesh{T}.WithCoarser"/>, or the levels of
    /// <see cref="Sphere{T}.ToMesh"/>): <c>x.Pool(surface)</c> gives features there, <c>y.Unpool(surface)</c> brings
    /// them back.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public Surface Coarser() => new(Geometry.Coarser);

    internal SurfaceGeometry Geometry
    {
        get
        {
            if (_geometry is null)
            {
                throw new InvalidOperationException(
                    "This surface is empty (a default). It comes from a mesh: mesh.Surface."
                );
            }
            if (_geometry.Stamp != _stamp)
                throw new InvalidOperationException("This surface belongs to a pass that has ended.");
            return _geometry;
        }
    }

    /// <summary>
    /// For each label 0 … <paramref name="classes"/> − 1 one copy of 0, which is 1 in the rows with that label and 0
    /// elsewhere.
    /// </summary>
    /// <param name="labels">Labels on the vertices or the meshes of this batch.</param>
    /// <param name="classes">The number of different labels; a label outside this range is an error.</param>
    /// <returns>classes x 0 on the rows of the labels.</returns>
    /// <exception cref="ArgumentException">The labels belong to other rows, or a label is not one of 0 … classes −
    /// 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one class.</exception>
    public Scalars OneHot(Labels labels, int classes) =>
        FeatureMarshal.Wrap<Scalars>(OneHotOperation.Checked(Geometry, labels, classes));
}
