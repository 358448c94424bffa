using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>The description of an item.</summary>
public sealed class CompletionDescription
{
    private CompletionDescription() => throw null!;

    /// <summary>A description made of parts, each with its kind of text.</summary>
    public static CompletionDescription Create(ImmutableArray<TaggedText> taggedParts) => throw null!;
}
