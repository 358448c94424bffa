using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.TestSupport;
using Galaxy = GeoDL.Typed.Samples.Galaxies.Network.Galaxy;
using SplineNet = GeoDL.Typed.Samples.Galaxies.Network.VelocityNet;

namespace GeoDL.Typed.Models.Tests;

/// <summary>A prediction is the same bit by bit on any number of threads, and its threads allocate nothing.</summary>
public class ThreadTests
{
    private const int Points = 400;

    [Fact]
    public void Predictions_DoNotDependOnTheNumberOfThreads()
    {
        Assert.All(SameAsOne(Direct), Assert.True);
        Assert.All(SameAsOne(Interpolated), Assert.True);
        Assert.All(SameAsOne(Attending), Assert.True);
    }

    [Fact]
    public void AWarmPredictionOnTwoThreads_AllocatesNothing()
    {
        var net = new GalaxyNet(3);
        var attention = new AttentionNet(3);
        PointCloud<Halo> cloud = Halos();
        var into = new Rows<Cosmology>();
        var points = new Rows<Halo>();
        Assert.Equal(0, At(2, () => WarmAllocation.Measure(() => net.Predict(cloud, into))));
        Assert.Equal(0, At(2, () => WarmAllocation.Measure(() => attention.Predict(cloud, points))));
    }

    [Fact]
    public void ASpline_IsKeptUntilTheParametersChange()
    {
        var net = new SplineNet(3);
        PointCloud<Galaxy> cloud = Galaxies();
        double[] before = net.Predict(cloud).ToArray();
        Parameter weight = net.Parameters["pull.radial.0.weight"];
        double[] numbers = weight.ToArray();
        weight.Assign([.. numbers.Select(static x => 2 * x)]);
        double[] changed = net.Predict(cloud).ToArray();
        weight.Assign(numbers);

        Assert.NotEqual(before, changed);
        Assert.Equal(before, net.Predict(cloud).ToArray());
    }

    [Fact]
    public void FewerThanOneThread_IsAnError() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => Parallelism.Threads = 0);

    private static bool[] SameAsOne(Func<int, double[]> predict)
    {
        double[] one = predict(1);
        return [.. new[] { 2, 3, 8 }.Select(threads => one.SequenceEqual(predict(threads)))];
    }

    private static double[] Direct(int threads) => At(threads, () => new GalaxyNet(3).Predict(Halos()).ToArray());

    private static double[] Attending(int threads) => At(threads, () => new AttentionNet(3).Predict(Halos()).ToArray());

    private static double[] Interpolated(int threads) =>
        At(threads, () => new SplineNet(3).Predict(Galaxies()).ToArray());

    private static T At<T>(int threads, Func<T> run)
    {
        int before = Parallelism.Threads;
        Parallelism.Threads = threads;
        try
        {
            return run();
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    /// <summary>Some 30 neighbours each, and a few points that have none.</summary>
    private static double[] Positions(double side)
    {
        var random = new Random(5);
        double[] positions = [.. Enumerable.Range(0, 3 * Points).Select(_ => side * random.NextDouble())];
        for (int i = 0; i < 15; i++)
            positions[(3 * 20 * i) + 1] += 1000 * (i + 1) * side;
        return positions;
    }

    private static PointCloud<Halo> Halos()
    {
        var random = new Random(6);
        double[] features =
        [
            .. Enumerable
                .Range(0, Points * Rows<Halo>.From(ReadOnlySpan<double>.Empty).Dim)
                .Select(_ => random.NextDouble()),
        ];
        return PointCloud.Create<Halo>(Positions(10), features, Neighbours.WithinRadius(3), Cell.Open);
    }

    private static PointCloud<Galaxy> Galaxies()
    {
        var ones = new double[Points];
        Array.Fill(ones, 1);
        return PointCloud.Create<Galaxy>(Positions(600), ones, Neighbours.WithinRadius(250), Cell.Open);
    }
}
