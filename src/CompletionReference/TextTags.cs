namespace Microsoft.CodeAnalysis;

/// <summary>The kinds of text.</summary>
public static class TextTags
{
    /// <summary>Plain text.</summary>
    public const string Text = nameof(Text);

    /// <summary>The end of a line.</summary>
    public const string LineBreak = nameof(LineBreak);
}
