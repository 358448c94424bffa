using GeoDL.Typed.Algebra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Inserts a new linear layer between an expression and its use.</summary>
internal static class LinearJoin
{
    /// <summary>Whether a linear map reaches every block of one signature from another.</summary>
    public static bool Exists(Signature from, Signature to) =>
        from.Group == to.Group && SelectionRules.UnreachableBlocks(from.Irreps, to.Irreps).Count == 0;

    /// <summary>A name that the class does not have yet.</summary>
    public static string Name(INamedTypeSymbol type, string wish)
    {
        string name = wish;
        for (int i = 2; type.GetMembers(name).Length > 0; i++)
            name = wish + i;
        return name;
    }

    /// <summary>The class of the model that contains an expression; null elsewhere.</summary>
    public static ClassDeclarationSyntax? ModelOf(
        SyntaxNode node,
        SemanticModel model,
        CancellationToken cancellation
    ) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is ClassDeclarationSyntax type
        && node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && !method.Modifiers.Any(SyntaxKind.StaticKeyword)
        && model.GetDeclaredSymbol(type, cancellation) is { } symbol
        && Generators.Reading.RuntimeTypes.Find(symbol, "EquivariantModelAttribute") is not null
            ? type
            : null;

    /// <summary>
    /// The document with <c>name(expression)</c>, and the layer declared before the member that contains the
    /// expression.
    /// </summary>
    public static Document Insert(
        Document document,
        SyntaxNode root,
        ExpressionSyntax expression,
        string name,
        string declaration
    )
    {
        var member = expression.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        ExpressionSyntax call = SyntaxFactory
            .InvocationExpression(
                SyntaxFactory.IdentifierName(name),
                SyntaxFactory.ArgumentList(
                    SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(expression.WithoutTrivia()))
                )
            )
            .WithTriviaFrom(expression);
        SyntaxTrivia indent = member
            .GetLeadingTrivia()
            .LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        // A blank line before the member is kept; another is inserted before the layer.
        bool hasBlank = member.GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
        SyntaxTrivia end = SyntaxFactory.EndOfLine("\n");
        IEnumerable<SyntaxTrivia> leading = indent.IsKind(SyntaxKind.WhitespaceTrivia) ? [indent] : [];
        MemberDeclarationSyntax layer = SyntaxFactory
            .ParseMemberDeclaration(declaration)!
            .WithLeadingTrivia(hasBlank ? leading.Prepend(end) : leading)
            .WithTrailingTrivia(SyntaxFactory.TriviaList(hasBlank ? [end] : new[] { end, end }));
        SyntaxNode tracked = root.TrackNodes(member, expression);
        tracked = tracked.ReplaceNode(tracked.GetCurrentNode(expression)!, call);
        return document.WithSyntaxRoot(tracked.InsertNodesBefore(tracked.GetCurrentNode(member)!, [layer]));
    }
}
