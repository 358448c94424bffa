using GeoDL.Typed.Samples.Shapes.Running;

using var stop = new CancellationTokenSource();
new Benchmark(
    new BenchmarkOptions(args[0], args[1], Enum.Parse<NetworkKind>(args[2], true), int.Parse(args[3]), ulong.Parse(args[4])),
    Console.Out
).Run(stop.Token);
