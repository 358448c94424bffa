using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Makes every generated method throw. What the analyzers say about the user's code, and its IL, do not depend on
/// bodies elsewhere, and C# takes longer over kernels than over all the rest.
/// </summary>
public sealed class WithoutBodies : CSharpSyntaxRewriter
{
    private static readonly BlockSyntax Throwing = SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw null!;"));

    private WithoutBodies() { }

    /// <summary>The compilation with generated methods that throw; the user's files are the same.</summary>
    public static Compilation Of(Compilation compilation)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Select(static t => GeneratedTrees.Contains(t) ? Of(t) : t)];
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
    }

    /// <summary>A file with methods that throw.</summary>
    internal static SyntaxTree Of(SyntaxTree tree) =>
        tree.WithRootAndOptions(new WithoutBodies().Visit(tree.GetRoot()), tree.Options);

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node.Body is null && node.ExpressionBody is null
            ? node
            : node.WithBody(Throwing).WithExpressionBody(null).WithSemicolonToken(default);
}
