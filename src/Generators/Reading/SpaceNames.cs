namespace GeoDL.Typed.Generators.Reading;

/// <summary>The names of a space's types in the runtime.</summary>
/// <param name="Cloud">What holds features; generic.</param>
/// <param name="Relation">How its rows are related.</param>
/// <param name="Positions">Where they are; null where that is fixed, as in a grid or on a surface, whose edges are no
/// values either, and of graphs, which lie nowhere.</param>
/// <param name="IsInPlane">Whether it is two-dimensional.</param>
/// <param name="IsGraph">Whether rows are nodes without positions; edges may have features too, as a second type
/// argument.</param>
public readonly record struct SpaceNames(
    string Cloud,
    string Relation,
    string? Positions,
    bool IsInPlane,
    bool IsGraph = false
)
{
    /// <summary>Whether rows are points that lie anywhere.</summary>
    public bool HasPositions => Positions is not null;

    /// <summary>Whether rows are pixels of spheres: fields there are of the group that keeps a point.</summary>
    public bool IsSphere { get; init; }

    /// <summary>Whether rows are the vertices of surfaces: tangent planes, each with a frame of its own.</summary>
    public bool IsSurface { get; init; }

    /// <summary>Whether rows are the cells of a regular grid.</summary>
    public bool IsGrid => Positions is null && !IsGraph && !IsSphere && !IsSurface;

    /// <summary>The type of random fields on which networks are measured, since they turn exactly; null if the space
    /// has none. Generic.</summary>
    public string? BandLimited { get; init; }

    /// <summary>Whether rows are the cells of a regular grid of space.</summary>
    public bool IsVolume => IsGrid && !IsInPlane;

    /// <summary>What rows are, in messages.</summary>
    public string RowWord =>
        IsSurface ? "vertices"
        : IsVolume ? "voxels"
        : IsGrid || IsSphere ? "pixels"
        : IsGraph ? "nodes"
        : "points";

    /// <summary>What a batch has several of, in messages.</summary>
    public string BatchWord =>
        IsSurface ? "meshes"
        : IsVolume ? "volumes"
        : IsGrid ? "images"
        : IsSphere ? "spheres"
        : IsGraph ? "graphs"
        : "clouds";

    /// <summary>
    /// What says which rows belong together, in messages: a surface weights them by area, and a sphere has nothing of
    /// the kind.
    /// </summary>
    public string BatchText =>
        IsSurface ? "mesh.Surface"
        : IsVolume ? "volume.Batch"
        : IsGrid ? "image.Batch"
        : IsGraph ? "graph.Batch"
        : "cloud.Batch";

    /// <summary>
    /// Whether models of a group have it: planes have groups of the plane, volumes and spheres those of space, a group
    /// of the plane turns points of space about an axis, and nodes without positions have features of any. Frames of a
    /// surface are turned by any angle.
    /// </summary>
    public bool Has(Algebra.SymmetryGroup group) =>
        IsSurface ? group == Algebra.SymmetryGroup.SO2
        : IsInPlane ? !group.IsSpatial
        : HasPositions || IsGraph || group.IsSpatial;
}
