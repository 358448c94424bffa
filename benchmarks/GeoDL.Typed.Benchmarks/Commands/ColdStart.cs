using System.Globalization;
using System.Runtime.InteropServices;
using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>
/// From the start of a process to the first result of a model of three convolutions: compiled at run time, and by
/// NativeAOT.
/// </summary>
internal static class ColdStart
{
    private const string Project = "benchmarks/GeoDL.Typed.ColdStart";
    private const int Runs = 7;

    /// <summary>Median seconds of the two; the second is null, with the reason, where it cannot be built.</summary>
    public static (double Jit, double? Native, string Text) Measure()
    {
        Repository.RunOrThrow("dotnet", ["build", Project, "-c", "Release", "-v", "q", "-nologo"]);
        string jit = Repository.Path(Project, "bin", "Release", "net10.0", "GeoDL.Typed.ColdStart.dll");
        (Sample first, Sample second) = Time("dotnet", [jit]);
        string text = $"| JIT | {first.Median:0.000} s | {first.Least:0.000} s | {second.Median * 1e3:0.0} ms |\n";
        (string? native, string reason) = Publish();
        if (native is null)
            return (first.Median, null, text + $"\nNativeAOT: skipped, {reason}.\n");
        (Sample nativeFirst, Sample nativeSecond) = Time(native, []);
        text +=
            $"| NativeAOT, {new FileInfo(native).Length / 1e6:0.0} MB | {nativeFirst.Median:0.000} s | "
            + $"{nativeFirst.Least:0.000} s | {nativeSecond.Median * 1e3:0.0} ms |\n";
        return (first.Median, nativeFirst.Median, text);
    }

    public static int Write(TextWriter output)
    {
        output.WriteLine(
            "| build | start of the process to first result, median of 7 | least | second result |\n| "
                + "--- | --: | --: | --: |"
        );
        output.WriteLine(Measure().Text);
        return 0;
    }

    private static (Sample First, Sample Second) Time(string program, string[] arguments)
    {
        List<double> first = [],
            second = [];
        for (int run = 0; run <= Runs; run++)
        {
            string[] words = Repository.RunOrThrow(program, arguments).Split(' ');
            if (run == 0)
                continue; // files come from the disk
            first.Add(double.Parse(words[0], CultureInfo.InvariantCulture));
            second.Add(double.Parse(words[1], CultureInfo.InvariantCulture));
        }

        return (Sample.Of(first), Sample.Of(second));
    }

    /// <summary>NativeAOT needs a C compiler and its linker.</summary>
    private static (string? Program, string Reason) Publish()
    {
        if (!OperatingSystem.IsWindows() && !HasCompiler())
            return (null, "neither clang nor gcc is there to link with");
        string folder = Path.Combine(Path.GetTempPath(), $"geodl-aot-{Environment.ProcessId}");
        string compiler = OperatingSystem.IsWindows() || IsThere("clang") ? "clang" : "gcc";
        (int code, string output, _) = Repository.Run(
            "dotnet",
            [
                "publish",
                Project,
                "-c",
                "Release",
                $"-p:Native={RuntimeInformation.RuntimeIdentifier}",
                $"-p:CppCompilerAndLinker={compiler}",
                "-o",
                folder,
                "-v",
                "q",
                "-nologo",
            ]
        );
        string program = Path.Combine(
            folder,
            OperatingSystem.IsWindows() ? "GeoDL.Typed.ColdStart.exe" : "GeoDL.Typed.ColdStart"
        );
        return code == 0 && File.Exists(program)
            ? (program, "")
            : (
                null,
                (
                    "publishing failed: "
                    + (
                        output
                            .Split('\n')
                            .FirstOrDefault(static l => l.Contains("error", StringComparison.OrdinalIgnoreCase))
                        ?? output
                    )
                ).TrimEnd()
            );
    }

    private static bool HasCompiler() => IsThere("clang") || IsThere("gcc");

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
