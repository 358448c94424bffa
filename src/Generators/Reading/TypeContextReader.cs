using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads where a type stands, so that another part of it can be written.</summary>
internal static class TypeContextReader
{
    public static TypeContext Read(INamedTypeSymbol type)
    {
        var outer = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? t = type.ContainingType; t is not null; t = t.ContainingType)
            outer.Insert(0, t);
        string @namespace = type.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
                .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
                .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));
        string path = string.Join(".", outer.Append(type).Select(static t => t.MetadataName));
        string hint = (@namespace.Length == 0 ? path : @namespace + "." + path).Replace("@", string.Empty);
        if (HasTwin(type))
            hint += "." + StableHash(type.Name);
        string fullName = (@namespace.Length == 0 ? string.Empty : @namespace.Replace("@", string.Empty) + ".")
            + string.Join(".", outer.Append(type).Select(static t => t.Name));
        return new TypeContext(
            @namespace, outer.Select(Header).ToEquatableArray(), Header(type), Names.Escape(type.Name), fullName, hint)
        { IsMarked = GeneratedMark.IsOn(type) };
    }

    /// <summary>Whether a type, or one around it, is local to a file.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    /// <summary>Names of generated files do not tell capitals from small letters; two of one name would end the generator.</summary>
    private static bool HasTwin(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol container = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        return container.GetTypeMembers().Any(t => t.Name != type.Name && string.Equals(t.Name, type.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static string StableHash(string text) =>
        text.Aggregate(2166136261u, static (hash, c) => unchecked((hash ^ c) * 16777619u)).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = type.TypeKind switch
        {
            TypeKind.Interface => "interface",
            TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
            _ => type.IsRecord ? "record" : "class",
        };
        string modifiers = type.TypeKind == TypeKind.Struct
            ? (type.IsReadOnly ? "readonly " : string.Empty) + (type.IsRefLikeType ? "ref " : string.Empty)
            : string.Empty;
        string parameters = type.TypeParameters.Length == 0
            ? string.Empty
            : "<" + string.Join(", ", type.TypeParameters.Select(static p => Names.Escape(p.Name))) + ">";
        return modifiers + "partial " + keyword + " " + Names.Escape(type.Name) + parameters;
    }
}
