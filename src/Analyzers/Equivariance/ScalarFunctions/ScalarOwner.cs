using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Analyzers;

/// <summary>
/// The method or lambda that owns captured variables, searched once for all of them: a search per variable would cost
/// the square of the source's length.
/// </summary>
internal sealed class ScalarOwner
{
    private readonly ILookup<string, IdentifierNameSyntax> _names;

    public ScalarOwner(SyntaxNode owner)
    {
        List<IdentifierNameSyntax> names = [];
        foreach (SyntaxNode node in owner.DescendantNodes())
        {
            HasJumps |= node is GotoStatementSyntax;
            if (node is IdentifierNameSyntax name)
                names.Add(name);
        }

        _names = names.ToLookup(static n => n.Identifier.ValueText, StringComparer.Ordinal);
    }

    /// <summary>Whether code may jump back by <c>goto</c>.</summary>
    public bool HasJumps { get; }

    /// <summary>Where a name occurs, in the order of the text.</summary>
    public IEnumerable<IdentifierNameSyntax> Named(string name) => _names[name];
}
