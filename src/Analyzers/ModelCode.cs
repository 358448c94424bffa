using GeoDL.Typed.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace GeoDL.Typed.Analyzers;

/// <summary>Which code belongs to a model.</summary>
internal static class ModelCode
{
    /// <summary>
    /// The outermost model around a type, or the type itself: nested types and other parts are model code too.
    /// </summary>
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

    /// <summary>
    /// Whether a compilation references the runtime, or is the runtime. Compares names of assemblies, because a lookup
    /// of types would make the compiler merge all declarations first.
    /// </summary>
    public static bool IsPossible(Compilation compilation) =>
        compilation.AssemblyName == RuntimeTypes.Namespace
        || compilation.ReferencedAssemblyNames.Any(static a => a.Name == RuntimeTypes.Namespace);

    /// <summary>Whether a method is marked <c>[Equivariant]</c>.</summary>
    public static bool IsEquivariant(IMethodSymbol method) =>
        RuntimeTypes.Find(method, "EquivariantAttribute") is not null;

    /// <summary>Whether a method is marked <c>[AssumeEquivariant]</c>.</summary>
    public static bool IsAssumed(IMethodSymbol method) =>
        RuntimeTypes.Find(method, "AssumeEquivariantAttribute") is not null;

    /// <summary>
    /// The body of a method as it is written; null for what the generator wrote, for initialisers and attributes.
    /// </summary>
    public static IOperation? BodyOf(OperationBlockAnalysisContext context)
    {
        foreach (IOperation block in context.OperationBlocks)
        {
            // Attributes and parameters' defaults are blocks of the method as well; the expression of a property is a
            // block without a body around it.
            IOperation root = block;
            while (root.Parent is { } parent)
                root = parent;
            if (
                root is IMethodBodyOperation or IConstructorBodyOperation or IBlockOperation
                && !GeneratedFiles.Contains(root.Syntax.SyntaxTree)
            )
            {
                return root;
            }
        }

        return null;
    }
}
