using System.Text.Json;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.LanguageServer.Tests;

/// <summary>The repository itself opens in an editor.</summary>
public sealed class RepositoryTests
{
    /// <summary>
    /// Servers load the projects of a folder with one global framework; a project that is restored for another would
    /// miss every package.
    /// </summary>
    [Fact]
    public void GlobalTargetFramework_DoesNotReachProjectsOfAnotherOne()
    {
        using var folder = new TemporaryFolder();
        string question = folder.PathOf("question.proj");
        File.WriteAllText(question, Question);
        string answer = Repository.Written(
            Repository.Root,
            "msbuild",
            question,
            "-getTargetResult:Own,Global",
            $"-p:Folder={Path.Combine(Repository.Root, "src")}"
        );
        JsonElement targets = JsonDocument.Parse(answer).RootElement.GetProperty("TargetResults");
        Dictionary<string, string> own = Frameworks("Own"),
            global = Frameworks("Global");
        Assert.True(own.Count >= 7, answer);
        foreach ((string project, string frameworks) in own)
        {
            // Of several frameworks the server asks for one.
            Assert.Equal((project, frameworks.Contains(';') ? "net10.0" : frameworks), (project, global[project]));
        }

        Dictionary<string, string> Frameworks(string target) =>
            targets
                .GetProperty(target)
                .GetProperty("Items")
                .EnumerateArray()
                .ToDictionary(Text("OriginalItemSpec"), Text("TargetFrameworks"));

        static Func<JsonElement, string> Text(string name) => item => item.GetProperty(name).GetString()!;
    }

    // All projects in one evaluation of each kind: a process for each takes seconds.
    private const string Question = """
        <Project>
          <ItemGroup>
            <Asked Include="$(Folder)/**/*.csproj" />
          </ItemGroup>
          <Target Name="Own" Returns="@(Answers)">
            <MSBuild Projects="@(Asked)" Targets="GetTargetFrameworks">
              <Output TaskParameter="TargetOutputs" ItemName="Answers" />
            </MSBuild>
          </Target>
          <Target Name="Global" Returns="@(GlobalAnswers)">
            <MSBuild Projects="@(Asked)" Targets="GetTargetFrameworks" Properties="TargetFramework=net10.0">
              <Output TaskParameter="TargetOutputs" ItemName="GlobalAnswers" />
            </MSBuild>
          </Target>
        </Project>
        """;
}
