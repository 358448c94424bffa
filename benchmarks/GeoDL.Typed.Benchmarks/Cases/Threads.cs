using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// What a second core brings: in one prediction, whose edges are shared out, and in training, where the trainer shares
/// out clouds.
/// </summary>
internal static class Threads
{
    private const int Copies = 32;
    private const int Clouds = 8;
    private const int Points = 250;
    private const double Degree = 20;

    public static IEnumerable<Case> Create()
    {
        if (Environment.ProcessorCount < 2)
            yield break;
        var net = new Convolution2(seed: 1);
        Cell cell = Cell.Cubic(Numbers.Side(Points, Degree));
        PointCloud<Wide2>[] clouds =
        [
            .. Enumerable
                .Range(0, Clouds)
                .Select(i =>
                    PointCloud.Create<Wide2>(
                        Numbers.Positions(Points, Degree, seed: i),
                        Numbers.Random(Points * 288L, i),
                        Neighbours.WithinRadius(1),
                        cell
                    )
                ),
        ];
        Rows<Wide2>[] results = [.. clouds.Select(c => net.Predict(c))];
        string group = $"threads, convolution l_max 2, {Copies} copies";
        foreach (Case work in Convolution.OnThreads(group))
            yield return work;
        foreach (int threads in new[] { 1, Environment.ProcessorCount })
        {
            var trained = new Convolution2(seed: 1);
            var optimiser = new Adam(trained.Parameters, 1e-4);
            var trainer = new Trainer<int>(
                trained,
                optimiser,
                (pass, i) => Loss.MeanSquaredError(trained.Forward(pass.Enter(clouds[i])), results[i])
            )
            {
                BatchSize = Clouds,
                Threads = threads,
            };
            int[] samples = [.. Enumerable.Range(0, Clouds)];
            string one = $"a training step of {Clouds} clouds of {Points} points, 1 thread";
            yield return new Case(
                group,
                threads == 1 ? one : one.Replace("1 thread", "all threads", StringComparison.Ordinal),
                Clouds,
                () => trainer.Run(samples, optimiser.StepCount + 1)
            )
            {
                Against = threads == 1 ? null : one,
                Threads = threads,
            };
        }
    }
}
