using GeoDL.Typed.Benchmarks.Cases;
using GeoDL.Typed.Benchmarks.Commands;
using GeoDL.Typed.Benchmarks.Results;
using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal static class Command
{
    private const string QuickOption = "--quick";

    /// <summary>Runs it; 0 if all went well.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is ["compare", .. var compared])
            return Compare.Run(Console.Out, compared);
        Effort effort = arguments.Contains(QuickOption) ? Effort.Quick : Effort.Full;
        string word = arguments.FirstOrDefault(static a => a != QuickOption) ?? string.Empty;
        switch (word)
        {
            case "results":
                return ResultsPage.Write(effort);
            case "check":
                return Check.Run(Console.Out);
            case "start":
                return ColdStart.Write(Console.Out);
            case "size":
                return CodeSize.Write(Console.Out);
            case "memory":
                return Memory.Write(Console.Out);
            default:
                if (Tables(Console.Out, word, effort) is not null)
                    return 0;
                Console.Error.WriteLine($"No case has '{word}' in its name.");
                return 1;
        }
    }

    /// <summary>Times all cases with these words in their names; null if there are none.</summary>
    public static Measurements? Tables(TextWriter output, string filter, Effort effort)
    {
        Machine machine = Machine.Measure();
        using Peers peers = Peers.Start();
        output.WriteLine(
            $"One thread where nothing else is said, float32, {machine.Description}; measured just "
                + $"now: multiply-adds at {machine.Flops / 1e9:0} GFLOP/s, memory read at "
                + $"{machine.Bandwidth / 1e9:0.0} GB/s, written at {machine.WriteBandwidth / 1e9:0.0} GB/s."
        );
        output.WriteLine($"Peers: {string.Join("; ", peers.Descriptions)}.");
        output.WriteLine(
            "Share of the limit: the larger of arithmetic at that rate and bytes at that bandwidth, over the median."
        );
        Measurements? measurements = null;
        var timer = new Interleaved(peers, effort);
        foreach (Func<IEnumerable<Case>> create in Groups.All)
        {
            Case[] cases = [.. create().Where(c => c.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase))];
            if (cases.Length == 0)
                continue;
            IReadOnlyList<Timed> timings = timer.Run(cases);
            (measurements ??= new Measurements(machine)).Add(timings);
            TimingTable.Write(output, cases[0].Group, timings, machine);
        }

        return measurements;
    }
}
