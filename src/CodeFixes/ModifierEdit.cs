using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Adds modifiers and attributes to declarations.</summary>
internal static class ModifierEdit
{
    /// <summary>The declaration with the missing modifiers; partial stays last, as C# requires.</summary>
    public static TDeclaration Add<TDeclaration>(TDeclaration declaration, IEnumerable<SyntaxKind> kinds)
        where TDeclaration : MemberDeclarationSyntax
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        var bare = (TDeclaration)declaration.WithoutLeadingTrivia();
        SyntaxTokenList modifiers = bare.Modifiers;
        foreach (SyntaxKind kind in kinds)
        {
            if (modifiers.Any(kind))
                continue;
            SyntaxToken token = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
            int at = modifiers.IndexOf(SyntaxKind.PartialKeyword);
            if (
                kind == SyntaxKind.ReadOnlyKeyword
                && modifiers.IndexOf(SyntaxKind.RefKeyword) is >= 0 and var reference
            )
            {
                at = reference;
            }
            modifiers =
                kind == SyntaxKind.PartialKeyword || at < 0 ? modifiers.Add(token) : modifiers.Insert(at, token);
        }

        return (TDeclaration)bare.WithModifiers(modifiers).WithLeadingTrivia(leading);
    }

    /// <summary>The declaration with an attribute on a line of its own before it.</summary>
    public static TDeclaration Mark<TDeclaration>(TDeclaration declaration, string attribute)
        where TDeclaration : MemberDeclarationSyntax
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        SyntaxTrivia indent = leading.LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        AttributeListSyntax list = SyntaxFactory
            .AttributeList(
                SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.ParseName(attribute)))
            )
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(SyntaxFactory.EndOfLine("\n"));
        var bare = (TDeclaration)
            declaration.WithLeadingTrivia(
                indent.IsKind(SyntaxKind.WhitespaceTrivia)
                    ? SyntaxFactory.TriviaList(indent)
                    : SyntaxFactory.TriviaList()
            );
        return (TDeclaration)bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
