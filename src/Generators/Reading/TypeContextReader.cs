using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads the namespace and the enclosing types of a type, so that another part of it can be written.</summary>
internal static class TypeContextReader
{
    public static TypeContext Read(INamedTypeSymbol type)
    {
        var outer = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? t = type.ContainingType; t is not null; t = t.ContainingType)
            outer.Insert(0, t);
        var spaces = new List<string>();
        for (INamespaceSymbol n = type.ContainingNamespace; !n.IsGlobalNamespace; n = n.ContainingNamespace)
            spaces.Insert(0, n.Name);
        string @namespace = string.Join(".", spaces.Select(Names.Escape));
        string fullName =
            (@namespace.Length == 0 ? string.Empty : @namespace.Replace("@", string.Empty) + ".")
            + string.Join(".", outer.Append(type).Select(static t => t.Name));
        return new TypeContext(
            @namespace,
            outer.Select(Header).ToEquatableArray(),
            Header(type),
            Names.Escape(type.Name),
            fullName,
            HintName.Of(type)
        )
        {
            IsMarked = GeneratedMark.IsOn(type),
        };
    }

    /// <summary>
    /// Whether another part of the type can be written: each enclosing type has a name, which extension blocks and the
    /// types of top-level code do not have.
    /// </summary>
    public static bool IsNamed(INamedTypeSymbol type) =>
        type.CanBeReferencedByName
        && !type.IsImplicitlyDeclared
        && (type.ContainingType is not { } outer || IsNamed(outer));

    /// <summary>Whether a type, or an enclosing one, is local to a file.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) =>
        type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    private static string Header(INamedTypeSymbol type)
    {
        string keyword = type.TypeKind switch
        {
            TypeKind.Interface => "interface",
            TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
            _ => type.IsRecord ? "record" : "class",
        };
        string modifiers =
            type.TypeKind == TypeKind.Struct
                ? (type.IsReadOnly ? "readonly " : string.Empty) + (type.IsRefLikeType ? "ref " : string.Empty)
                : string.Empty;
        string parameters =
            type.TypeParameters.Length == 0
                ? string.Empty
                : "<"
                    + string.Join(", ", type.TypeParameters.Select(static p => Variance(p) + Names.Escape(p.Name)))
                    + ">";
        return modifiers + "partial " + keyword + " " + Names.Escape(type.Name) + parameters;
    }

    /// <summary>All parts of an interface have the same variance.</summary>
    private static string Variance(ITypeParameterSymbol parameter) =>
        parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => string.Empty,
        };
}
