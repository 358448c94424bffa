namespace Microsoft.CodeAnalysis;

/// <summary>A piece of text and what kind it is.</summary>
public readonly struct TaggedText
{
    /// <summary>Makes one.</summary>
    public TaggedText(string tag, string text) => throw null!;
}
