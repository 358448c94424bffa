using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GeoDL.Typed.Benchmarks.Cases;
using GeoDL.Typed.Benchmarks.Timing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string filter = args.Length > 0 ? args[0] : string.Empty;
Func<IEnumerable<Case>>[] groups =
[
    static () => Harmonics.Create(10_000),
    static () => Channelwise.Create(500), static () => Channelwise.Create(10_000),
    static () => Products.FullyConnected(10_024), static () => Products.Elementwise(10_000), static () => Products.Full(10_000),
    Convolution.Create, Latency.Create,
];

Machine machine = Machine.Measure();
using Peer peer = Peer.StartE3nn();
Console.WriteLine($"One thread, float32, {RuntimeInformation.FrameworkDescription}, {(Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128")}-bit vectors; "
    + $"multiply-adds at {machine.Flops / 1e9:0} GFLOP/s, memory read at {machine.Bandwidth / 1e9:0.0} GB/s, measured just now.");
Console.WriteLine($"Peer: {peer.Description}.");
Console.WriteLine("Share of the limit: the larger of arithmetic at that rate and bytes at that bandwidth, over the median.");

bool isAny = false;
var timer = new Interleaved(peer, rounds: 9);
foreach (Func<IEnumerable<Case>> create in groups)
{
    Case[] cases = [.. create().Where(c => c.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase))];
    if (cases.Length == 0)
        continue;
    isAny = true;
    TimingTable.Write(Console.Out, cases[0].Group, timer.Run(cases), machine);
}

if (!isAny)
    Console.Error.WriteLine($"No case has '{filter}' in its name.");
return isAny ? 0 : 1;
