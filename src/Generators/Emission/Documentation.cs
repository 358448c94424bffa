using GeoDL.Typed.Generators.Layers;
using GeoDL.Typed.Generators.Models;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Joins the user's documentation comment with what the generator adds.</summary>
/// <remarks>
/// C# shows only the comment of the implementing part, so a comment of the generator alone would hide the user's.
/// </remarks>
internal static class Documentation
{
    /// <summary>
    /// Writes the comment: the user's, or a summary of ours; the table is put into the remarks, in <c>code</c>, which
    /// keeps columns.
    /// </summary>
    public static void Write(SourceWriter writer, EquatableArray<string> user, LayerSummary layer)
    {
        (string summary, IReadOnlyList<string> table) = layer;
        List<string> lines = [.. user];
        // A comment without tags is not XML; it is treated as a summary.
        if (lines.Count > 0 && !lines.Any(static l => l.Contains('<')))
            lines = ["<summary>", .. lines, "</summary>"];
        if (lines.Count == 0)
            lines.Add($"<summary>{Xml.Escape(summary)}</summary>");
        // A paragraph comes first: servers that write "Remarks:" before the text would otherwise put the first row of
        // the table, or its fence, on that line.
        List<string> added =
        [
            .. user.Count > 0 ? [$"<para>{Xml.Escape(summary)}</para>"]
            : table.Count > 0 && layer.Notes.Count == 0 ? new[] { "<para>Block by block:</para>" }
            : [],
            .. layer.Notes.Select(static n => $"<para>{Xml.Escape(n)}</para>"),
        ];
        if (table.Count > 0)
            added.AddRange(["<code>", .. table.Select(Xml.Escape), "</code>"]);
        int end = lines.FindIndex(static l => l.Contains("</remarks>"));
        if (added.Count > 0 && end >= 0)
        {
            int at = lines[end].IndexOf("</remarks>", StringComparison.Ordinal);
            string rest = lines[end].Substring(at);
            lines[end] = lines[end].Substring(0, at);
            lines.InsertRange(end + 1, [.. added, rest]);
        }
        else if (added.Count > 0)
        {
            lines.AddRange(["<remarks>", .. added, "</remarks>"]);
        }

        foreach (string line in lines)
            writer.Line(line.Length == 0 ? "///" : "/// " + line);
    }
}
