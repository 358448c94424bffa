using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GeoDL.Typed.Benchmarks.Cases;
using GeoDL.Typed.Benchmarks.Timing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string filter = args.Length > 0 ? args[0] : string.Empty;
Machine machine = Machine.Measure();
Console.WriteLine($"One thread, float32, {RuntimeInformation.FrameworkDescription}, {(Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128")}-bit vectors; "
    + $"multiply-adds at {machine.Flops / 1e9:0} GFLOP/s, memory read at {machine.Bandwidth / 1e9:0.0} GB/s, measured just now.");
Console.WriteLine("Share of the limit: the larger of arithmetic at that rate and bytes at that bandwidth, over the median.");

List<Case> cases = [.. Harmonics.Create(10_000), .. Channelwise.Create(500), .. Channelwise.Create(10_000), .. Convolution.Create(), .. Latency.Create()];
cases.RemoveAll(c => !c.ToString().Contains(filter, StringComparison.OrdinalIgnoreCase));
if (cases.Count == 0)
{
    Console.Error.WriteLine($"No case has '{filter}' in its name.");
    return 1;
}

TimingTable.Write(Console.Out, Interleaved.Run(cases, rounds: 15), machine);
return 0;
