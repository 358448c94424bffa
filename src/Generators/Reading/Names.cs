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

    /// <summary>Layers name the same few types repeatedly, and the compiler takes long to write a name.</summary>
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
                        // Types of the user's may have these names; those that are keywords everywhere are not allowed.
                        (SymbolDisplayPartKind.Keyword, "nint") => "global::System.IntPtr",
                        (SymbolDisplayPartKind.Keyword, "nuint") => "global::System.UIntPtr",
                        // The format escapes names that are keywords everywhere; others are keywords only where
                        // generated code writes the type.
                        (not SymbolDisplayPartKind.Keyword, { Length: > 0 } text)
                            when p.Symbol is INamespaceOrTypeSymbol && text[0] != '@' => Escape(text),
                        (_, var text) => text,
                    }
                )
        );

    /// <summary>Whether the name is reserved for generated members: then no member of the user's has it.</summary>
    public static bool IsGenerated(string name) => name.StartsWith("__", StringComparison.Ordinal);

    /// <summary>A symbol as messages name it.</summary>
    public static string Readable(ISymbol symbol) => symbol.ToDisplayString(ReadableFormat);

    /// <summary>The namespace or type that contains a type, as messages name it.</summary>
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
    /// The stored name that a layer has by default: <c>Embed</c> → <c>embed</c>, <c>MLP</c> → <c>mlp</c>,
    /// <c>IOMix</c> → <c>ioMix</c>.
    /// </summary>
    public static string ToStoredName(string name)
    {
        int upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
            upper++;
        // In a run of capitals the last one begins the next word, unless the name ends with the run.
        int lower = upper <= 1 || upper == name.Length ? upper : upper - 1;
        return name.Substring(0, lower).ToLowerInvariant() + name.Substring(lower);
    }

    /// <summary>Whether a stored name is valid in a parameter's path.</summary>
    public static bool IsStoredName(string name) =>
        name.Length > 0 && name.All(c => c is '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
}
