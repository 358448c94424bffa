namespace GeoDL.Typed.Generators.Models;

/// <summary>A part of a model that may own parameters: a layer or a module.</summary>
public abstract record ModelPart
{
    /// <summary>Whether the user marked the member as generated code, which its other part may not repeat.</summary>
    public bool IsMarked { get; init; }
}
