namespace GeoDL.Typed.Algebra;

/// <summary>A coordinate axis; its value is the index of the coordinate.</summary>
public enum RotationAxis
{
    /// <summary>x, the first component of l = 1.</summary>
    X = 0,

    /// <summary>y, the polar axis of the harmonics.</summary>
    Y = 1,

    /// <summary>z, the third component of l = 1.</summary>
    Z = 2,
}
