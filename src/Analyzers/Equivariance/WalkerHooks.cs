using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>How tests look over the walker's shoulder.</summary>
internal sealed class WalkerHooks
{
    /// <summary>Nobody looks.</summary>
    public static WalkerHooks None { get; } = new();

    /// <summary>
    /// Hears of each symbol that was judged, with the syntax that it stands behind: methods, constructors, accessors as
    /// their properties, fields, and types that something is converted to or tested for. It may be called from several
    /// threads at once.
    /// </summary>
    public Action<SyntaxNode, ISymbol>? Judged { get; init; }

    /// <summary>A kind of hidden symbol that the walker overlooks, to see that something else finds it.</summary>
    public HiddenSymbol? Overlooked { get; init; }
}
