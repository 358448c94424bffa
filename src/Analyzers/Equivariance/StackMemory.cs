using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers;

/// <summary>Stack memory: if it is not cleared, it keeps what earlier calls left there.</summary>
internal static class StackMemory
{
    /// <summary>
    /// Whether a method, a local function or a lambda allocates uncleared stack memory, in one of its declarations.
    /// </summary>
    public static bool IsUncleared(IMethodSymbol method, IEnumerable<SyntaxNode> declarations) =>
        SkipsClearing(method)
        && declarations.Any(static d =>
            d.DescendantNodes()
                .Any(static n =>
                    n is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax
                )
        );

    private static bool SkipsClearing(IMethodSymbol method)
    {
        // A local function or a lambda without an attribute of its own is reported with the method around it.
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            return Says(method);
        for (
            ISymbol? symbol = method;
            symbol is not null;
            symbol =
                    symbol is INamedTypeSymbol { ContainingType: null } ? symbol.ContainingModule
                    : symbol is IModuleSymbol ? null
                    : symbol.ContainingType
        )
        {
            if (Says(symbol))
                return true;
        }

        return false;
    }

    private static bool Says(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(static a =>
                a.AttributeClass is { Name: "SkipLocalsInitAttribute", ContainingNamespace.Name: "CompilerServices" }
            );
}
