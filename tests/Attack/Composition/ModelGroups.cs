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
    Pixels,

    /// <summary>Any, of graphs without positions.</summary>
    Graphs,
}
