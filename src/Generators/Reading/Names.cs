using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Names as generated code writes them.</summary>
internal static class Names
{
    private static readonly SymbolDisplayFormat FullFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
                | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );

    /// <summary>Layers name the same few types again and again, and the compiler's way to a name is long.</summary>
    private static readonly ConditionalWeakTable<ITypeSymbol, string> Known = new();

    private static readonly SymbolDisplayFormat ReadableFormat = SymbolDisplayFormat.CSharpErrorMessageFormat;

    /// <summary>A type with <c>global::</c>, escapes and nullable annotations.</summary>
    public static string Full(ITypeSymbol type) => Known.GetValue(type, static t => Write(t));

    private static string Write(ITypeSymbol type) =>
        string.Concat(
            type.ToDisplayParts(FullFormat)
                .Select(static p =>
                    (p.Kind, p.ToString()) switch
                    {
                        // Types of the user's may be called so; what is a keyword everywhere may not.
                        (SymbolDisplayPartKind.Keyword, "nint") => "global::System.IntPtr",
                        (SymbolDisplayPartKind.Keyword, "nuint") => "global::System.UIntPtr",
                        // The format escapes what is a keyword everywhere; others are keywords where generated code has
                        // the type.
                        (not SymbolDisplayPartKind.Keyword, { Length: > 0 } text)
                            when p.Symbol is INamespaceOrTypeSymbol && text[0] != '@' => Escape(text),
                        (_, var text) => text,
                    }
                )
        );

    /// <summary>Whether generated members may have this name: then nothing of the user's has it.</summary>
    public static bool IsGenerated(string name) => name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>A symbol as messages name it.</summary>
    public static string Readable(ISymbol symbol) => symbol.ToDisplayString(ReadableFormat);

    /// <summary>Where a type stands, as messages name it.</summary>
    public static string PlaceOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? outer.Name
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? Readable(space)
        : "the global namespace";

    /// <summary>A name with <c>@</c> if it is a keyword anywhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>
    /// The stored name that a layer has unless it is given one: <c>Embed</c> → <c>embed</c>, <c>MLP</c> → <c>mlp</c>,
    /// <c>IOMix</c> → <c>ioMix</c>.
    /// </summary>
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
