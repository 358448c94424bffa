namespace Microsoft.CodeAnalysis.Completion;

/// <summary>The kind of a trigger.</summary>
public enum CompletionTriggerKind
{
    /// <summary>Requested by a key.</summary>
    Invoke = 0,

    /// <summary>A character was typed.</summary>
    Insertion = 1,
}
