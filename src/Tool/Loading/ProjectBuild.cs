using System.ComponentModel;
using System.Diagnostics;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>Builds a project with the SDK, as its author does.</summary>
internal static class ProjectBuild
{
    /// <summary>Builds a project and says where its assembly is.</summary>
    public static string Run(string project, string configuration)
    {
        (int status, string output) = Dotnet(
            "build",
            project,
            "--configuration",
            configuration,
            "--nologo",
            "--verbosity",
            "quiet"
        );
        if (status != 0)
        {
            string[] lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            string error =
                Array.Find(lines, static l => l.Contains(": error ", StringComparison.Ordinal))
                ?? lines.LastOrDefault()
                ?? "no reason was given";
            throw new ToolException($"'{project}' does not build: {error}");
        }

        (status, output) = Dotnet(
            "msbuild",
            project,
            "-getProperty:TargetPath",
            $"-property:Configuration={configuration}"
        );
        string path = output.Trim();
        return status == 0 && File.Exists(path)
            ? path
            : throw new ToolException(
                $"The assembly of '{project}' was not found; build it and name the file instead."
            );
    }

    private static (int Status, string Output) Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception error)
        {
            throw new ToolException($"Projects are built by 'dotnet', which cannot be run: {error.Message}.", error);
        }
    }
}
