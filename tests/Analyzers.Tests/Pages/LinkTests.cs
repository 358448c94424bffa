using System.Text;
using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>Links between pages lead somewhere, and the map of the documentation has every page.</summary>
public sealed partial class LinkTests
{
    private static IEnumerable<string> Pages =>
        ((string[])["", "docs", "docs/rules", "samples", "studies", "benchmarks", "tests"])
            .SelectMany(static folder =>
                Directory.GetFiles(
                    Page.FullName(folder),
                    "*.md",
                    folder is "" or "docs" or "docs/rules" ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
                )
            )
            .Select(static f => Path.GetRelativePath(ReferenceData.RepositoryRoot, f).Replace('\\', '/'))
            .Where(static f => !f.Contains("/bin/") && !f.Contains("/obj/"));

    [Fact]
    public void Links_LeadToFilesAndHeadings()
    {
        var broken = new List<string>();
        foreach (string page in Pages)
        {
            string folder = Path.GetDirectoryName(page)!;
            foreach (Match link in Link().Matches(WithoutCode(File.ReadAllText(Page.FullName(page)))))
            {
                string target = link.Groups[1].Value;
                if (target.Contains("://", StringComparison.Ordinal))
                    continue;
                string[] parts = target.Split('#');
                string file = parts[0].Length == 0 ? page : Path.Combine(folder, parts[0]);
                string full = Path.GetFullPath(Page.FullName(file));
                if (!Path.Exists(full) || (parts.Length > 1 && !Headings(full).Contains(parts[1])))
                    broken.Add($"{page}: {target}");
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Map_HasEveryPage()
    {
        string map = File.ReadAllText(Page.FullName("docs/README.md"));
        Assert.All(
            Directory.GetFiles(Page.FullName("docs"), "*.md").Select(static f => Path.GetFileName(f)),
            name => Assert.True(name == "README.md" || map.Contains($"]({name})"), $"{name} is not in docs/README.md.")
        );
    }

    /// <summary>The anchors that GitHub gives the headings of a page.</summary>
    private static HashSet<string> Headings(string file)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(WithoutCode(File.ReadAllText(file), inLine: false)))
        {
            var anchor = new StringBuilder();
            foreach (char c in heading.Groups[1].Value.Trim().ToLowerInvariant())
            {
                if (char.IsLetterOrDigit(c) || c is '-' or '_')
                    anchor.Append(c);
                else if (c == ' ')
                    anchor.Append('-');
            }

            string name = anchor.ToString();
            for (int again = 1; !anchors.Add(name); again++)
                name = $"{anchor}-{again}";
        }

        return anchors;
    }

    private static string WithoutCode(string page, bool inLine = true)
    {
        string text = Fenced().Replace(page, "");
        return inLine ? InLine().Replace(text, "") : text;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InLine();
}
