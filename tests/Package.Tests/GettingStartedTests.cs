using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Package.Tests;

/// <summary>
/// docs/getting-started.md: its files, written as they stand there, are built on the packed package and run with its
/// command.
/// </summary>
[Collection(PackageCollection.Name)]
public sealed partial class GettingStartedTests(PackedPackage package)
{
    [Fact]
    public void Page_BuildsTrainsAndResumes()
    {
        string page = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "getting-started.md"));
        Consumer consumer = package.Empty("Flows");
        MatchCollection files = Block().Matches(page);
        Assert.Equal(
            ["Flows.csproj", "VelocityNet.cs", "Sample.cs", "Program.cs"],
            files.Select(static f => f.Groups[1].Value)
        );
        foreach (Match file in files)
        {
            consumer.Write(
                file.Groups[1].Value,
                file.Groups[2]
                    .Value.Replace("Version=\"0.1.0\"", $"Version=\"{package.Version}\"", StringComparison.Ordinal)
            );
        }
        Assert.Contains("```\ndotnet run -c Release\n```", page, StringComparison.Ordinal);

        string first = consumer.Dotnet("run", "-c", "Release");
        Assert.Contains("step 200 of 200", first, StringComparison.Ordinal);
        string second = consumer.Dotnet("run", "-c", "Release", "--no-build");
        Assert.Contains("Resumed at step 200.", second, StringComparison.Ordinal);
        Assert.Contains("step 400 of 400", second, StringComparison.Ordinal);
        Assert.True(Error(second) < Error(first), first + second);
        Assert.True(Error(second) < 20, second);
    }

    [Fact]
    public void Readme_LinksThePage() =>
        Assert.Contains(
            "(docs/getting-started.md)",
            string.Concat(File.ReadLines(Path.Combine(ReferenceData.RepositoryRoot, "README.md")).Take(15)),
            StringComparison.Ordinal
        );

    private static double Error(string output) =>
        double.Parse(
            ErrorLine().Match(output).Groups[1].Value.Replace(',', '.'),
            System.Globalization.CultureInfo.InvariantCulture
        );

    [GeneratedRegex(@"^\*\*(\w+\.\w+)\*\*\n\n```\w+\n(.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"never seen: ([0-9.,]+)")]
    private static partial Regex ErrorLine();
}
