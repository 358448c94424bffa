using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>How an item is committed.</summary>
public sealed class CompletionItemRules
{
    /// <summary>The rules of the language.</summary>
    public static readonly CompletionItemRules Default = null!;

    private CompletionItemRules() => throw null!;

    /// <summary>Changes the characters that commit.</summary>
    public CompletionItemRules WithCommitCharacterRules(
        ImmutableArray<CharacterSetModificationRule> commitCharacterRules
    ) => throw null!;
}
