using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>A source in which <c>{|GDL3003:text|}</c> says what is expected where.</summary>
internal sealed record Markup(string Text, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string source)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<(string, TextSpan)>();
        for (int i = 0; i < source.Length; i++)
        {
            int colon = source.AsSpan(i).StartsWith("{|") ? source.IndexOf(':', i) : -1;
            if (colon > 0)
            {
                open.Push((source[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && source.AsSpan(i).StartsWith("|}"))
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(source[i]);
            }
        }

        return new Markup(text.ToString(), expected);
    }
}
