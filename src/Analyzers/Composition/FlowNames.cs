using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>How messages name things in code.</summary>
internal static class FlowNames
{
    private const int Longest = 40;

    /// <summary>An expression in quotes, on one line, shortened.</summary>
    public static string Expression(SyntaxNode syntax)
    {
        string text = string.Join(" ", syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return "'" + (text.Length <= Longest ? text : text.Substring(0, Longest - 1) + "…") + "'";
    }

    /// <summary>A symbol in quotes.</summary>
    public static string Symbol(ISymbol symbol) => "'" + symbol.Name + "'";

    /// <summary>A type as C#'s own messages name it.</summary>
    public static string Type(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
