using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads a documentation comment from raw trivia.</summary>
/// <remarks>
/// A command-line build without an XML file does not parse documentation comments, an editor does. Only the text is the same in
/// both, so only the text is read; otherwise build and editor would emit different files.
/// </remarks>
internal static class DocumentationReader
{
    /// <summary>The lines of the comment before a declaration, without slashes; empty if there is none.</summary>
    public static EquatableArray<string> Read(SyntaxNode declaration)
    {
        var lines = new List<string>();
        bool inBlock = false;
        bool hasEnded = false;
        foreach (string raw in declaration.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            string line = raw.Trim();
            if (inBlock || line.StartsWith("/**", StringComparison.Ordinal))
            {
                inBlock = !line.EndsWith("*/", StringComparison.Ordinal);
                string content = line.TrimEnd('/').TrimEnd('*').TrimStart('/').TrimStart('*').Trim();
                if (content.Length > 0)
                    lines.Add(content);
            }
            else if (line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal))
            {
                if (hasEnded)
                    lines.Clear();
                hasEnded = false;
                lines.Add(line.Length > 3 && line[3] == ' ' ? line.Substring(4) : line.Substring(3));
            }
            else if (lines.Count > 0)
            {
                // Of several comments the last one belongs to the declaration.
                hasEnded = true;
            }
        }

        return lines.ToEquatableArray();
    }

    /// <summary>The using directives that the comment's references need: those of its file and namespace; none without references.</summary>
    public static IEnumerable<string> UsingsFor(SyntaxNode declaration, IEnumerable<string> documentation) =>
        documentation.Any(static line => line.Contains("cref"))
            ? declaration.AncestorsAndSelf().SelectMany(static node => node switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax scope => scope.Usings,
                _ => [],
            }).Where(static u => u.GlobalKeyword.RawKind == 0).Select(static u => u.WithoutTrivia().NormalizeWhitespaceOf())
            : [];

    private static string NormalizeWhitespaceOf(this UsingDirectiveSyntax directive) =>
        string.Join(" ", directive.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
