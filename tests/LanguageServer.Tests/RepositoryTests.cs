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
        string[] projects = Directory.GetFiles(
            Path.Combine(Repository.Root, "src"),
            "*.csproj",
            SearchOption.AllDirectories
        );
        Assert.True(projects.Length >= 7);
        foreach (string project in projects)
        {
            string own = Property(project, "TargetFramework");
            // Several frameworks, one of which the server asks for.
            if (own.Length > 0)
            {
                Assert.Equal(
                    (project, own),
                    (project, Property(project, "TargetFramework", "-p:TargetFramework=net10.0"))
                );
            }
        }
    }

    private static string Property(string project, string name, params string[] more) =>
        Repository.Written(Repository.Root, ["msbuild", project, "-getProperty:" + name, .. more]).Trim();
}
