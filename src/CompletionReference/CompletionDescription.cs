namespace Microsoft.CodeAnalysis.Completion;

/// <summary>What an item is.</summary>
public sealed class CompletionDescription
{
    private CompletionDescription() => throw null!;

    /// <summary>A description without colours.</summary>
    public static CompletionDescription FromText(string text) => throw null!;
}
