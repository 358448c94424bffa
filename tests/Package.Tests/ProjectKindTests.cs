namespace GeoDL.Typed.Package.Tests;

/// <summary>Other projects than the ordinary one: each works, or gives one message.</summary>
[Collection(PackageCollection.Name)]
public sealed class ProjectKindTests(PackedPackage package)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("netstandard2.0")]
    public void OlderFramework_IsOneMessage(string framework)
    {
        Consumer consumer = package.Project("On_" + framework.Replace('.', '_'), framework);
        consumer.Write("Program.cs", Consumer.Program);
        string message = Assert.Single(Consumer.Messages(consumer.Failing("build", "-v", "q", "-nologo")));
        Assert.StartsWith("GDL0003 ", message, StringComparison.Ordinal);
        Assert.Contains($"targets {framework}.", message, StringComparison.Ordinal);
    }

    /// <summary>Only the framework that cannot have the package fails.</summary>
    [Fact]
    public void SeveralFrameworks_AreOneMessageForTheOlderOne()
    {
        Consumer consumer = package.Project(
            "Several",
            properties: "<TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks>"
        );
        consumer.Write("Program.cs", Consumer.Program);
        string message = Assert.Single(Consumer.Messages(consumer.Failing("build", "-v", "q", "-nologo")));
        Assert.StartsWith("GDL0003 ", message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(consumer.Folder, "bin", "Debug", "net10.0", "Several.dll")));
    }

    [Fact]
    public void OlderLanguage_IsOneMessage_AndNamesOfVersionsAreNone()
    {
        Consumer consumer = package.Project("Language");
        consumer.Write("Program.cs", Consumer.Program);
        foreach (string version in (string[])["12", "ISO-2"])
        {
            string message = Assert.Single(
                Consumer.Messages(consumer.Failing("build", "-v", "q", "-nologo", "-p:LangVersion=" + version))
            );
            Assert.StartsWith("GDL0004 ", message, StringComparison.Ordinal);
            Assert.Contains($"LangVersion to {version}.", message, StringComparison.Ordinal);
        }

        Assert.Empty(Consumer.Messages(consumer.Dotnet("build", "-v", "q", "-nologo", "-p:LangVersion=latestMajor")));
    }

    /// <summary>
    /// An editor that loads such a project gets the command line of the compiler, hence its references, and the message
    /// as a warning.
    /// </summary>
    [Fact]
    public void OlderLanguageInAnEditor_IsAWarning_AndLoadingGoesOn()
    {
        Consumer consumer = package.Project(
            "Edited",
            properties: "<LangVersion>12</LangVersion><TreatWarningsAsErrors>false</TreatWarningsAsErrors>"
        );
        consumer.Write("Program.cs", Consumer.Program);
        consumer.Dotnet("restore", "-v", "q");
        string output = consumer.Dotnet(
            "msbuild",
            "-nologo",
            "-v:m",
            "-t:Compile",
            "-p:DesignTimeBuild=true",
            "-p:BuildingProject=false",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-p:BuildProjectReferences=false"
        );
        Assert.StartsWith("GDL0004 ", Assert.Single(Consumer.Messages(output)), StringComparison.Ordinal);
    }

    /// <summary>
    /// F# has neither generator nor analyzers, and no models of its own: it uses the runtime, and nothing is said.
    /// </summary>
    [Fact]
    public void FSharp_WorksWithoutAMessage()
    {
        Consumer consumer = package.Project(
            "Functional",
            extension: "fsproj",
            items: "<Compile Include=\"Program.fs\" />"
        );
        consumer.Write(
            "Program.fs",
            """
            open System
            open GeoDL.Typed

            let neighbours = NeighbourSearch.WithinRadius(ReadOnlySpan [| 0.0; 0.0; 0.0; 1.0; 0.0; 0.0; 5.0; 0.0; 0.0 |], 2.0)
            printfn "edges %d" neighbours.Count
            """
        );
        string output = consumer.Dotnet("run");
        Assert.Contains("edges 2", output, StringComparison.Ordinal);
        Assert.Empty(Consumer.Messages(output));
    }

    [Fact]
    public void FileBasedApp_Runs()
    {
        Consumer consumer = package.Empty("single");
        consumer.Write(
            "app.cs",
            $"#:package GeoDL.Typed@{package.Version}\n#:property RestoreAdditionalProjectSources={package.Feed}\n"
                + Consumer.Program
        );
        string output = consumer.Dotnet("run", "app.cs");
        Assert.Contains(Consumer.Printed, output, StringComparison.Ordinal);
        Assert.Empty(Consumer.Messages(output));
    }

    [NativeAotFact]
    public void NativeAot_PublishesWithoutAWarning_AndRuns()
    {
        Consumer consumer = package.Project(
            "Native",
            properties: "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>"
        );
        consumer.Write("Program.cs", Consumer.Program);
        Assert.Empty(Consumer.Messages(consumer.Dotnet("publish", "-c", "Release", "-o", "out", "-v", "q", "-nologo")));
        string program = Path.Combine(consumer.Folder, "out", OperatingSystem.IsWindows() ? "Native.exe" : "Native");
        Assert.Contains(Consumer.Printed, Commands.Program(program), StringComparison.Ordinal);
    }
}
