using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>Where symbols come from.</summary>
internal static class Namespaces
{
    /// <summary>
    /// Whether a symbol is part of .NET: it is under <c>System</c> or <c>Microsoft</c>, in another assembly.
    /// </summary>
    public static bool IsFramework(ISymbol symbol)
    {
        INamespaceSymbol? outermost = symbol.ContainingNamespace;
        while (outermost is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            outermost = outer;
        return outermost?.Name is "System" or "Microsoft" && symbol.DeclaringSyntaxReferences.Length == 0;
    }
}
