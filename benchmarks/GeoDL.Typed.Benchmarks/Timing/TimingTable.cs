namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Prints timings as Markdown.</summary>
internal static class TimingTable
{
    public static void Write(TextWriter output, string group, IReadOnlyList<Timed> timings, Machine machine)
    {
        output.WriteLine();
        output.WriteLine($"### {group}");
        output.WriteLine("| case | ours, median | least | ns an item | peer, median | ratio | GFLOP/s | share of the limit |");
        output.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: |");
        foreach (Timed t in timings)
        {
            double limit = machine.Limit(t.Work);
            output.WriteLine($"| {t.Work.Name} | {Time(t.Median)} | {Time(t.Least)} | {t.Median * 1e9 / t.Work.Items:0.0} | {(t.Peer is { } p ? Time(p) : "")} | {(t.Peer is { } q ? (q / t.Median).ToString("0.0") : "")} | "
                + $"{(t.Work.Flops > 0 ? (t.Work.Flops / t.Median / 1e9).ToString("0.0") : "")} | {(limit > 0 ? (limit / t.Median).ToString("0 %") : "")} |");
        }
    }

    private static string Time(double seconds) => seconds < 1e-3 ? $"{seconds * 1e6:0.0} µs" : $"{seconds * 1e3:0.00} ms";
}
