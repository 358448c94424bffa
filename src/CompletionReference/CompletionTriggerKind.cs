namespace Microsoft.CodeAnalysis.Completion;

/// <summary>The kind of a trigger.</summary>
public enum CompletionTriggerKind
{
    /// <summary>Asked for by key.</summary>
    Invoke = 0,

    /// <summary>A character was typed.</summary>
    Insertion = 1,
}
