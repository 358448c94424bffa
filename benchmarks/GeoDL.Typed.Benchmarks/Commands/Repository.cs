using System.Diagnostics;

namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>The folder that this program was built from, and programs that run there.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, what it wrote, and how long it took in seconds.</returns>
    public static (int Code, string Output, double Seconds) Run(
        string program,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result, Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    /// <summary>The same, where anything but success ends this program too.</summary>
    public static string RunOrThrow(
        string program,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        (int code, string output, _) = Run(program, arguments, environment);
        return code == 0
            ? output
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {code}:\n{output}"
            );
    }

    private static string Find(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "GeoDL.Typed.sln")))
                return at.FullName;
        }

        throw new InvalidOperationException(
            $"There is no GeoDL.Typed.sln above {folder}: this command runs from the repository."
        );
    }
}
