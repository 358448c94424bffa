namespace Microsoft.CodeAnalysis;

/// <summary>A piece of text and its kind.</summary>
public readonly struct TaggedText
{
    /// <summary>Makes one.</summary>
    public TaggedText(string tag, string text) => throw null!;
}
