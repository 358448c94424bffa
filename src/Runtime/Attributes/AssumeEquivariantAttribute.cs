namespace GeoDL.Typed;

/// <summary>
/// Marks a method as equivariant without a check by the compiler: a person takes responsibility for it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssumeEquivariantAttribute : Attribute
{
    /// <summary>Why the method is equivariant although the compiler cannot prove it. Required.</summary>
    public string Justification { get; set; } = string.Empty;
}
