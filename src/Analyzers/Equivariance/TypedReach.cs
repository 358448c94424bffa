using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>Which typed values a piece of code touches, also through the local functions that it calls or hands on: these may capture them.</summary>
internal sealed class TypedReach(TypedTypes types)
{
    /// <summary>The type of the first typed value; null if there is none.</summary>
    public ITypeSymbol? Of(IOperation code) => Of(code, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>The type of the first typed value that a local function touches; null if there is none, or if the method is no local function.</summary>
    public ITypeSymbol? Of(IMethodSymbol method, IOperation place) =>
        BodyOf(method, place) is { } body ? Of(body, new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method.OriginalDefinition }) : null;

    private ITypeSymbol? Of(IOperation code, HashSet<ISymbol> seen)
    {
        foreach (IOperation operation in code.DescendantsAndSelf())
        {
            if (types.IsTyped(operation.Type))
                return operation.Type;
            IMethodSymbol? called = operation switch
            {
                IInvocationOperation invocation => invocation.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            };
            if (called is { MethodKind: MethodKind.LocalFunction } && seen.Add(called.OriginalDefinition)
                && BodyOf(called, operation) is { } body && Of(body, seen) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private static ILocalFunctionOperation? BodyOf(IMethodSymbol function, IOperation place)
    {
        if (function.MethodKind != MethodKind.LocalFunction)
            return null;
        IOperation root = place;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, function.OriginalDefinition));
    }
}
