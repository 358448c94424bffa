using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>The types that values are tested against.</summary>
internal static class TestedTypes
{
    /// <summary>The type that a pattern or an <c>is</c> names; null for other operations.</summary>
    public static ITypeSymbol? Of(IOperation operation) =>
        operation switch
        {
            IDeclarationPatternOperation pattern => pattern.MatchedType,
            ITypePatternOperation pattern => pattern.MatchedType,
            IRecursivePatternOperation pattern => pattern.MatchedType,
            IIsTypeOperation test => test.TypeOperand,
            _ => null,
        };
}
