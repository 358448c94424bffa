using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Code that runs later than it is called: asynchronous methods and iterators. Their exceptions are kept in a task, or
/// come out of an enumerator far from the typed values; whether one is thrown depends on the numbers in the rows.
/// </summary>
internal static class DeferredCode
{
    /// <summary>Whether a method or local function with this body is deferred.</summary>
    public static bool Is(IMethodSymbol method, SyntaxNode body) =>
        method.IsAsync
        || body.DescendantNodes(static n =>
                n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            )
            .Any(static n => n is YieldStatementSyntax);
}
