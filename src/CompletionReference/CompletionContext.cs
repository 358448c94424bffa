using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Completion;

/// <summary>The request to a provider.</summary>
public sealed class CompletionContext
{
    private CompletionContext() => throw null!;

    /// <summary>The document.</summary>
    public Document Document => throw null!;

    /// <summary>Where the caret is.</summary>
    public int Position => throw null!;

    /// <summary>What an item replaces.</summary>
    public TextSpan CompletionListSpan
    {
        get => throw null!;
        set => throw null!;
    }

    /// <summary>Whether no other provider's items are shown.</summary>
    public bool IsExclusive
    {
        get => throw null!;
        set => throw null!;
    }

    /// <summary>Cancels.</summary>
    public CancellationToken CancellationToken => throw null!;

    /// <summary>Adds an item.</summary>
    public void AddItem(CompletionItem item) => throw null!;
}
