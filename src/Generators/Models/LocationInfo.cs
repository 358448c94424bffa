using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Generators.Models;

/// <summary>
/// A place in a file, without the syntax tree: a tree in the cached model would keep a whole compilation alive.
/// </summary>
public sealed record LocationInfo(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place of a span in a tree.</summary>
    public static LocationInfo Of(SyntaxTree tree, TextSpan span) =>
        new(tree.FilePath, span, tree.GetLineSpan(span).Span);

    /// <summary>The place of a node.</summary>
    public static LocationInfo Of(SyntaxNode node) => Of(node.SyntaxTree, node.Span);

    /// <summary>The place of a token.</summary>
    public static LocationInfo Of(SyntaxToken token) => Of(token.SyntaxTree!, token.Span);

    /// <summary>A location for a diagnostic: in the compilation's tree of that path if there is one.</summary>
    public Location ToLocation(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath == FilePath && Span.End <= tree.Length)
                return Location.Create(tree, Span);
        }

        return Location.Create(FilePath, Span, Lines);
    }
}
