using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Names as generated code writes them.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ReadableFormat = SymbolDisplayFormat.CSharpErrorMessageFormat;

    /// <summary>A type with <c>global::</c>, escapes and nullable annotations.</summary>
    public static string Full(ITypeSymbol type) => string.Concat(type.ToDisplayParts(FullFormat).Select(static p =>
        // The format escapes what is a keyword everywhere; others are keywords where generated code has the type.
        p.Symbol is INamespaceOrTypeSymbol && p.Kind != SymbolDisplayPartKind.Keyword && p.ToString() is { Length: > 0 } text && text[0] != '@' ? Escape(text) : p.ToString()));

    /// <summary>Whether generated members may have this name: then nothing of the user's has it.</summary>
    public static bool IsGenerated(string name) => name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>A symbol as messages name it.</summary>
    public static string Readable(ISymbol symbol) => symbol.ToDisplayString(ReadableFormat);

    /// <summary>A name with <c>@</c> if it is a keyword anywhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The stored name that a layer has unless it is given one: <c>Embed</c> → <c>embed</c>, <c>MLP</c> → <c>mlp</c>, <c>IOMix</c> → <c>ioMix</c>.</summary>
    public static string ToStoredName(string name)
    {
        int upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
            upper++;
        // Of a run of capitals the last begins the next word, unless the name ends with the run.
        int lower = upper <= 1 || upper == name.Length ? upper : upper - 1;
        return name.Substring(0, lower).ToLowerInvariant() + name.Substring(lower);
    }

    /// <summary>Whether a stored name can stand in a parameter's path.</summary>
    public static bool IsStoredName(string name) =>
        name.Length > 0 && name.All(c => c is '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
}
