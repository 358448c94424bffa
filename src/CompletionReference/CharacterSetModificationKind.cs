namespace Microsoft.CodeAnalysis.Completion;

/// <summary>How a set of characters changes.</summary>
public enum CharacterSetModificationKind
{
    /// <summary>Characters are added.</summary>
    Add,

    /// <summary>Characters are removed.</summary>
    Remove,

    /// <summary>The set is these characters.</summary>
    Replace,
}
