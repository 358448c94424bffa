namespace GeoDL.Typed.Benchmarks.Timing;

/// <summary>Prints timings as Markdown; columns that no case of the group fills are left out.</summary>
internal static class TimingTable
{
    public static void Write(TextWriter output, string group, IReadOnlyList<Timed> timings, Machine machine)
    {
        List<(string Head, Func<Timed, string> Cell)> columns =
        [
            ("ours, median", static t => Time(t.Ours.Median)),
            ("least", static t => Time(t.Ours.Least)),
            ("ns an item", static t => $"{t.Ours.Median * 1e9 / t.Work.Items:0.0}"),
        ];
        foreach ((string library, _) in Peers.Libraries)
        {
            columns.Add(
                (
                    $"{library}, median (rounds)",
                    t => t.Peers.TryGetValue(library, out Sample? s) ? $"{Time(s.Median)} ({s.Rounds})" : ""
                )
            );
            columns.Add(("ratio", t => t.Peers.TryGetValue(library, out Sample? s) ? $"{Ratio(t, s):0.0}" : ""));
        }

        columns.Insert(5, ("to the better build", static t => Better(t) is { } ratio ? $"{ratio:0.0}" : ""));
        columns.Add(("GFLOP/s", static t => t.Work.Flops > 0 ? $"{t.Work.Flops / t.Ours.Median / 1e9:0.0}" : ""));
        columns.Add(
            (
                "share of the limit",
                t => machine.Limit(t.Work) is > 0 and double limit ? $"{limit / t.Ours.Median:0 %}" : ""
            )
        );
        columns.Add(
            (
                "over",
                t =>
                    t.Work.Against is { } name
                        ? $"{t.Ours.Median / timings.First(o => o.Work.Name == name).Ours.Median:0.00} × {name}"
                        : ""
            )
        );
        columns.RemoveAll(c => timings.All(t => c.Cell(t).Length == 0));

        output.WriteLine();
        output.WriteLine($"### {group}");
        output.WriteLine($"| case | {string.Join(" | ", columns.Select(static c => c.Head))} |");
        output.WriteLine($"| --- |{string.Concat(columns.Select(static _ => " --: |"))}");
        foreach (Timed t in timings)
            output.WriteLine($"| {t.Work.Name} | {string.Join(" | ", columns.Select(c => c.Cell(t)))} |");
        output.Flush();
    }

    /// <summary>
    /// Times as fast as e3nn on the better build of PyTorch; null where one of the figures is missing.
    /// </summary>
    public static double? Better(Timed t) =>
        t.Work.Peers.FirstOrDefault(static p => p.Library == Peers.E3nn) is { } work
        && t.Peers.TryGetValue(Peers.E3nn, out Sample? s)
            ? Ratio(t, s) * PublishedBuilds.Factor(work)
            : null;

    /// <summary>Times as fast as a peer, item by item.</summary>
    public static double Ratio(Timed t, Sample peer) =>
        peer.Median / t.Ours.Median * t.Work.Items / (t.Work.PeerItems ?? t.Work.Items);

    private static string Time(double seconds) =>
        seconds < 1e-3 ? $"{seconds * 1e6:0.0} µs" : $"{seconds * 1e3:0.00} ms";
}
