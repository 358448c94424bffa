using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Where a source member stands: a method, a property with its accessors, a field with its initialiser; the head of a
/// type is one as well.
/// </summary>
internal readonly record struct SourcePlace(SyntaxTree Tree, TextSpan Span)
{
    /// <summary>The member around a piece of syntax; null outside of types.</summary>
    public static SourcePlace? Around(SyntaxNode node) => MemberAround(node) is { } member ? Of(member) : null;

    /// <summary>The place of a member.</summary>
    public static SourcePlace Of(MemberDeclarationSyntax member) => new(member.SyntaxTree, member.Span);

    /// <summary>The member around a piece of syntax; members lie in types, and types in nothing that counts.</summary>
    public static MemberDeclarationSyntax? MemberAround(SyntaxNode? node) =>
        node?.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is { } member
                and not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)
            ? member
            : null;
}
