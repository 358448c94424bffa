using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>
/// The page on generated code shows a coupling: the lines of today's text, each line in its place, with … where lines
/// are left out.
/// </summary>
/// <remarks>With UPDATE_SNAPSHOTS=1 the excerpt is written instead.</remarks>
public class CouplingExcerptTests
{
    private const string Before = "<!-- generated Coupling_1_1_1.g.cs -->\n```csharp\n",
        After = "```\n";

    [Fact]
    public void Excerpt_IsTheEmittedText()
    {
        string emitted = CouplingEmitter.Emit(new CouplingKey(1, 1, 1, IsLanewise: false));
        Snapshot.Match("Coupling_1_1_1", emitted);

        string file = Path.Combine(ReferenceData.RepositoryRoot, "docs", "generated-code.md");
        string page = File.ReadAllText(file);
        int start = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        int end = page.IndexOf(After, start, StringComparison.Ordinal);
        string updated = page[..start] + Excerpt(emitted) + page[end..];
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, updated);
        else
            Assert.Equal(updated, page);
    }

    /// <summary>What the file says of itself, the algebra, its first coefficient, and the folding.</summary>
    private static string Excerpt(string emitted)
    {
        string[] lines = emitted.Split('\n');
        int fold = Index(lines, 0, "    public static void Fold<"),
            firstLoad = Index(lines, fold, "            V y0 = "),
            lastStore = firstLoad;
        while (lines[lastStore + 1].Length > 0)
            lastStore++;
        int[] shown =
        [
            Index(lines, 0, "// The coupling "),
            Index(lines, 0, "// 6 of its 27 "),
            Index(lines, 0, "// Proved "),
            .. Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("// z_", StringComparison.Ordinal)),
            Index(lines, 0, "internal readonly struct "),
            Index(lines, 0, "{"),
            Index(lines, 0, "    private const double K0 "),
            Index(lines, 0, "    /// <summary>m(k,i) = "),
            fold,
            .. Enumerable.Range(firstLoad, lastStore - firstLoad + 1),
        ];
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < shown.Length; i++)
        {
            // In the head nothing is missed by whoever reads on; between members and inside of them … stands for what
            // is not shown.
            if (
                i > 0
                && lines[shown[i - 1]].StartsWith(' ')
                && lines[(shown[i - 1] + 1)..shown[i]]
                    .Any(static l => l.Length > 0 && !l.StartsWith("    [", StringComparison.Ordinal))
            )
            {
                text.Append(lines[shown[i]][..^lines[shown[i]].TrimStart().Length]).Append("…\n");
            }
            text.Append(lines[shown[i]]).Append('\n');
        }

        return text.Append("            …\n").ToString();
    }

    private static int Index(string[] lines, int from, string start)
    {
        int index = Array.FindIndex(lines, from, l => l.StartsWith(start, StringComparison.Ordinal));
        Assert.True(index >= 0, $"No line of the emitted text begins with '{start}'.");
        return index;
    }
}
