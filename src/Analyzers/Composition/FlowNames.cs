using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers;

/// <summary>How messages name things in code.</summary>
internal static class FlowNames
{
    private const int Longest = 40,
        LongestRead = 40 * Longest;

    /// <summary>An expression in quotes, on one line, shortened.</summary>
    public static string Expression(SyntaxNode syntax)
    {
        // Shortened, because in a chain of calls every call is named, and each contains those before it.
        TextSpan read = new(syntax.SpanStart, Math.Min(syntax.Span.Length, LongestRead));
        string text = string.Join(
            " ",
            syntax.SyntaxTree.GetText().ToString(read).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return "'"
            + (
                text.Length <= Longest && read.Length == syntax.Span.Length
                    ? text
                    : text.Substring(0, Math.Min(text.Length, Longest - 1)) + "…"
            )
            + "'";
    }

    /// <summary>The name of a kind of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="space">The space that code is about; null for clouds.</param>
    public static string Rows(FlowDomain rows, SpaceNames? space) =>
        string.Join(
            " or ",
            new[] { FlowDomain.Points, FlowDomain.Edges, FlowDomain.Clouds }
                .Where(r => (rows & r) != 0)
                .Select(r =>
                    r == FlowDomain.Points ? space?.RowWord ?? "points"
                    : r == FlowDomain.Edges ? "edges"
                    : space?.BatchWord ?? "clouds"
                )
        );

    /// <summary>The operation that takes a value from some rows to others.</summary>
    public static string Bridge(FlowDomain from, FlowDomain to, SpaceNames? space)
    {
        string batch = space?.BatchText ?? "cloud.Batch";
        if (space?.IsSphere == true)
            return from == FlowDomain.Clouds ? "a [FromHarmonics] layer" : "a [ToHarmonics] layer";
        return (from, to) switch
        {
            (FlowDomain.Clouds, FlowDomain.Points | FlowDomain.Edges) => $"x.Broadcast({batch}) or x.Broadcast(edges)",
            (FlowDomain.Points, FlowDomain.Edges) => "edges.Sender(x) or edges.Receiver(x)",
            (FlowDomain.Edges, FlowDomain.Points) => "edges.Sum(x) or edges.Mean(x)",
            (FlowDomain.Clouds, FlowDomain.Points) => $"x.Broadcast({batch})",
            (FlowDomain.Clouds, FlowDomain.Edges) => "x.Broadcast(edges)",
            _ => $"x.Sum({batch}) or x.Mean({batch})",
        };
    }

    /// <summary>A symbol in quotes.</summary>
    public static string Symbol(ISymbol symbol) => "'" + symbol.Name + "'";

    /// <summary>A type as C#'s own messages name it.</summary>
    public static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
