using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Package.Tests;

/// <summary>
/// The packages, packed once for all tests, and projects outside the repository that take them from a feed.
/// </summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("geodl-consumer").FullName;

    /// <summary>Packs.</summary>
    public PackedPackage()
    {
        Feed = Path.Combine(_folder, "feed");
        // A package folder of its own: the user's would keep a test version for ever. What is there already is not
        // fetched again.
        Environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_folder, "packages"),
            ["NUGET_FALLBACK_PACKAGES"] = UsersPackages,
        };
        foreach (string project in (string[])["Runtime", "Tool", "Templates"])
            Pack($"src/{project}");
    }

    /// <summary>
    /// A version of its own for each run: a package folder keeps the first package of a version that it sees.
    /// </summary>
    public string Version { get; } = $"0.0.0-test{DateTime.UtcNow:yyyyMMddHHmmssfff}";

    /// <summary>The folder that holds the packages.</summary>
    public string Feed { get; }

    /// <summary>Variables for every command that restores them.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The file of a package.</summary>
    internal string File(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    private static string UsersPackages =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(
            System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile),
            ".nuget",
            "packages"
        );

    /// <summary>Removes the feed and all projects.</summary>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A folder with a project that references the package.</summary>
    internal Consumer Project(
        string name,
        string framework = "net10.0",
        string properties = "",
        string extension = "csproj",
        string items = ""
    )
    {
        Consumer consumer = Empty(name);
        consumer.Write(
            $"{name}.{extension}",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest</AnalysisLevel>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <NoWarn>NU1603</NoWarn>
                <WarningsNotAsErrors>NU1900;NU1901;NU1902;NU1903;NU1904</WarningsNotAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GeoDL.Typed" Version="{Version}" />
                {items}
              </ItemGroup>
            </Project>
            """
        );
        return consumer;
    }

    /// <summary>An empty folder beside the feed.</summary>
    internal Consumer Empty(string name) =>
        new(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, Environment);

    private void Pack(string project) =>
        Commands.Dotnet(
            ReferenceData.RepositoryRoot,
            new Dictionary<string, string>(),
            "pack",
            project,
            "-c",
            "Release",
            "-o",
            Feed,
            // The package's alone: with a version of their own the repository's DLLs, which other tests are being built
            // on, would be written anew. For the same reason analyzers run as elsewhere: a build after one without them
            // compiles everything again.
            $"-p:PackageVersion={Version}",
            "-v",
            "q",
            "-nologo"
        );
}
