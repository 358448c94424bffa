using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Finds the position in the source of a position inside a string's value.</summary>
internal static class LiteralMap
{
    /// <summary>
    /// The place of part of a string: inside the literal where text and value agree, otherwise the whole argument.
    /// </summary>
    public static LocationInfo Locate(ExpressionSyntax expression, string value, int start, int length)
    {
        ExpressionSyntax inner = expression;
        while (inner is ParenthesizedExpressionSyntax parenthesized)
            inner = parenthesized.Expression;
        if (
            length > 0
            && inner is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression)
            && Lead(literal.Token, value) is int lead
        )
        {
            return LocationInfo.Of(inner.SyntaxTree, new TextSpan(literal.Token.SpanStart + lead + start, length));
        }

        return LocationInfo.Of(expression);
    }

    /// <summary>
    /// The number of characters before the value; null when escapes or raw indentation shift the rest.
    /// </summary>
    public static int? Lead(SyntaxToken token, string value)
    {
        string text = token.Text;
        int lead = 0;
        if (text.StartsWith("@\"", StringComparison.Ordinal))
        {
            lead = 2;
        }
        else
        {
            while (lead < text.Length && text[lead] == '"')
                lead++;
            // An empty literal consists of quotes; "" and """""" have no inside to point at.
            lead = token.IsKind(SyntaxKind.StringLiteralToken) ? 1 : lead;
        }

        return
            lead + value.Length <= text.Length
            && string.CompareOrdinal(text, lead, value, 0, value.Length) == 0
            && text.Length - lead - value.Length <= Math.Max(lead, 1)
            ? lead
            : null;
    }
}
