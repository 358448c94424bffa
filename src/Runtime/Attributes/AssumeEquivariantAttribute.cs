namespace GeoDL.Typed;

/// <summary>Takes the responsibility for one method from the compiler to a person.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssumeEquivariantAttribute : Attribute
{
    /// <summary>Why the method is equivariant although the compiler cannot see it. Required.</summary>
    public string Justification { get; set; } = string.Empty;
}
