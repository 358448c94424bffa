using System.Diagnostics;
using System.Reflection;

namespace GeoDL.Typed.LanguageServer.Tests;

/// <summary>What the tests take from the repository: the built DLLs, and the pinned server.</summary>
internal static class Repository
{
    private static readonly Lazy<string?> Missing = new(Restore);

    /// <summary>The root.</summary>
    public static string Root { get; } = Metadata("Repository");

    /// <summary>The manifest that pins the server.</summary>
    public static string Manifest => Path.Combine(Root, ".config", "dotnet-tools.json");

    /// <summary>Why the server cannot be had; null if it can.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>Where a project of <c>src</c> has its DLLs.</summary>
    public static string Output(string project, string framework) =>
        Path.Combine(Root, "src", project, "bin", Metadata("Configuration"), framework);

    /// <summary>How to start dotnet without what the test host's own build has set.</summary>
    public static ProcessStartInfo Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            string name in start
                .Environment.Keys.Where(static k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }

    /// <summary>Runs dotnet to its end. Returns what it said if it failed.</summary>
    public static string? Run(string folder, params string[] arguments)
    {
        (int code, string said) = Execute(folder, arguments);
        return code == 0 ? null : said;
    }

    /// <summary>Runs dotnet to its end, which must be a good one, and returns what it wrote.</summary>
    public static string Written(string folder, params string[] arguments)
    {
        (int code, string said) = Execute(folder, arguments);
        return code == 0 ? said : throw new InvalidOperationException(said);
    }

    private static (int Code, string Said) Execute(string folder, string[] arguments)
    {
        using Process process = Process.Start(Dotnet(folder, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"dotnet {string.Join(' ', arguments)} takes more than three minutes.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    private static string? Restore() =>
        Run(Root, "tool", "restore", "--tool-manifest", Manifest) is { } said
            ? $"The language server of .config/dotnet-tools.json cannot be restored here: {said.Trim()}"
            : null;

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
