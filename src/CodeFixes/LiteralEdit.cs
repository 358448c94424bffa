using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.CodeFixes;

/// <summary>Edits inside string literals.</summary>
internal static class LiteralEdit
{
    /// <summary>Whether a span lies inside the quotes of one string literal.</summary>
    public static bool IsInside(SyntaxNode root, TextSpan span)
    {
        SyntaxToken token = root.FindToken(span.Start);
        return token.Kind()
                is SyntaxKind.StringLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
            && token.Span.Contains(span)
            && token.Span.Start < span.Start
            && span.End < token.Span.End;
    }

    /// <summary>The document with a span replaced.</summary>
    public static async Task<Document> Replace(
        Document document,
        TextSpan span,
        string text,
        CancellationToken cancellation
    )
    {
        SourceText source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(source.WithChanges(new TextChange(span, text)));
    }
}
