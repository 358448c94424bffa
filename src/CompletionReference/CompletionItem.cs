using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>An item of the list.</summary>
public sealed class CompletionItem
{
    private CompletionItem() => throw null!;

    /// <summary>The properties that the provider stores with it.</summary>
    public ImmutableDictionary<string, string> Properties => throw null!;

    /// <summary>Makes an item.</summary>
    public static CompletionItem Create(
        string displayText,
        string? filterText = null,
        string? sortText = null,
        ImmutableDictionary<string, string>? properties = null,
        ImmutableArray<string> tags = default,
        CompletionItemRules? rules = null,
        string? displayTextPrefix = null,
        string? displayTextSuffix = null,
        string? inlineDescription = null,
        bool isComplexTextEdit = false
    ) => throw null!;
}
