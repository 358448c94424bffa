namespace GeoDL.Typed.Generators.Reading;

/// <summary>The names of a space's types in the runtime.</summary>
/// <param name="Cloud">What holds features; generic.</param>
/// <param name="Relation">How its rows are related.</param>
/// <param name="Positions">Where they are; null where that is fixed, as in a grid or on a surface: then edges are no
/// values either.</param>
/// <param name="IsInPlane">Whether it is two-dimensional.</param>
public readonly record struct SpaceNames(string Cloud, string Relation, string? Positions, bool IsInPlane)
{
    /// <summary>Whether rows are the vertices of surfaces: tangent planes, each with a frame of its own.</summary>
    public bool IsSurface { get; init; }

    /// <summary>Whether rows are the cells of a regular grid.</summary>
    public bool IsGrid => Positions is null && !IsSurface;

    /// <summary>Whether rows are the cells of a regular grid of space.</summary>
    public bool IsVolume => IsGrid && !IsInPlane;

    /// <summary>What rows are, in messages.</summary>
    public string RowWord =>
        IsSurface ? "vertices"
        : IsVolume ? "voxels"
        : IsGrid ? "pixels"
        : "points";

    /// <summary>
    /// Whether it has features of a group: planes have groups of the plane and volumes those of space, and a group of
    /// the plane turns points of space about an axis. Frames of a surface are turned by any angle.
    /// </summary>
    public bool Has(Algebra.SymmetryGroup group) =>
        IsSurface ? group == Algebra.SymmetryGroup.SO2
        : IsInPlane ? !group.IsSpatial
        : !IsGrid || group.IsSpatial;
}
