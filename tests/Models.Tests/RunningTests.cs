using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

public class RunningTests
{
    [Fact]
    public void AFewStepsOfTraining_ReduceTheLoss()
    {
        var net = new GalaxyNet(seed: 1);
        var random = new Random(2);
        PointCloud<Halo> clouds = CloudCase.ToBatch<Halo>(
            CloudCase.Random(random, 8, Halo.Signature),
            CloudCase.Random(random, 8, Halo.Signature)
        );
        var target = Rows<Cosmology>.From([0.3f, 0.8f, 0.2f, 0.9f]);
        var optimiser = new Adam(net.Parameters, 0.02);
        var losses = new List<double>();
        for (int step = 0; step < 30; step++)
        {
            using Pass pass = net.Record(step: step);
            Loss loss = Loss.MeanSquaredError(net.Forward(pass.Enter(clouds)), target);
            losses.Add(loss.Value);
            pass.Backward(loss);
            optimiser.Step(pass);
        }

        Assert.True(losses[^1] < 0.05 * losses[0], $"The loss went from {losses[0]} to {losses[^1]}.");
    }

    [Fact]
    public void BothPrecisions_AgreeToRounding()
    {
        PointCloud<Halo> cloud = CloudCase.Random(new Random(4), 9, Halo.Signature).ToCloud<Halo>();

        Near.Equal(
            new VelocityNet(3, Precision.Double).Predict(cloud).ToArray(),
            new VelocityNet(3).Predict(cloud).ToArray(),
            Tolerance.Model.Single
        );
    }

    [Fact]
    public void PredictionsRecordedPassesAndPlainCalls_Agree()
    {
        var net = new VelocityNet(3, Precision.Double);
        PointCloud<Halo> cloud = CloudCase.Random(new Random(4), 9, Halo.Signature).ToCloud<Halo>();
        double[] expected = net.Predict(cloud).ToArray();
        var into = new Rows<Halo>();
        net.Predict(cloud, into);
        (Rows<Hidden> hidden, Rows<Halo> answer) = net.Predict(cloud, 1.0);
        using Pass pass = net.Record();
        var (_, recorded) = net.Forward(pass.Enter(cloud), 1.0);

        Assert.Equal(9, hidden.Count);
        Assert.Equal(expected, into.ToArray());
        Assert.Equal(net.Parameters.Precision, into.Precision);
        Near.Equal(answer.ToArray(), recorded.ToRows().ToArray(), Tolerance.Model.Double);
    }

    [Fact]
    public void AModel_ServesManyThreads()
    {
        var net = new GalaxyNet(3);
        PointCloud<Halo>[] clouds =
        [
            .. Enumerable
                .Range(0, 64)
                .Select(i => CloudCase.Random(new Random(i % 4), 10, Halo.Signature).ToCloud<Halo>()),
        ];
        double[][] expected = [.. clouds.Take(4).Select(c => net.Predict(c).ToArray())];
        var answers = new double[64][];

        Parallel.For(0, 64, i => answers[i] = net.Predict(clouds[i]).ToArray());

        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(expected[i % 4], answers[i]));
    }

    [Fact]
    public void AWarmPredictionIntoATable_AllocatesNothing()
    {
        var net = new GalaxyNet(3);
        PointCloud<Halo> cloud = CloudCase.Random(new Random(4), 20, Halo.Signature).ToCloud<Halo>();
        var into = new Rows<Cosmology>();
        Assert.Equal(0, WarmAllocation.Measure(() => net.Predict(cloud, into)));
    }

    [Fact]
    public void Norms_KeepSymmetryInTrainingAndFoldTheirStatisticsIn()
    {
        var net = new NormNet(3, Precision.Double);
        var random = new Random(6);
        double[] numbers =
        [
            .. Enumerable
                .Range(0, 12 * Rows<Hidden>.From(ReadOnlySpan<double>.Empty).Dim)
                .Select(_ => random.NextDouble()),
        ];
        var rows = Rows<Hidden>.From(numbers);
        double[] before = net.Parameters["normalize.running_var"].ToArray();
        using (Pass pass = net.Record())
        {
            net.Forward(pass.Enter(rows));
            Assert.Equal(before, net.Parameters["normalize.running_var"].ToArray());
            pass.CommitStatistics();
        }

        Assert.NotEqual(before, net.Parameters["normalize.running_var"].ToArray());
        Assert.DoesNotContain(net.Predict(rows).ToArray(), static x => !double.IsFinite(x));
    }
}
