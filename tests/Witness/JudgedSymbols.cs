using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>
/// The record of what somebody judged while reading source: symbols, each with the syntax that it stands behind.
/// </summary>
public sealed class JudgedSymbols
{
    private readonly ConcurrentQueue<(SyntaxNode Node, ISymbol Symbol)> _all = [];

    /// <summary>How many symbols were judged.</summary>
    public int Count => _all.Count;

    /// <summary>Writes down a symbol. It may be called from several threads at once.</summary>
    public void Add(SyntaxNode node, ISymbol symbol) => _all.Enqueue((node, symbol));

    /// <summary>The methods that were judged, by their ids: an analysis has symbols of its own.</summary>
    internal IEnumerable<string> Methods =>
        _all.Select(static j => j.Symbol)
            .OfType<IMethodSymbol>()
            .Select(static m => m.OriginalDefinition.GetDocumentationCommentId())
            .OfType<string>();

    /// <summary>The symbols of each source member.</summary>
    internal Dictionary<SourcePlace, List<ISymbol>> ByMember()
    {
        var members = new Dictionary<SourcePlace, List<ISymbol>>();
        foreach ((SyntaxNode node, ISymbol symbol) in _all)
        {
            if (SourcePlace.Around(node) is not { } place)
                continue;
            if (!members.TryGetValue(place, out List<ISymbol>? symbols))
                members[place] = symbols = [];
            symbols.Add(symbol);
        }

        return members;
    }
}
