namespace GeoDL.Typed.Attack;

/// <summary>The groups of a run's models.</summary>
internal enum ModelGroups
{
    /// <summary>Those of space and of the plane.</summary>
    All,

    /// <summary>O(3) and SO(3).</summary>
    Space,

    /// <summary>O(2), SO(2), C_N and D_N.</summary>
    Plane,

    /// <summary>Those of the plane, on pixels.</summary>
    Pixels,

    /// <summary>O(3) and SO(3), on voxels.</summary>
    Voxels,

    /// <summary>SO(2), on surfaces.</summary>
    Meshes,

    /// <summary>O(3) and SO(3), on spheres.</summary>
    Spheres,

    /// <summary>Any, of graphs without positions.</summary>
    Graphs,
}
