using GeoDL.Typed.Benchmarks.Cases;
using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal static class Command
{
    private const string QuickOption = "--quick";

    /// <summary>Runs it; 0 if all went well.</summary>
    public static int Run(string[] arguments)
    {
        bool isQuick = arguments.Contains(QuickOption);
        string[] words = [.. arguments.Where(static a => a != QuickOption)];
        return Tables(Console.Out, words.FirstOrDefault() ?? string.Empty, isQuick ? Effort.Quick : Effort.Full);
    }

    private static int Tables(TextWriter output, string filter, Effort effort)
    {
        Machine machine = Machine.Measure();
        using Peers peers = Peers.Start();
        output.WriteLine($"One thread, float32, {machine.Description}; measured just now: multiply-adds at {machine.Flops / 1e9:0} GFLOP/s, memory read at {machine.Bandwidth / 1e9:0.0} GB/s.");
        output.WriteLine($"Peers: {string.Join("; ", peers.Descriptions)}.");
        output.WriteLine("Share of the limit: the larger of arithmetic at that rate and bytes at that bandwidth, over the median.");
        bool isAny = false;
        var timer = new Interleaved(peers, effort);
        foreach (Func<IEnumerable<Case>> create in Groups.All)
        {
            Case[] cases = [.. create().Where(c => c.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase))];
            if (cases.Length == 0)
                continue;
            isAny = true;
            TimingTable.Write(output, cases[0].Group, timer.Run(cases), machine);
        }

        if (!isAny)
            Console.Error.WriteLine($"No case has '{filter}' in its name.");
        return isAny ? 0 : 1;
    }
}
