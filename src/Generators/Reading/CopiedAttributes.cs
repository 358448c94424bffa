using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// The attributes that <c>Predict</c> needs in order to name the types of <c>Forward</c>: C# restricts where obsolete
/// or experimental types may be named.
/// </summary>
internal static class CopiedAttributes
{
    private static readonly (string Namespace, string Name) Obsolete = ("System", "ObsoleteAttribute");
    private static readonly (string Namespace, string Name) Experimental = (
        "System.Diagnostics.CodeAnalysis",
        "ExperimentalAttribute"
    );

    /// <summary><c>[Obsolete]</c> and <c>[Experimental]</c> of a method, as C#.</summary>
    public static EquatableArray<string> Of(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Where(static a => Is(a, Obsolete) || Is(a, Experimental))
            .Select(static a => $"[global::{a.AttributeClass!.ToDisplayString()}({Arguments(a)})]")
            .ToEquatableArray();

    /// <summary>
    /// Whether C# forbids code in a type to name another type: the other is obsolete as an error, and nothing around
    /// the code is obsolete.
    /// </summary>
    public static bool IsForbidden(ITypeSymbol named, INamedTypeSymbol code) =>
        Within(named)
            .Any(static t =>
                t.GetAttributes()
                    .Any(static a =>
                        Is(a, Obsolete) && a.ConstructorArguments.Length == 2 && a.ConstructorArguments[1].Value is true
                    )
            ) && !Within(code).Any(static t => t.GetAttributes().Any(static a => Is(a, Obsolete)));

    /// <summary>The ids of the experimental features that types belong to.</summary>
    public static EquatableArray<string> WarningsOf(IEnumerable<ITypeSymbol> types) =>
        types
            .SelectMany(Within)
            .SelectMany(static t => new ISymbol?[] { t, t.ContainingModule, t.ContainingAssembly })
            .Distinct(SymbolEqualityComparer.Default)
            .SelectMany(static s => s?.GetAttributes() ?? [])
            .Where(static a => Is(a, Experimental))
            .Select(static a => a.ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty)
            .Where(SyntaxFacts.IsValidIdentifier)
            .Distinct()
            .OrderBy(static id => id, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>A type, its enclosing types and its component types.</summary>
    private static IEnumerable<ITypeSymbol> Within(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => Within(array.ElementType),
            IPointerTypeSymbol pointer => Within(pointer.PointedAtType),
            INamedTypeSymbol named => named
                .TypeArguments.SelectMany(Within)
                .Append(named)
                .Concat(named.ContainingType is { } outer ? Within(outer) : []),
            _ => [],
        };

    /// <summary>The short name is compared first: this runs for every attribute of every referenced assembly.</summary>
    private static bool Is(AttributeData attribute, (string Namespace, string Name) type) =>
        attribute.AttributeClass is { ContainingType: null } named
        && named.Name == type.Name
        && named.ContainingNamespace.ToDisplayString() == type.Namespace;

    private static string Arguments(AttributeData attribute) =>
        string.Join(
            ", ",
            [
                .. attribute.ConstructorArguments.Select(Text),
                .. attribute.NamedArguments.Select(static n => $"{n.Key} = {Text(n.Value)}"),
            ]
        );

    private static string Text(TypedConstant constant) =>
        constant.Value switch
        {
            bool flag => flag ? "true" : "false",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            _ => "null",
        };
}
