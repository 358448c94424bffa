namespace GeoDL.Typed;

/// <summary>The scalar of a model's parameters and features; chosen when the model is constructed.</summary>
/// <example>
/// <code>
/// var fast = new Potential(seed: 7);
/// var exact = new Potential(seed: 7, Precision.Double);
/// </code>
/// </example>
public enum Precision
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point.</summary>
    Double,
}
