using System.Diagnostics;

namespace GeoDL.Typed.Package.Tests;

/// <summary>Runs the dotnet command line as a user would, in a folder outside the repository.</summary>
internal static class Commands
{
    internal static string Dotnet(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        (int code, string output) = Run(folder, environment, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)} ended with {code}:\n{output}");
        return output;
    }

    /// <summary>A command that must not succeed.</summary>
    internal static string Failing(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        (int code, string output) = Run(folder, environment, arguments);
        Assert.True(code != 0, $"dotnet {string.Join(' ', arguments)} succeeded:\n{output}");
        return output;
    }

    /// <summary>A program, which must succeed.</summary>
    internal static string Program(string path, params string[] arguments)
    {
        (int code, string output) = Output(
            new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        );
        Assert.True(code == 0, $"{path} {string.Join(' ', arguments)} ended with {code}:\n{output}");
        return output;
    }

    internal static (int Code, string Output) Run(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        // Variables that the test host's own build sets would steer the inner one.
        foreach (
            string name in start
                .Environment.Keys.Where(static k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }
        foreach ((string key, string value) in environment)
            start.Environment[key] = value;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return Output(start);
    }

    private static (int Code, string Output) Output(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
