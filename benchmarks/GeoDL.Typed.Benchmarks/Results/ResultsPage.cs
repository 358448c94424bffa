using System.Runtime.InteropServices;
using GeoDL.Typed.Benchmarks.Commands;
using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Results;

/// <summary>
/// Writes <c>benchmarks/RESULTS.md</c>: machine, versions, targets with what was measured, and every table.
/// </summary>
internal static class ResultsPage
{
    public const string Path = "benchmarks/RESULTS.md";

    /// <summary>Where the part begins that is written by hand; it is kept.</summary>
    private const string Causes = "## What is missed, and why";

    public static int Write(Effort effort)
    {
        using var tables = new StringWriter();
        Measurements measurements = Command.Tables(tables, string.Empty, effort)!;
        using var rest = new StringWriter();
        (measurements.ColdStart, measurements.NativeStart, string start) = ColdStart.Measure();
        Memory.Write(rest);
        rest.WriteLine("\n## Code size\n");
        CodeSize.Write(rest);
        string file = Repository.Path(Path);
        File.WriteAllText(
            file,
            $"""
            # Results

            Written by `dotnet run -c Release --project benchmarks/GeoDL.Typed.Benchmarks -- results{(
                effort == Effort.Quick ? " --quick" : ""
            )}` on {DateTime.UtcNow:yyyy-MM-dd}, commit {Commit()}.
            Machine: {Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes
                / 1e9:0} GB of memory; {RuntimeInformation.RuntimeIdentifier}.
            Another machine, another day and other load give other figures: compare ratios and shares, and repeat what matters.

            ## Targets

            | target | wanted | measured | met |
            | --- | --: | --: | --- |
            {string.Join('\n', Targets.All.Select(t => Row(t, measurements)))}

            {KeptCauses(file)}
            ## Timings

            {tables.ToString().TrimEnd()}

            ## Start

            A model of three convolutions 32x(0e+1o+2e) on 64 points with 1024 edges. e3nn's cold start was published as 3.2 s (imports 1.7, building 1.3).

            | build | start of the process to first result, median of 7 | least | second result |
            | --- | --: | --: | --: |
            {start}
            ## Memory

            {rest.ToString().TrimEnd()}

            """
        );
        Console.WriteLine($"Written: {file}");
        return 0;
    }

    private static string Row(Target target, Measurements measurements)
    {
        double? figure = target.Measured(measurements);
        string wanted = $"{(target.IsLeast ? "≥" : "≤")} {target.Bound} {target.Unit}";
        return figure is { } f
            ? $"| {target.Name} | {wanted} | {Digits(f)} | {(target.IsMet(f) ? "yes" : "no")} |"
            : $"| {target.Name} | {wanted} |  | not measured |";
    }

    private static string Digits(double figure) =>
        figure >= 100 ? $"{figure:0}"
        : figure >= 1 ? $"{figure:0.0}"
        : $"{figure:0.000}";

    private static string KeptCauses(string file)
    {
        string old = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        int start = old.IndexOf(Causes, StringComparison.Ordinal),
            end = old.IndexOf("## Timings", StringComparison.Ordinal);
        return start >= 0 && end > start ? old[start..end].TrimEnd() + "\n" : $"{Causes}\n";
    }

    private static string Commit()
    {
        (int code, string output, _) = Repository.Run("git", ["rev-parse", "--short", "HEAD"]);
        return code == 0 ? output.Trim() : "unknown";
    }

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        if (!File.Exists(file))
            return $"{RuntimeInformation.ProcessArchitecture}";
        string[] lines = File.ReadAllLines(file);
        string Of(string key) =>
            lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown";
        return string.Join(
            ", ",
            [$"{Of("model name")}, family {Of("cpu family")}, model {Of("model\t")}", .. Caches()]
        );
    }

    private static IEnumerable<string> Caches()
    {
        const string folder = "/sys/devices/system/cpu/cpu0/cache";
        string[] caches = Directory.Exists(folder) ? Directory.GetDirectories(folder, "index*") : [];
        if (caches.Length == 0)
            yield return "caches not told";
        foreach (string cache in caches.Order())
        {
            string Of(string name) => File.ReadAllText(System.IO.Path.Combine(cache, name)).Trim();
            if (Of("type") != "Instruction")
                yield return $"L{Of("level")} {Of("size")}";
        }
    }
}
