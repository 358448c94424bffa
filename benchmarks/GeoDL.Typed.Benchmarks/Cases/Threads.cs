using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>What a second core brings: one pass runs on one thread, so threads share out clouds, in prediction by the user and in training by the trainer.</summary>
internal static class Threads
{
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
            .. Enumerable.Range(0, Clouds).Select(i => PointCloud.Create<Wide2>(
                Numbers.Positions(Points, Degree, seed: i), Numbers.Random(Points * 288L, i), Neighbours.WithinRadius(1), cell)),
        ];
        Rows<Wide2>[] results = [.. clouds.Select(c => net.Predict(c))];
        string group = $"threads, {Clouds} clouds of {Points} points, convolution l_max 2, 32 copies";
        foreach (int threads in new[] { 1, 2 })
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
            yield return new Case(group, $"predictions, {threads} threads", Clouds, () => Parallel.For(0, Clouds, options, i => net.Predict(clouds[i], results[i])))
            {
                Against = threads == 1 ? null : "predictions, 1 threads",
            };
            var trained = new Convolution2(seed: 1);
            var optimiser = new Adam(trained.Parameters, 1e-4);
            var trainer = new Trainer<int>(trained, optimiser, (pass, i) => Loss.MeanSquaredError(trained.Forward(pass.Enter(clouds[i])), results[i]))
            {
                BatchSize = Clouds,
                Threads = threads,
            };
            int[] samples = [.. Enumerable.Range(0, Clouds)];
            yield return new Case(group, $"training steps, {threads} threads", Clouds, () => trainer.Run(samples, optimiser.StepCount + 1))
            {
                Against = threads == 1 ? null : "training steps, 1 threads",
            };
        }
    }
}
