using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// Finds the first expression in a body whose type, or type argument, is a counterfeit feature: it passes for a feature
/// but is not one.
/// </summary>
internal sealed class CounterfeitBody(TypedTypes types)
{
    /// <summary>The first type and its place; null if there is none.</summary>
    public (INamedTypeSymbol Type, SyntaxNode Place)? First { get; private set; }

    /// <summary>Looks at one operation of the body.</summary>
    public void Visit(IOperation operation)
    {
        See(operation.Type, operation);
        See(TestedTypes.Of(operation), operation, operation.Syntax);
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator
                when GroupPlaces.TypeOf(operation.Syntax) is { IsVar: false } written:
                See(declarator.Symbol.Type, operation, written);
                break;
            case IInvocationOperation call:
                SeeCall(call.TargetMethod, operation);
                break;
            case IMethodReferenceOperation reference:
                SeeCall(reference.Method, operation);
                break;
            case IMemberReferenceOperation reference:
                See(reference.Member.ContainingType, operation);
                break;
        }
    }

    private void SeeCall(IMethodSymbol method, IOperation operation)
    {
        See(method.ContainingType, operation);
        foreach (ITypeSymbol argument in method.TypeArguments)
            See(argument, operation);
    }

    private void See(ITypeSymbol? type, IOperation operation, SyntaxNode? written = null)
    {
        if (First is null && types.CounterfeitIn(type) is { } found)
            First = (found, written is null ? operation.Syntax : GroupPlaces.NameIn(written, found));
    }
}
