using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Hooks by which tests observe the walker.</summary>
internal sealed class WalkerHooks
{
    /// <summary>No hooks.</summary>
    public static WalkerHooks None { get; } = new();

    /// <summary>
    /// Is called for each symbol that was judged, with the syntax that brings it in: methods, constructors, accessors
    /// as their properties, fields, and types that something is converted to or tested for. It may be called from
    /// several threads at once.
    /// </summary>
    public Action<SyntaxNode, ISymbol>? Judged { get; init; }

    /// <summary>
    /// A kind of hidden symbol that the walker ignores, so that a test can check that something else finds it.
    /// </summary>
    public HiddenSymbol? Overlooked { get; init; }
}
