using GeoDL.Typed.Benchmarks.Commands;

namespace GeoDL.Typed.Benchmarks.Comparison;

/// <summary>
/// A commit in a folder of its own, with its benchmarks built there; the folder is removed at the end.
/// </summary>
internal sealed class BuiltCommit : IDisposable
{
    private const string Project = "benchmarks/GeoDL.Typed.Benchmarks";

    private readonly string _folder;

    private BuiltCommit(string folder, string name) => (_folder, Name) = (folder, name);

    /// <summary>Its short hash and the first line of its message.</summary>
    public string Name { get; }

    /// <summary>Whether git knows a commit by that name.</summary>
    public static bool Exists(string commit) =>
        Repository.Run("git", ["rev-parse", "--verify", "--quiet", commit + "^{commit}"]).Code == 0;

    /// <summary>Checks it out beside the repository's own files, which stay as they are, and builds it.</summary>
    /// <exception cref="InvalidOperationException">It does not build.</exception>
    public static BuiltCommit Build(string commit)
    {
        string folder = Directory.CreateTempSubdirectory("geodl-compare-").FullName;
        string name = Repository.RunOrThrow("git", ["log", "-1", "--format=%h %s", commit]).Trim();
        Repository.RunOrThrow("git", ["worktree", "add", "--detach", "--force", folder, commit]);
        var built = new BuiltCommit(folder, name);
        try
        {
            Repository.RunOrThrow(
                "dotnet",
                ["build", Path.Combine(folder, Project), "-c", "Release", "-v", "q", "-nologo"]
            );
            return built;
        }
        catch
        {
            built.Dispose();
            throw;
        }
    }

    /// <summary>The tables of one process.</summary>
    public IReadOnlyList<PrintedTime> Time(string words)
    {
        string program = Path.Combine(_folder, Project, "bin", "Release", "net10.0", "GeoDL.Typed.Benchmarks.dll");
        // Peers would run in turn with ours and only cost time.
        (int code, string output, _) = Repository.Run(
            "dotnet",
            [program, "--quick", .. words.Length > 0 ? [words] : Array.Empty<string>()],
            ("GEODL_PYTHON", "no-python"),
            ("GEODL_SPHERICART", ""),
            ("GEODL_E3NN_C", "")
        );
        if (code == 0)
            return [.. TimesInTables.Read(output)];
        // A commit may lack cases that the other has: then it says so and ends with 1. Anything else is a failure.
        return output.Contains("No case has", StringComparison.Ordinal)
            ? []
            : throw new InvalidOperationException($"The program of '{Name}' ended with {code}:\n{output}");
    }

    public void Dispose() => Repository.Run("git", ["worktree", "remove", "--force", _folder]);
}
