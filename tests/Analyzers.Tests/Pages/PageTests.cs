using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace GeoDL.Typed.Analyzers.Tests.Pages;

/// <summary>
/// Every block of C# in README and in docs: programs compile without a warning, run, and print what the page shows;
/// wrong models give the messages below them; excerpts are lines of their files.
/// </summary>
/// <remarks>With UPDATE_SNAPSHOTS=1 messages are written instead.</remarks>
public sealed class PageTests
{
    /// <summary>Run on the packed package by a test of its own.</summary>
    private const string TrainedElsewhere = "docs/getting-started.md";

    /// <summary>About the product, not for its users; or with tests of their own.</summary>
    private static readonly string[] Others = ["attack.md", "promise.md", "accuracy.md", "weights.md"];

    private static readonly string[] All =
    [
        "README.md",
        .. Directory
            .GetFiles(Page.FullName("docs"), "*.md")
            .Select(static f => Path.GetFileName(f))
            .Except(Others)
            .Order(StringComparer.Ordinal)
            .Select(static f => "docs/" + f),
    ];

    public static TheoryData<string> Paths => [.. All];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Programs_CompileAndPrintWhatThePageShows(string path)
    {
        PageProgram program = PageProgram.Of(Page.Open(path));
        Compilation compilation = program.Compile();
        // What C# says comes with the image, since generated code takes long to compile. The analyzers read its bodies
        // where the samples are built.
        using var image = new MemoryStream();
        EmitResult compiled = compilation.Emit(image);
        IEnumerable<Diagnostic> found = [.. compiled.Diagnostics, .. await Analysis.Run(compilation)];
        Assert.Equal(
            "",
            string.Concat(
                found.Where(static d => d.Severity >= DiagnosticSeverity.Warning).Select(PageProgram.Line).Distinct()
            )
        );
        if (program.HasStatements && path != TrainedElsewhere)
            program.AssertPrints(PageProgram.Run(image));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task WrongModels_GiveTheMessagesBelowThem(string path)
    {
        Page page = Page.Open(path);
        for (int i = 0; i < page.Blocks.Count; i++)
        {
            if (page.Blocks[i].Kind != PageBlockKind.Wrong)
                continue;
            PageBlock shown = page.Blocks[i + 1];
            Assert.Equal("text", shown.Language);
            string said = await PageProgram.Of(page).Messages(page.Blocks[i]);
            Assert.NotEmpty(said);
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                page.Write(shown, said);
                page = Page.Open(path);
            }
            else
            {
                Assert.Equal(shown.Text, said);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Excerpts_AreLinesOfTheirFilesInTheirOrder(string path)
    {
        Page page = Page.Open(path);
        foreach (PageBlock block in page.Blocks.Where(static b => b.Kind == PageBlockKind.Excerpt))
            AssertExcerpt(block, File.ReadAllText(Page.FullName(block.Source!)));

        PageBlock[] generated = [.. page.Blocks.Where(static b => b.Kind == PageBlockKind.Generated)];
        if (generated.Length == 0)
            return;
        Dictionary<string, string> files = PageProgram
            .Of(page)
            .Compile()
            .SyntaxTrees.ToDictionary(static t => Path.GetFileName(t.FilePath), static t => t.ToString());
        foreach (PageBlock block in generated)
        {
            Assert.True(
                files.ContainsKey(block.Source!),
                $"{block.Source} is not generated, but {string.Join(", ", files.Keys.Order())}."
            );
            AssertExcerpt(block, files[block.Source!]);
        }
    }

    /// <summary>Where a formatter breaks lines and comments is no difference.</summary>
    private static void AssertExcerpt(PageBlock block, string file)
    {
        string text = Solid(file);
        int at = 0;
        foreach (string line in block.Text.Split('\n').Where(static l => l.Trim() is not ("" or "…")))
        {
            int found = text.IndexOf(Solid(line), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{line}' is not in {block.Source}, or not behind the line before it.");
            at = found + Solid(line).Length;
        }
    }

    private static string Solid(string text) =>
        string.Concat(text.Where(static c => !char.IsWhiteSpace(c))).Replace("//", "", StringComparison.Ordinal);
}
