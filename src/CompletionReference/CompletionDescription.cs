using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>What an item is.</summary>
public sealed class CompletionDescription
{
    private CompletionDescription() => throw null!;

    /// <summary>A description of parts, each with what kind of text it is.</summary>
    public static CompletionDescription Create(ImmutableArray<TaggedText> taggedParts) => throw null!;
}
