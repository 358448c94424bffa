using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Forward, mean squared error, backward and Adam for a network of SEGNN's size: 100 systems of five bodies, all pairs.
/// </summary>
internal static class TrainingStep
{
    private const int Systems = 100;
    private const int Bodies = 5;

    public static IEnumerable<Case> Create()
    {
        const int count = Systems * Bodies;
        PointCloud<FiveBodies> cloud = PointCloud.Batch(
            Enumerable
                .Range(0, Systems)
                .Select(static s =>
                    PointCloud.Create<FiveBodies>(
                        Numbers.Random<double>(3 * Bodies, s),
                        Numbers.Random(5 * Bodies, Systems + s),
                        Neighbours.AllPairs
                    )
                )
        );
        var target = Rows<Displacement>.From(Numbers.Random(3 * count, 3));
        var net = new Segnn(seed: 1);
        var optimiser = new Adam(net.Parameters, 1e-3);
        var result = new Rows<Displacement>();
        string group =
            $"a network of SEGNN's size, four layers of 32x0e+32x1o, {net.Parameters.Count} weights, "
            + $"{count} points, {count * (Bodies - 1)} edges";
        return
        [
            new Case(group, "forward", count, () => net.Predict(cloud, result))
            {
                Peers = [PeerWork.E3nn("segnn forward")],
            },
            new Case(
                group,
                "training step: forward, loss, backward, Adam",
                count,
                () =>
                {
                    using Pass pass = net.Record(step: optimiser.StepCount);
                    pass.Backward(Loss.MeanSquaredError(net.Forward(pass.Enter(cloud)), target));
                    optimiser.Step(pass);
                }
            )
            {
                Peers = [PeerWork.E3nn("segnn both")],
            },
        ];
    }
}
