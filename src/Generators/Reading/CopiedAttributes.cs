using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>What <c>Predict</c> needs in order to name the types of <c>Forward</c>: those that are obsolete or experimental may not be named just anywhere.</summary>
internal static class CopiedAttributes
{
    private const string Obsolete = "System.ObsoleteAttribute";
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    /// <summary><c>[Obsolete]</c> and <c>[Experimental]</c> of a method, as C#.</summary>
    public static EquatableArray<string> Of(IMethodSymbol method) => method.GetAttributes()
        .Where(static a => Is(a, Obsolete) || Is(a, Experimental))
        .Select(static a => $"[global::{a.AttributeClass!.ToDisplayString()}({string.Join(", ", [.. a.ConstructorArguments.Select(Text), .. a.NamedArguments.Select(static n => $"{n.Key} = {Text(n.Value)}")])})]")
        .ToEquatableArray();

    /// <summary>The ids of the experiments that types belong to.</summary>
    public static EquatableArray<string> WarningsOf(IEnumerable<ITypeSymbol> types) => types
        .SelectMany(Within)
        .SelectMany(static t => t.GetAttributes().Concat(t.ContainingModule?.GetAttributes() ?? []).Concat(t.ContainingAssembly?.GetAttributes() ?? []))
        .Where(static a => Is(a, Experimental))
        .Select(static a => a.ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty)
        .Where(SyntaxFacts.IsValidIdentifier)
        .Distinct()
        .OrderBy(static id => id, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>A type, those around it and those that it is made of.</summary>
    private static IEnumerable<ITypeSymbol> Within(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Within(array.ElementType),
        IPointerTypeSymbol pointer => Within(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Within).Append(named).Concat(named.ContainingType is { } outer ? Within(outer) : []),
        _ => [],
    };

    private static bool Is(AttributeData attribute, string name) => attribute.AttributeClass?.ToDisplayString() == name;

    private static string Text(TypedConstant constant) => constant.Value switch
    {
        bool flag => flag ? "true" : "false",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        _ => "null",
    };
}
