using System.ComponentModel;
using System.Diagnostics;
using GeoDL.Typed.Tool.Inspect;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Loading;

/// <summary>Builds a project with the SDK, as its author does.</summary>
internal static class ProjectBuild
{
    /// <summary>Builds a project and says where its assembly is.</summary>
    /// <param name="project">The project's file.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="keepsCode">Whether the emitted files are wanted as well.</param>
    public static string Run(string project, string configuration, bool keepsCode)
    {
        string[] options = keepsCode ? ["--property:EmitCompilerGeneratedFiles=true"] : [];
        string path = Build(project, configuration, options);
        // A compiler that had nothing to do has written no files.
        return keepsCode && !EmittedFiles.AreOf(path, Path.GetDirectoryName(project)!)
            ? Build(project, configuration, [.. options, "--no-incremental", "--no-dependencies"])
            : path;
    }

    private static string Build(string project, string configuration, string[] options)
    {
        (int status, string output) = Dotnet([
            "build",
            project,
            "--configuration",
            configuration,
            "--nologo",
            "--verbosity",
            "quiet",
            .. options,
        ]);
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
