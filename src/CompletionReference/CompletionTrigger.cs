namespace Microsoft.CodeAnalysis.Completion;

/// <summary>Why the list is requested.</summary>
public readonly struct CompletionTrigger
{
    /// <summary>The kind of trigger.</summary>
    public CompletionTriggerKind Kind => throw null!;

    /// <summary>The character that was typed.</summary>
    public char Character => throw null!;
}
