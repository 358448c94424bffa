using System.Reflection;
using System.Text.RegularExpressions;
using GeoDL.Typed.Generators.Reading;
using GeoDL.Typed.TestSupport;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>Every rule has its descriptor, page, release row and help link, and nothing has more.</summary>
public sealed partial class RuleSetTests
{
    internal static readonly string Root = FindRoot();

    public static TheoryData<string> Ids => [.. Descriptors.ById.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Descriptors_AreTheIdsOfReaderAndAnalyzers() =>
        Assert.Equal(
            Constants(typeof(FaultIds)).Concat(Constants(typeof(DiagnosticIds))).Order(StringComparer.Ordinal),
            Descriptors.ById.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Pages_AreTheDescriptors() =>
        Assert.Equal(
            Descriptors.ById.Keys.Order(StringComparer.Ordinal),
            Directory
                .GetFiles(Path.Combine(Root, "docs", "rules"), "GDL*.md")
                .Select(static f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void ReleaseRows_AreTheDescriptors()
    {
        string[] rows =
        [
            .. new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
                .SelectMany(static f => File.ReadAllLines(Path.Combine(Root, "src", "Analyzers", f)))
                .Where(static l => l.StartsWith("GDL", StringComparison.Ordinal))
                .Select(static l => string.Join(" | ", l.Split('|').Take(3).Select(static c => c.Trim()))),
        ];

        Assert.Equal(
            Descriptors
                .ById.Values.Select(static d =>
                    $"{d.Id} | {d.Category} | {(d.IsEnabledByDefault ? d.DefaultSeverity : "Disabled")}"
                )
                .Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal)
        );
    }

    private static string Repository { get; } =
        Regex
            .Match(
                File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "Directory.Build.props")),
                "<RepositoryUrl>(.*?)</RepositoryUrl>"
            )
            .Groups[1]
            .Value;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_SaysThreeSentencesAndLinksItsPage(string id)
    {
        DiagnosticDescriptor rule = Descriptors.ById[id];

        // An address that does not exist is never written.
        Assert.Equal(
            Repository.Length == 0 ? string.Empty : $"{Repository}/blob/HEAD/docs/rules/{id}.md",
            rule.HelpLinkUri
        );
        bool isPromise = id[3] != '5';
        Assert.Equal(isPromise, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        // What C# warns of stays a warning.
        Assert.Equal(
            isPromise ? DiagnosticSeverity.Error
                : rule == Descriptors.UnsetField ? DiagnosticSeverity.Warning
                : DiagnosticSeverity.Info,
            rule.DefaultSeverity
        );
        string message = rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // Messages that the Algebra words are checked there; the others end a sentence three times (the difference of
        // signatures is two of them).
        if (!Placeholder().IsMatch(message))
            Assert.Equal(3, SentenceEnd().Count(message) + (message.EndsWith("{4}", StringComparison.Ordinal) ? 2 : 0));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasItsSections(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));

        Assert.StartsWith(
            $"# {id}: {Descriptors.ById[id].Title.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n",
            page,
            StringComparison.Ordinal
        );
        Assert.All(
            ["## Cause", "## Why", "## Before", "## After", "## When to suppress"],
            section => Assert.Contains(section + "\n", page, StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// The tests that expect a rule: <c>{|GDL3002:…|}</c>, or the constant, in the sources of the tests of analyzers
    /// and readers.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasATestThatExpectsIt(string id) =>
        Assert.Contains(
            new[] { "Analyzers.Tests", "Generators.Tests" }.SelectMany(static f =>
                Directory.GetFiles(Path.Combine(Root, "tests", f), "*Tests.cs", SearchOption.AllDirectories)
            ),
            file =>
                File.ReadAllText(file) is var text
                && (
                    text.Contains("{|" + id + ":", StringComparison.Ordinal)
                    || typeof(DiagnosticIds)
                        .GetFields()
                        .Any(f =>
                            (string?)f.GetRawConstantValue() == id
                            && text.Contains($"== {nameof(DiagnosticIds)}.{f.Name}", StringComparison.Ordinal)
                        )
                )
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasACodeFixOrSaysWhyNot(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));
        bool isFixed = FixVerify.All.Any(f => f.FixableDiagnosticIds.Contains(id));

        Assert.Equal(!isFixed, page.Contains("\nNo code fix: ", StringComparison.Ordinal));
    }

    [Fact]
    public void CodeFixes_AreAllTested() =>
        Assert.Equal(
            typeof(GeoDL.Typed.CodeFixes.ReplaceTextFix)
                .Assembly.GetTypes()
                .Where(static t => t.IsSubclassOf(typeof(Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider)))
                .Select(static t => t.Name)
                .Order(StringComparer.Ordinal),
            FixVerify.All.Select(static f => f.GetType().Name).Order(StringComparer.Ordinal)
        );

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static f => f.IsLiteral)
            .Select(static f => (string)f.GetRawConstantValue()!);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GeoDL.Typed.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(@"^\{\d\}$")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\.(?= [A-Z\[\""\{]|$)")]
    private static partial Regex SentenceEnd();
}
