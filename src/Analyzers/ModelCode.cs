using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GeoDL.Typed.Analyzers;

/// <summary>Which code belongs to a model.</summary>
internal static class ModelCode
{
    /// <summary>The outermost model around a type, or the type itself: nested types and other parts are model code too.</summary>
    public static INamedTypeSymbol? ModelOf(INamedTypeSymbol? type)
    {
        INamedTypeSymbol? model = null;
        for (; type is not null; type = type.ContainingType)
        {
            if (RuntimeTypes.Find(type, "EquivariantModelAttribute") is not null)
                model = type;
        }

        return model;
    }

    /// <summary>Whether a method is marked <c>[Equivariant]</c>.</summary>
    public static bool IsEquivariant(IMethodSymbol method) => RuntimeTypes.Find(method, "EquivariantAttribute") is not null;

    /// <summary>Whether a person answers for a method.</summary>
    public static bool IsAssumed(IMethodSymbol method) => RuntimeTypes.Find(method, "AssumeEquivariantAttribute") is not null;

    /// <summary>The body of a method as it is written; null for what the generator wrote and for initialisers.</summary>
    public static IOperation? BodyOf(OperationBlockAnalysisContext context)
    {
        if (context.OperationBlocks.Length == 0 || GeneratedFiles.Contains(context.OperationBlocks[0].Syntax.SyntaxTree))
            return null;
        IOperation body = context.OperationBlocks[context.OperationBlocks.Length - 1];
        while (body.Parent is { } parent)
            body = parent;
        return body;
    }
}
