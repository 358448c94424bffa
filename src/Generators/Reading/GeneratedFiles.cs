using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Which trees the generator itself produced: the compiler puts them under the generator's assembly and type.
/// </summary>
/// <remarks>The analyzer sees them in its compilation, but their members are not the user's.</remarks>
public static class GeneratedFiles
{
    private static readonly string Folder =
        typeof(EquivariantModelGenerator).Assembly.GetName().Name
        + "/"
        + typeof(EquivariantModelGenerator).FullName
        + "/";

    /// <summary>Whether a tree comes from this generator.</summary>
    public static bool Contains(SyntaxTree? tree) =>
        tree is not null && tree.FilePath.Replace('\\', '/').Contains(Folder);

    /// <summary>Whether this generator wrote all of a symbol that is declared in source.</summary>
    public static bool Hold(ISymbol symbol) =>
        !symbol.DeclaringSyntaxReferences.IsEmpty
        && symbol.DeclaringSyntaxReferences.All(static r => Contains(r.SyntaxTree));

    /// <summary>The user's declarations of a symbol: generated parts left out.</summary>
    public static IEnumerable<SyntaxNode> UserDeclarations(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.Where(r => !Contains(r.SyntaxTree)).Select(r => r.GetSyntax(cancellation));
}
