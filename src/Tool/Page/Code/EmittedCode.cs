using System.Text.RegularExpressions;
using System.Xml.Linq;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Inspect;
using GeoDL.Typed.Tool.Loading;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page.Code;

/// <summary>
/// The emitted code of a project, as far as its layers are made of it. Each file stands on the page once.
/// </summary>
internal sealed partial class EmittedCode
{
    private readonly Dictionary<string, string> _paths;
    private readonly Dictionary<string, (string Id, string Text, string? Table, int Rows)> _shown = [];
    private readonly List<XElement> _excerpts = [];

    public EmittedCode(string? project)
    {
        IReadOnlyList<FileInfo> files = EmittedFiles.Find(project);
        _paths = files.ToDictionary(static f => f.Name, static f => f.FullName);
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _paths.Count == 0;

    /// <summary>The code of a layer: its method, its kernels, the couplings that these call.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="products">The number of rows of its table of coupled paths.</param>
    /// <param name="maps">The number of rows of its table of mixed ones.</param>
    public IReadOnlyList<CodeSection> Of(LayerObject layer, int products, int maps)
    {
        var sections = new List<CodeSection>();
        if (Excerpt(layer) is { } excerpt)
            sections.Add(excerpt);
        Type[] kernels = [.. layer.Kernels];
        foreach (Type kernel in kernels)
        {
            bool isMap = kernel.IsAssignableTo(typeof(ILinearKernel)),
                isHarmonics = kernel.IsAssignableTo(typeof(IHarmonicsKernel));
            if (
                Show(
                    kernel.Name,
                    isHarmonics ? null
                        : isMap ? PathTables.Mixed
                        : PathTables.Coupled,
                    isMap ? maps : products
                ) is
                { } section
            )
            {
                string what =
                    isHarmonics ? "harmonics"
                    : isMap ? "linear map"
                    : "product";
                sections.Add(section with { Title = what });
            }
        }

        foreach (string coupling in kernels.SelectMany(k => CouplingsOf(k.Name)).Distinct())
        {
            if (Show(coupling, null, 0) is { } section)
                sections.Add(section with { Title = $"C[{coupling["Coupling_".Length..].Replace('_', ',')}]" });
        }

        return sections;
    }

    /// <summary>All that <see cref="Of"/> has named, as templates.</summary>
    public IEnumerable<XElement> Templates() =>
        _shown.Values.Select(static file => Template(file.Id, file.Text, file.Table, file.Rows)).Concat(_excerpts);

    private static XElement Template(string id, string text, string? table, int rows) =>
        Tag(
            "template",
            Attribute("id", id),
            Tag("pre", Attribute("tabindex", "0"), Tag("code", CSharpHighlighter.Highlight(text, table, rows)))
        );

    private CodeSection? Show(string name, string? table, int rows)
    {
        string file = name + ".g.cs";
        if (!_shown.TryGetValue(file, out (string Id, string Text, string? Table, int Rows) known))
        {
            if (!_paths.TryGetValue(file, out string? path))
                return null;
            known = ($"code-{_shown.Count}", File.ReadAllText(path), table, rows);
            _shown.Add(file, known);
        }
        return new CodeSection(name, file, known.Id);
    }

    private IEnumerable<string> CouplingsOf(string kernel) =>
        _paths.TryGetValue(kernel + ".g.cs", out string? path)
            ? Coupling().Matches(File.ReadAllText(path)).Select(static m => m.Value).Distinct()
            : [];

    /// <summary>Where a model's file makes the layer, and its method with the documentation.</summary>
    private CodeSection? Excerpt(LayerObject layer)
    {
        string file = $"{layer.Owner.FullName}.g.cs";
        if (!_paths.TryGetValue(file, out string? path))
            return null;
        string[] lines = File.ReadAllLines(path);
        int made = Array.FindIndex(lines, l => l.TrimStart().StartsWith($"{layer.Field} = ", StringComparison.Ordinal)),
            called = Array.FindIndex(lines, l => l.Contains($"{layer.Field}.Apply(", StringComparison.Ordinal));
        if (made < 0 || called < 0)
            return null;
        int madeEnd = Array.FindIndex(lines, made, static l => l.EndsWith(';')),
            start = called,
            end = called;
        while (start > 0 && lines[start - 1].Length > 0)
            start--;
        while (end + 1 < lines.Length && lines[end + 1].Length > 0)
            end++;
        string text = string.Join(
            '\n',
            [
                $"// {file}, lines {start + 1} to {end + 1}",
                .. lines[start..(end + 1)],
                "",
                $"// lines {made + 1} to {madeEnd + 1}: how the layer is made",
                .. lines[made..(madeEnd + 1)],
            ]
        );
        string id = $"excerpt-{_excerpts.Count}";
        _excerpts.Add(Template(id, text, null, 0));
        return new CodeSection("method", file, id);
    }

    [GeneratedRegex(@"\bCoupling_\w+")]
    private static partial Regex Coupling();
}
