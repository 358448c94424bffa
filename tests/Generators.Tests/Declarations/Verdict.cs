using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Tests.Pipeline;
using GeoDL.Typed.Generators.Tests.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Generators.Tests.Declarations;

/// <summary>
/// What must hold of any program: a fault of ours, or text that compiles without a warning; and files with names that
/// are theirs alone.
/// </summary>
internal static class Verdict
{
    private const int LongestFileName = 100;

    private static readonly string[] OfComments =
    [
        "CS0419",
        "CS1570",
        "CS1571",
        "CS1572",
        "CS1573",
        "CS1574",
        "CS1580",
        "CS1581",
        "CS1584",
        "CS1587",
        "CS1589",
        "CS1591",
        "CS1658",
        "CS1710",
        "CS1711",
        "CS1712",
        "CS1723",
        "CS1734",
        "CS1735",
    ];

    /// <summary>
    /// Judges several programs at once, each in a file and a namespace of its own; returns what is wrong with each that
    /// is.
    /// </summary>
    /// <param name="programs">The programs by name. Where C# finds something without the generator, it is not ours to
    /// judge.</param>
    /// <param name="expected">What C# finds in any such program without the generator: what is to be generated is
    /// missing.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<(string Name, string Source)> programs,
        IReadOnlySet<string> expected
    )
    {
        CSharpCompilation compilation = Compile(programs.Select(static p => p.Source));
        var own = ProblemsIn(compilation)
            .Where(d => !expected.Contains(d.Id))
            .Select(d => CaseOf(d, programs.Count))
            .ToHashSet();
        GeneratorRun run = GeneratorHost.Run(compilation);
        AssertFileNames(run.Files.Keys);
        ILookup<string, Fault> faults = FaultHost.FaultsIn(run.Output).ToLookup(static f => f.Location.FilePath);
        ILookup<int, Diagnostic> problems = ProblemsIn(run.Output).ToLookup(d => CaseOf(d, programs.Count));
        return
        [
            .. problems[-1].Select(static d => "nobody's: " + d),
            .. programs.SelectMany(
                (p, i) =>
                    own.Contains(i) || faults[$"File{i}.cs"].Any()
                        ? []
                        : problems[i].Take(1).Select(d => $"{p.Name}: {d}")
            ),
        ];
    }

    /// <summary>The ids of what C# finds in programs that nothing was generated for.</summary>
    public static IReadOnlySet<string> Ungenerated(IEnumerable<string> sources) =>
        ProblemsIn(Compile(sources)).Select(static d => d.Id).ToHashSet();

    public static void AssertFileNames(IEnumerable<string> names)
    {
        string[] all = [.. names];
        Assert.Equal(all.Length, all.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(all, static n => Assert.True(n.Length <= LongestFileName && n.All(char.IsAscii), n));
    }

    private static CSharpCompilation Compile(IEnumerable<string> sources) =>
        GeneratorHost.CompileFiles([
            .. sources.Select(
                static (s, i) => ($"File{i}.cs", GeneratorHost.WithUsings($"namespace Case{i} {{ {s} }}\n"))
            ),
        ]);

    /// <summary>Errors and warnings; what the user's own comments lack or have too much is the user's.</summary>
    private static IEnumerable<Diagnostic> ProblemsIn(Compilation compilation) =>
        compilation
            .GetDiagnostics()
            .Where(static d =>
                d.Severity >= DiagnosticSeverity.Warning && (IsGenerated(d) || !OfComments.Contains(d.Id))
            );

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) ?? false;

    /// <summary>
    /// Which program a diagnostic belongs to: by its file, or by the namespace of the generated file.
    /// </summary>
    private static int CaseOf(Diagnostic diagnostic, int count)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return -1;
        if (!IsGenerated(diagnostic))
        {
            return int.Parse(
                tree.FilePath["File".Length..^".cs".Length],
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
        string text = tree.ToString();
        return Enumerable
            .Range(0, count)
            .Reverse()
            .FirstOrDefault(i => text.Contains($"namespace Case{i}", StringComparison.Ordinal), -1);
    }
}
