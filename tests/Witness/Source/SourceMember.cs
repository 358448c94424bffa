using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Witness;

/// <summary>A member of checked code: what its text contains, and what was judged in it.</summary>
internal sealed class SourceMember(MemberDeclarationSyntax syntax, SemanticModel model, JudgedKeys judged, string name)
{
    private HashSet<SyntaxKind>? _kinds;
    private HashSet<string>? _expressionTypes;

    /// <summary>Its name in findings.</summary>
    public string Name => name;

    /// <summary>What was judged in it.</summary>
    public JudgedKeys Judged => judged;

    public MemberDeclarationSyntax Syntax => syntax;

    /// <summary>
    /// The kinds of syntax in it, <c>async</c> among them, and <c>await</c> where it belongs to a statement. Of a type
    /// that is its head: members have their own.
    /// </summary>
    public HashSet<SyntaxKind> Kinds =>
        _kinds ??= [
            .. Nodes().Select(static n => n.Kind()),
            .. Nodes()
                .Where(static n => n is not AwaitExpressionSyntax)
                .SelectMany(static n => n.ChildTokens())
                .Where(static t => t.Kind() is SyntaxKind.AsyncKeyword or SyntaxKind.AwaitKeyword)
                .Select(static t => t.Kind()),
        ];

    /// <summary>
    /// The definitions of the types that expressions in it have or are converted to, by names without assemblies. Read
    /// only where it is asked for.
    /// </summary>
    public HashSet<string> ExpressionTypes => _expressionTypes ??= ReadTypes();

    /// <summary>Whether it declares a field or property of this name.</summary>
    public bool Declares(string member) =>
        syntax switch
        {
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Any(v => v.Identifier.ValueText == member),
            PropertyDeclarationSyntax property => property.Identifier.ValueText == member,
            EventDeclarationSyntax happening => happening.Identifier.ValueText == member,
            _ => false,
        };

    /// <summary>The line that it begins in, from one.</summary>
    public int Line => syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private IEnumerable<SyntaxNode> Nodes() =>
        syntax
            .DescendantNodesAndSelf(n => n == syntax || n is not MemberDeclarationSyntax)
            .Where(n => n == syntax || n is not MemberDeclarationSyntax);

    private HashSet<string> ReadTypes()
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxNode node in Nodes())
        {
            if (node is not (ExpressionSyntax or PatternSyntax))
                continue;
            TypeInfo info = model.GetTypeInfo(node);
            foreach (ITypeSymbol? type in new[] { info.Type, info.ConvertedType })
            {
                if (type is not null)
                    types.Add(BareHead(type));
            }
        }

        return types;
    }

    private static string BareHead(ITypeSymbol type) =>
        type is { IsAnonymousType: true } ? "<>f__AnonymousType"
        : SymbolText.Head(type) is var head ? head[(head.IndexOf(']', StringComparison.Ordinal) + 1)..]
        : string.Empty;
}
