using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Replicas that are trained together are one model that is trained with their batches.</summary>
public class ReplicaTests
{
    private const int Steps = 6;

    [Theory]
    [InlineData(2, 3, Precision.Double)]
    [InlineData(3, 2, Precision.Double)]
    [InlineData(2, 3, Precision.Single)]
    public void LossesWeightsAndStatistics_AreThoseOfOneModelWithAllSamples(
        int replicas,
        int batch,
        Precision precision
    )
    {
        (double[] expectedLosses, double[] expectedNumbers) = Train(null, replicas * batch, precision);

        object[] results = ThreadReplicas.Run(replicas, r => Train(r, batch, precision));

        foreach ((double[] losses, double[] numbers) in results.Cast<(double[], double[])>())
        {
            Near.Equal(expectedLosses, losses, Tolerance.Training.Of(precision == Precision.Double));
            Near.Equal(expectedNumbers, numbers, Tolerance.Training.Of(precision == Precision.Double));
        }

        // Not to rounding: bit by bit.
        Assert.All(
            results,
            r => Assert.Equal((((double[], double[]))results[0]).Item2, (((double[], double[]))r).Item2)
        );
    }

    [Fact]
    public void AFailureInOneReplica_IsToldToTheOthersAndNoStepIsTaken()
    {
        object[] results = ThreadReplicas.Run(
            2,
            r => Train(r, 2, Precision.Single, fail: (step, index) => step == 3 && index == 1)
        );

        Assert.Contains(
            "replicas has failed",
            Assert.IsType<ReplicaException>(results[0]).Message,
            StringComparison.Ordinal
        );
        Assert.Equal("no such sample", Assert.IsType<InvalidDataException>(results[1]).Message);
    }

    [Fact]
    public void CancellingOneReplica_StopsAllBeforeTheSameStep()
    {
        var reached = new long[2];
        object[] results = ThreadReplicas.Run(
            2,
            r =>
            {
                using var source = new CancellationTokenSource();
                return Train(
                    r,
                    2,
                    Precision.Single,
                    cancellation: source.Token,
                    told: step =>
                    {
                        reached[r.Index] = step;
                        if (r.Index == 1 && step == 4)
                            source.Cancel();
                    }
                );
            }
        );

        Assert.All(results, static r => Assert.IsType<OperationCanceledException>(r));
        Assert.Equal([4L, 4L], reached);
    }

    [Fact]
    public void ReplicasThatDoNotStartAlike_AreRefusedInAll()
    {
        object[] results = ThreadReplicas.Run(2, r => Train(r, 2, Precision.Single, seed: (ulong)(3 + r.Index)));

        Assert.All(
            results,
            static r =>
                Assert.Contains(
                    "do not start from the same state",
                    Assert.IsType<ReplicaException>(r).Message,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void FewerSamplesThanReplicas_AreAnError()
    {
        object[] results = ThreadReplicas.Run(2, static r => r.Share(1));

        Assert.All(results, static r => Assert.IsType<ArgumentOutOfRangeException>(r));
    }

    private static (double[] Losses, double[] Numbers) Train(
        IReplicas? replicas,
        int batch,
        Precision precision,
        ulong seed = 3,
        Func<long, int, bool>? fail = null,
        CancellationToken cancellation = default,
        Action<long>? told = null
    )
    {
        var net = new NormNet(seed, precision);
        var random = new Random(5);
        Rows<Hidden>[] samples = [.. Enumerable.Range(0, 13).Select(_ => Rows<Hidden>.From(Numbers(random)))],
            targets = [.. samples.Reverse()];
        // A large epsilon: Adam makes steps of rounding errors where a gradient is zero otherwise.
        var optimiser = new Adam(net.Parameters, LearningRate.Constant(0.01), epsilon: 0.1) { Replicas = replicas };
        var trainer = new Trainer<int>(
            net,
            optimiser,
            (pass, i) =>
                fail is not null && fail(optimiser.StepCount, replicas!.Index)
                    ? throw new InvalidDataException("no such sample")
                    : Loss.MeanSquaredError(net.Forward(pass.Enter(samples[i])), targets[i])
        )
        {
            BatchSize = batch,
            Threads = 1,
            Seed = 8,
        };
        double[] losses = trainer.Run(
            [.. Enumerable.Range(0, samples.Length)],
            Steps,
            told is null ? null : new Told(told),
            cancellation
        );
        return (losses, [.. net.Parameters.All.SelectMany(static p => p.ToArray())]);
    }

    private static double[] Numbers(Random random) =>
        [
            .. Enumerable
                .Range(0, 4 * Rows<Hidden>.From(ReadOnlySpan<double>.Empty).Dim)
                .Select(_ => random.NextDouble() - 0.5),
        ];

    private sealed class Told(Action<long> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value.Step);
    }
}
