using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Reads a documentation comment from raw trivia.</summary>
/// <remarks>
/// A command-line build without an XML file does not parse documentation comments, an editor does. Only the text is the
/// same in both, so only the text is read. Otherwise build and editor would emit different files.
/// </remarks>
internal static class DocumentationReader
{
    /// <summary>The lines of the comment before a declaration, without slashes; empty if there is none.</summary>
    public static EquatableArray<string> Read(SyntaxNode declaration)
    {
        var lines = new List<string>();
        bool inBlock = false;
        bool hasEnded = false;
        // Text that a directive disables is not a comment of this declaration.
        string text = string.Concat(
            declaration
                .GetLeadingTrivia()
                .Where(static t => !t.IsKind(SyntaxKind.DisabledTextTrivia))
                .Select(static t => t.ToFullString())
        );
        foreach (string raw in TextLines.Of(text))
        {
            string line = raw.Trim();
            if (inBlock || line.StartsWith("/**", StringComparison.Ordinal))
            {
                inBlock = !line.EndsWith("*/", StringComparison.Ordinal);
                string content = line.TrimEnd('/').TrimEnd('*').TrimStart('/').TrimStart('*').Trim();
                if (content.Length > 0)
                    lines.Add(content);
            }
            else if (
                line.StartsWith("///", StringComparison.Ordinal) && !line.StartsWith("////", StringComparison.Ordinal)
            )
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

    /// <summary>
    /// The same, with references rewritten so that they keep their meaning in a file without the user's usings.
    /// </summary>
    public static EquatableArray<string> ReadToCopy(SyntaxNode declaration, ISymbol symbol)
    {
        EquatableArray<string> lines = Read(declaration);
        return
            lines.Any(static l => l.Contains("cref"))
            && symbol.ContainingAssembly is ISourceAssemblySymbol { Compilation: { } compilation }
            ? new References(
                compilation.GetSemanticModel(declaration.SyntaxTree),
                symbol.ContainingType,
                declaration.SpanStart
            )
                .Resolve(lines)
                .ToEquatableArray()
            : lines;
    }
}
