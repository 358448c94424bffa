namespace GeoDL.Typed;

/// <summary>How neighbours are brought into the tangent plane of a vertex, and features along an edge.</summary>
public enum MeshMap
{
    /// <summary>
    /// As the surface lies in space: neighbours are projected along the normal, and the smallest rotation of space that
    /// takes one normal to the other carries features.
    /// </summary>
    Projected,

    /// <summary>
    /// As the surface is measured from within, by lengths and angles of its faces: bending it changes nothing.
    /// </summary>
    Intrinsic,
}
