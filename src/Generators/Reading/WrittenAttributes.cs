using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Attributes of symbols, requested only where some are written: each request costs the compiler time, and most methods
/// have none.
/// </summary>
public static class WrittenAttributes
{
    /// <summary>The attributes of a symbol.</summary>
    public static ImmutableArray<AttributeData> Of(ISymbol symbol) =>
        symbol is IMethodSymbol method && HasNone(method) ? [] : symbol.GetAttributes();

    /// <summary>The layer attributes of a method, those of both parts.</summary>
    public static IReadOnlyList<AttributeData> OfLayers(IMethodSymbol method) =>
        Of(method).Where(static a => RuntimeTypes.LayerAttributeName(a.AttributeClass) is not null).ToArray();

    /// <summary>
    /// Whether neither a method nor one of its parameters can have attributes: no part of its declaration has any.
    /// </summary>
    public static bool AreNowhere(IMethodSymbol method) =>
        HasNone(method, static d => d.ParameterList.Parameters.All(static p => p.AttributeLists.Count == 0));

    private static bool HasNone(IMethodSymbol method) => HasNone(method, static _ => true);

    private static bool HasNone(IMethodSymbol method, Func<BaseMethodDeclarationSyntax, bool> isPlain)
    {
        // Each part of a partial method has the attributes of both. A symbol without source has those of its metadata.
        ImmutableArray<SyntaxReference> other =
            (method.PartialImplementationPart ?? method.PartialDefinitionPart)?.DeclaringSyntaxReferences ?? [];
        return method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor
            && !method.DeclaringSyntaxReferences.IsEmpty
            && method.DeclaringSyntaxReferences.All(IsPlain)
            && other.All(IsPlain);

        bool IsPlain(SyntaxReference reference) =>
            reference.GetSyntax() is BaseMethodDeclarationSyntax { AttributeLists.Count: 0 } declaration
            && isPlain(declaration);
    }
}
