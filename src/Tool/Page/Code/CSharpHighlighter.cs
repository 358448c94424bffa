using System.Text.RegularExpressions;
using System.Xml.Linq;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page.Code;

/// <summary>Colours emitted C#: comments, strings, numbers and keywords; links coefficients to their paths.</summary>
internal static partial class CSharpHighlighter
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract",
        "allows",
        "as",
        "base",
        "bool",
        "break",
        "byte",
        "case",
        "class",
        "const",
        "continue",
        "default",
        "do",
        "double",
        "else",
        "false",
        "float",
        "for",
        "foreach",
        "get",
        "global",
        "if",
        "in",
        "init",
        "int",
        "interface",
        "internal",
        "is",
        "long",
        "namespace",
        "new",
        "nint",
        "null",
        "object",
        "operator",
        "out",
        "override",
        "partial",
        "private",
        "protected",
        "public",
        "readonly",
        "ref",
        "return",
        "scoped",
        "sealed",
        "set",
        "static",
        "string",
        "struct",
        "switch",
        "this",
        "throw",
        "true",
        "ulong",
        "unmanaged",
        "using",
        "var",
        "void",
        "where",
        "while",
    ];

    /// <summary>The text as lines of spans.</summary>
    /// <param name="text">C#.</param>
    /// <param name="table">The path table to which coefficients belong; null for none.</param>
    /// <param name="paths">The number of its rows: only where the code counts as many are links made.</param>
    public static IEnumerable<object> Highlight(string text, string? table, int paths)
    {
        int path = 0;
        foreach (string line in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').TrimEnd('\n').Split('\n'))
        {
            Match marker = PathMarker().Match(line);
            if (marker.Success)
            {
                path = int.Parse(marker.Groups[2].ValueSpan) == paths ? int.Parse(marker.Groups[1].ValueSpan) : 0;
                if (table is not null && path > 0)
                {
                    int start = marker.Value.IndexOf('/');
                    yield return line[..start];
                    yield return Link(table, path, line[start..marker.Length]);
                    yield return Tag("span", Class("c"), line[marker.Length..]);
                    yield return "\n";
                    continue;
                }
            }

            foreach (object part in Parts(line, table is null ? 0 : path, table))
                yield return part;
            yield return "\n";
        }
    }

    private static IEnumerable<object> Parts(string line, int path, string? table)
    {
        int at = 0;
        foreach (Match token in Token().Matches(line))
        {
            object? shown = Shown(token, line, path, table);
            if (shown is null)
                continue;
            if (token.Index > at)
                yield return line[at..token.Index];
            yield return shown;
            at = token.Index + token.Length;
        }

        if (at < line.Length)
            yield return line[at..];
    }

    private static object? Shown(Match token, string line, int path, string? table)
    {
        string text = token.Value;
        if (token.Groups["comment"].Success)
            return Tag("span", Class("c"), text);
        if (token.Groups["text"].Success)
            return Tag("span", Class("s"), text);
        if (token.Groups["word"].Success)
            return Keywords.Contains(text) ? Tag("span", Class("k"), text) : null;
        bool isCoefficient = path > 0 && line[..token.Index].EndsWith("Number.Of<S>(", StringComparison.Ordinal);
        return isCoefficient ? Link(table!, path, text) : Tag("span", Class("n"), text);
    }

    private static XElement Link(string table, int path, string text) =>
        Tag(
            "a",
            Class("path"),
            Attribute("href", "#"),
            Attribute("data-table", table),
            Attribute("data-path", path),
            text
        );

    [GeneratedRegex(@"^\s*// (\d+) of (\d+)(?=  )")]
    private static partial Regex PathMarker();

    [GeneratedRegex(
        """(?<comment>//.*)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+')|(?<word>[A-Za-z_]\w*)|(?<number>\d[\d_.]*(?:[eE][+-]?\d+)?\w*)"""
    )]
    private static partial Regex Token();
}
