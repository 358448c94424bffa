using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>The first thing in a function of scalars that is not mathematics.</summary>
/// <param name="Place">Where it is in the source.</param>
/// <param name="Name">What it is, as the beginning of a sentence; null where C# reports an error itself.</param>
/// <param name="Instead">What to write instead.</param>
internal sealed record ScalarFault(SyntaxNodeOrToken Place, string? Name, string Instead)
{
    /// <summary>The advice where there is no better one.</summary>
    public const string Mathematics =
        "Write arithmetic, branches and functions of Real over the argument and numbers that do not change";

    /// <summary>The advice for what can change.</summary>
    public const string Copy = "Copy it to a local variable first, and use that";

    /// <summary>Whether copying it to a local variable would help.</summary>
    public bool IsCopied => Instead == Copy;

    /// <summary>The outermost call through which it was reached; null if it is in the function itself.</summary>
    public SyntaxNode? Call { get; init; }

    /// <summary>What is called there.</summary>
    public IMethodSymbol? Helper { get; init; }
}
