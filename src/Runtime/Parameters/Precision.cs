namespace GeoDL.Typed;

/// <summary>The scalar of a model's parameters and features; chosen when the model is constructed.</summary>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point.</summary>
    Double,
}
