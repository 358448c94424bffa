namespace GeoDL.Typed;

/// <summary>An axis of space, about which a group of the plane turns.</summary>
public enum Axis
{
    /// <summary>The polar axis of the harmonics, the default; about it (z, x) are (cos, sin).</summary>
    Y,

    /// <summary>About it (x, y) are (cos, sin).</summary>
    Z,

    /// <summary>About it (y, z) are (cos, sin).</summary>
    X,
}
