using System.IO.Compression;

namespace GeoDL.Typed.Package.Tests;

/// <summary>Packs the package, restores it into an empty project outside the repository, builds and runs a model there.</summary>
public sealed class PackAndConsumeTests : IDisposable
{
    // A version of its own for each run: a package folder keeps the first package of a version that it sees.
    private readonly string _version = $"0.0.0-test{DateTime.UtcNow:yyyyMMddHHmmssfff}";
    private readonly string _folder = Directory.CreateTempSubdirectory("geodl-consumer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void PackedPackage_BuildsAndRunsAModel_InAnEmptyProject()
    {
        string feed = Path.Combine(_folder, "feed");
        Commands.Dotnet(Repository(), new Dictionary<string, string>(), "pack", "src/Runtime/GeoDL.Typed.csproj", "-c", "Release", "-o", feed, $"-p:Version={_version}", "-v", "q", "-nologo");
        string package = Assert.Single(Directory.GetFiles(feed, "*.nupkg"));
        using (ZipArchive archive = ZipFile.OpenRead(package))
        {
            string[] expected =
            [
                "lib/net10.0/GeoDL.Typed.dll", "lib/net10.0/GeoDL.Typed.Algebra.dll", "lib/net10.0/GeoDL.Typed.xml",
                "analyzers/dotnet/cs/GeoDL.Typed.Algebra.dll", "analyzers/dotnet/cs/GeoDL.Typed.Generators.dll",
                "analyzers/dotnet/cs/GeoDL.Typed.Analyzers.dll", "analyzers/dotnet/cs/GeoDL.Typed.CodeFixes.dll",
                "analyzers/dotnet/cs/GeoDL.Typed.Completion.dll",
                "buildTransitive/GeoDL.Typed.targets", "README.md",
            ];
            Assert.Empty(expected.Except(archive.Entries.Select(static e => e.FullName)));
            // What the compiler and the editor bring themselves stays out.
            Assert.DoesNotContain(archive.Entries, static e => e.Name.StartsWith("Microsoft.", StringComparison.Ordinal));
        }

        string consumer = Path.Combine(_folder, "consumer");
        Directory.CreateDirectory(consumer);
        WriteConsumer(consumer, feed);
        // A package folder of its own: the user's would keep a test version for ever.
        var environment = new Dictionary<string, string> { ["NUGET_PACKAGES"] = Path.Combine(_folder, "packages") };
        string output = Commands.Dotnet(consumer, environment, "run", "-c", "Release");
        Assert.Contains("rows 3, dim 4, finite True", output, StringComparison.Ordinal);

        // Switched off, the build says so; the rules themselves obey nobody.
        string[] build = ["build", "-c", "Release", "--no-restore", "-v", "q", "-nologo", "-p:TreatWarningsAsErrors=false"];
        Assert.Contains("GDL0002", Commands.Dotnet(consumer, environment, [.. build, "-p:RunAnalyzers=false", "--no-incremental"]), StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(consumer, "Program.cs"), """

            [EquivariantModel]
            public sealed partial class Wrong
            {
                public Flow Forward(Flow x) => default;
            }
            """);
        File.WriteAllText(Path.Combine(consumer, ".editorconfig"), "root = true\n[*.cs]\ngenerated_code = true\ndotnet_diagnostic.GDL4003.severity = none\ndotnet_analyzer_diagnostic.severity = none\n");
        Assert.Contains("error GDL4003", Commands.Failing(consumer, environment, [.. build, "-p:NoWarn=GDL4003"]), StringComparison.Ordinal);
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GeoDL.Typed.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private void WriteConsumer(string folder, string feed)
    {
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest</AnalysisLevel>
                <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
                <NoWarn>NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GeoDL.Typed" Version="{_version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), """
            using GeoDL.Typed;

            var net = new Net(seed: 7);
            var cloud = PointCloud.Create([0.0, 0, 0, 1, 0, 0, 0, 1, 0.5], Rows<Galaxy>.From([1.0, 2.0, 3.0]), Neighbours.WithinRadius(2));
            Rows<Flow> answer = net.Predict(cloud);
            double[] numbers = answer.ToArray();
            Console.WriteLine($"rows {answer.Count}, dim {numbers.Length / answer.Count}, finite {numbers.All(double.IsFinite)}");

            [Irreps("mass: 0e")]
            public readonly ref partial struct Galaxy;

            [Irreps("speed: 0e + velocity: 1o")]
            public readonly ref partial struct Flow;

            [EquivariantModel]
            public sealed partial class Net
            {
                [SteerableConvolution(MaxDegree = 1)]
                private partial Flow Pull(Neighbourhood edges, Galaxy galaxies);

                public Flow Forward(PointCloud<Galaxy> cloud) => Pull(cloud.Edges, cloud.Features);
            }
            """);
    }
}
