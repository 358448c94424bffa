using System.Globalization;
using System.Text.RegularExpressions;

namespace GeoDL.Typed.Benchmarks.Commands;

/// <summary>
/// Bytes of emitted C# and of the machine code made from it, and what a large model costs the compiler.
/// </summary>
internal static partial class CodeSize
{
    private const string Small = "benchmarks/GeoDL.Typed.ColdStart";
    private const string Large = "benchmarks/GeoDL.Typed.LargeModel";

    public static int Write(TextWriter output)
    {
        output.WriteLine(
            "| model | emitted C# | of it couplings, shared by all layers | machine code, emitted | "
                + "machine code, all methods of ours | build |"
        );
        output.WriteLine("| --- | --: | --: | --: | --: | --: |");
        double seconds = Build(Small);
        (long emitted, long all) = MachineCode(
            Repository.Path(Small, "bin", "Release", "net10.0", "GeoDL.Typed.ColdStart.dll")
        );
        Row(
            "three convolutions 32x(0e+1o+2e), harmonics to degree 2, prediction",
            Small,
            $"{emitted / 1e3:0} kB",
            $"{all / 1e3:0} kB",
            seconds
        );
        seconds = Build(Large);
        Row("two convolutions 128x(0e … 6e), harmonics to degree 6", Large, "", "", seconds);
        return 0;

        void Row(string name, string project, string machine, string ours, double time)
        {
            FileInfo[] files = new DirectoryInfo(Repository.Path(project, "Generated")).GetFiles(
                "*.g.cs",
                SearchOption.AllDirectories
            );
            long couplings = files
                .Where(static f => f.Name.StartsWith("Coupling_", StringComparison.Ordinal))
                .Sum(static f => f.Length);
            output.WriteLine(
                $"| {name} | {files.Sum(static f => f.Length) / 1e3:0} kB in {files.Length} files | "
                    + $"{couplings / 1e3:0} kB | {machine} | {ours} | {time:0} s |"
            );
        }
    }

    private static double Build(string project)
    {
        // With what it stands on.
        Repository.RunOrThrow("dotnet", ["build", project, "-c", "Release", "-v", "q", "-nologo"]);
        string generated = Repository.Path(project, "Generated");
        if (Directory.Exists(generated))
            Directory.Delete(generated, recursive: true); // what former emitters left
        (int code, string output, double seconds) = Repository.Run(
            "dotnet",
            [
                "build",
                project,
                "-c",
                "Release",
                "-v",
                "q",
                "-nologo",
                "--no-dependencies",
                "--no-restore",
                "--no-incremental",
            ]
        );
        return code == 0 ? seconds : throw new InvalidOperationException(output);
    }

    /// <summary>What the JIT says that it made in one prediction, tiers apart: only optimised code counts.</summary>
    private static (long Emitted, long All) MachineCode(string program)
    {
        string summary = Path.GetTempFileName();
        try
        {
            Repository.RunOrThrow(
                "dotnet",
                [program],
                ("DOTNET_TieredCompilation", "0"),
                ("DOTNET_JitDisasmSummary", "1"),
                ("DOTNET_JitStdOutFile", summary)
            );
            (long emitted, long all) = (0, 0);
            foreach (string line in File.ReadLines(summary))
            {
                if (!line.Contains("GeoDL.Typed", StringComparison.Ordinal))
                    continue;
                long size = long.Parse(Bytes().Match(line).Groups[1].Value, CultureInfo.InvariantCulture);
                all += size;
                if (line.Contains("compiled GeoDL.Typed.Generated.", StringComparison.Ordinal))
                    emitted += size;
            }

            return (emitted, all);
        }
        finally
        {
            File.Delete(summary);
        }
    }

    [GeneratedRegex(@"code size=(\d+)")]
    private static partial Regex Bytes();
}
