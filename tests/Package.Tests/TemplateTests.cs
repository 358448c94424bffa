using System.Diagnostics;
using System.Text.RegularExpressions;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Package.Tests;

/// <summary>The template, from an empty folder, with nothing but the packed packages.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class TemplateTests(PackedPackage package, ITestOutputHelper output)
{
    /// <summary>
    /// The commands of docs/getting-started.md, one after another: a command that is added there runs here.
    /// </summary>
    [Fact]
    public void CommandsOfThePage_TrainAndVerify_AndTestsCatchAWrongModel()
    {
        string page = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "getting-started.md"));
        string[] lines = Block().Match(page).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Consumer consumer = package.Empty("start");
        var printed = new List<string>();
        var time = Stopwatch.StartNew();
        foreach (string line in lines.Select(l => l.Replace("0.1.0", package.Version, StringComparison.Ordinal)))
        {
            if (line.StartsWith("cd ", StringComparison.Ordinal))
            {
                consumer = package.Empty("start/" + line[3..]);
                continue;
            }

            string[] words = line.Split(' ');
            Assert.Equal("dotnet", words[0]);
            string text = consumer.Dotnet(words[1] == "new" ? [.. words[1..], .. Hive("start")] : words[1..]);
            Assert.Empty(Consumer.Messages(text));
            printed.Add(text);
            output.WriteLine($"{time.Elapsed.TotalSeconds, 5:0.0} s  {line}");
        }

        (string Start, string Expected)[] expected =
        [
            ("dotnet new install", "geodl"),
            ("dotnet new geodl", "created successfully"),
            ("dotnet run", "step 300/300"),
            ("dotnet test", "Passed:     4"),
            ("dotnet geodl inspect", "VelocityNet  O(3), 704 parameters"),
            ("dotnet geodl verify", "1 verified."),
            ("dotnet geodl report", "report.html"),
        ];
        string[] commands = [.. lines.Where(static l => l.StartsWith("dotnet", StringComparison.Ordinal))];
        foreach ((string start, string words) in expected)
        {
            int command = Array.FindIndex(commands, c => c.StartsWith(start, StringComparison.Ordinal));
            Assert.Contains(words, printed[command], StringComparison.Ordinal);
        }

        string report = File.ReadAllText(Path.Combine(consumer.Folder, "report.html"));
        Assert.Contains("VelocityNet", report, StringComparison.Ordinal);

        // Once more: it resumes, and is better.
        string first = printed[
            Array.FindIndex(commands, static c => c.StartsWith("dotnet run", StringComparison.Ordinal))
        ];
        string second = consumer.Dotnet("run", "-c", "Release", "--no-build", "--project", "Flows");
        Assert.Contains("Resumed at step 300.", second, StringComparison.Ordinal);
        Assert.True(Error(second) < Error(first) && Error(first) < 30, first + second);

        AssertTestsCatchAWrongModel(consumer);
    }

    /// <summary>A name that is no namespace as it stands.</summary>
    [Fact]
    public void Names_GiveValidNamespaces()
    {
        Consumer consumer = Made("2nd-model.0");
        foreach (string suffix in (string[])["", ".Tests"])
        {
            string folder = Path.Combine(consumer.Folder, "2nd-model.0" + suffix);
            string project = File.ReadAllText(Path.Combine(folder, $"2nd-model.0{suffix}.csproj"));
            string root = RootNamespace().Match(project).Groups[1].Value;
            Assert.Matches(@"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$", root);
            Assert.All(
                Directory.GetFiles(folder, "*.cs").Where(static f => Path.GetFileName(f) != "Program.cs"),
                file => Assert.Contains($"namespace {root};", File.ReadAllText(file), StringComparison.Ordinal)
            );
        }
    }

    /// <summary>Without a feed of one's own there is no file of sources; versions are the repository's.</summary>
    [Fact]
    public void Folder_HasTheVersionsOfTheRepository()
    {
        Consumer consumer = Made("Plain", withFeed: false);
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "nuget.config")));
        Assert.True(File.Exists(Path.Combine(consumer.Folder, ".gitignore")));
        string versions = File.ReadAllText(Path.Combine(consumer.Folder, "Directory.Packages.props"));
        string repository = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "Directory.Packages.props"));
        foreach (Match made in PackageVersion().Matches(versions))
        {
            Assert.Equal(
                made.Groups[1].Value == "GeoDL.Typed"
                    ? package.Version
                    : PackageVersion()
                        .Matches(repository)
                        .Single(m => m.Groups[1].Value == made.Groups[1].Value)
                        .Groups[2]
                        .Value,
                made.Groups[2].Value
            );
        }
        Assert.Contains(
            $"\"version\": \"{package.Version}\"",
            File.ReadAllText(Path.Combine(consumer.Folder, ".config", "dotnet-tools.json")),
            StringComparison.Ordinal
        );
    }

    /// <summary>Breaks the model of a folder: its tests must say so.</summary>
    private static void AssertTestsCatchAWrongModel(Consumer consumer)
    {
        string model = Path.Combine(consumer.Folder, "Flows", "VelocityNet.cs");
        string source = File.ReadAllText(model);
        const string Forward = "=> Read(Activate(Pull(cloud.Edges, cloud.Features)));";
        Assert.Contains(Forward, source, StringComparison.Ordinal);
        File.WriteAllText(
            model,
            source.Replace(
                Forward,
                """
                => Stretch(cloud, Read(Activate(Pull(cloud.Edges, cloud.Features))));

                    [AssumeEquivariant(Justification = "It is not.")]
                    private static Flow Stretch(PointCloud<Point> cloud, Flow x)
                    {
                        double[] values = x.ToRows().ToArray();
                        for (int i = 1; i < values.Length; i += 3)
                            values[i] *= 2;
                        return cloud.WithFeatures(Rows<Flow>.From(values)).Features;
                    }
                """,
                StringComparison.Ordinal
            )
        );
        string text = consumer.Failing("test", "--no-restore");
        Assert.Contains("VelocityNet.Stretch is to blame", text, StringComparison.Ordinal);
        Assert.Contains("Failed:     4", text, StringComparison.Ordinal);
    }

    private Consumer Made(string name, bool withFeed = true)
    {
        Consumer folder = package.Empty("made");
        folder.Dotnet(["new", "install", package.File("GeoDL.Typed.Templates"), .. Hive(name)]);
        folder.Dotnet([
            "new",
            "geodl",
            "-n",
            name,
            .. withFeed ? (string[])["--feed", package.Feed] : [],
            .. Hive(name),
        ]);
        return package.Empty("made/" + name);
    }

    /// <summary>Templates are installed beside the feed, not for the user.</summary>
    private string[] Hive(string name) => ["--debug:custom-hive", Path.Combine(package.Empty("hives").Folder, name)];

    private static double Error(string output) =>
        double.Parse(
            ErrorLine().Match(output).Groups[1].Value.Replace(',', '.'),
            System.Globalization.CultureInfo.InvariantCulture
        );

    [GeneratedRegex(@"^## In one minute.*?^```\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"never seen: ([0-9.,]+)")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"<RootNamespace>(.*?)</RootNamespace>")]
    private static partial Regex RootNamespace();

    [GeneratedRegex("""<PackageVersion Include="([^"]+)" Version="([^"]+)" />""")]
    private static partial Regex PackageVersion();
}
