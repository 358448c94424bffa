using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Forces where atoms come and go: at the edge of the radius, in small cells, with kept lists.</summary>
public class ChangingNeighboursTests
{
    private const double Radius = 1.6,
        Step = 2e-4;

    // Where a pair appears the third derivative jumps, and where atoms meet all of them are large.
    private const double ShortStep = 1e-5;

    public static TheoryData<string> Cells => ["open", "small", "skew", "slab"];

    [Theory]
    [InlineData(-1e-4)]
    [InlineData(0)]
    [InlineData(1e-4)]
    public void Forces_AreMinusTheDerivativesOfTheEnergyWherePairsAppear(double beyond)
    {
        var net = new PotentialNet(5, Precision.Double);
        double[] features = [1, 0, 0, 1, 0.3, 0.7];
        double[] x = [0, 0, 0, 0.8, 0.4, -0.2, Radius + beyond, 0, 0];
        double[] direction = [-0.7, 0.1, 0.2, 0.3, -0.5, 0.4, 0.9, 0.2, -0.1];
        Assert.NotEqual(Edges(-2 * Step), Edges(2 * Step));
        Compare(net, Cloud, x, direction, Step);

        int Edges(double h) => Cloud(Moved(x, direction, h)).NeighbourList.Count;

        PointCloud<Species> Cloud(double[] at) =>
            PointCloud.Create<Species>(at, features, Neighbours.WithinRadius(Radius));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Forces_AreMinusTheDerivativesOfTheEnergyAlongATrajectory(string name)
    {
        var net = new PotentialNet(5, Precision.Double);
        (Cell cell, double[] x, double[] features) = Crystal(name);
        double[] direction = [.. Numbers(3, x.Length).Zip(x, static (d, a) => (0.6 * d) + (0.6 * a))];
        int lists = 0,
            last = -1;
        for (int step = 0; step < 12; step++)
        {
            PointCloud<Species> cloud = Cloud(x);
            lists += cloud.NeighbourList.Count == last ? 0 : 1;
            last = cloud.NeighbourList.Count;
            Compare(net, Cloud, x, direction, ShortStep);
            x = Moved(x, direction, 0.05);
        }

        Assert.True(lists > 1, $"the list changed {lists} times only");

        PointCloud<Species> Cloud(double[] at) =>
            PointCloud.Create<Species>(at, features, Neighbours.WithinRadius(Radius), cell);
    }

    [Fact]
    public void SmallCells_HaveTheForcesOfTheirRepetitions()
    {
        var net = new PotentialNet(5, Precision.Double);
        (Cell cell, double[] x, double[] features) = Crystal("small");
        NeighbourList list = NeighbourSearch.WithinRadius(x, Radius, cells: [cell]);
        Assert.Contains(Enumerable.Range(0, list.Count), e => list.Senders[e] == list.Receivers[e]);

        double[] doubled = [.. x, .. Shifted(0), .. Shifted(1), .. Shifted(2)];
        double[] vectors = cell.ToArray();
        var large = new Cell([.. vectors.Select((v, i) => i < 3 ? 4 * v : v)]);
        double[] expected = net.PredictForces(
                PointCloud.Create<Species>(x, features, Neighbours.WithinRadius(Radius), cell)
            )
            .Forces.ToArray();
        double[] found = net.PredictForces(
                PointCloud.Create<Species>(
                    doubled,
                    [.. features, .. features, .. features, .. features],
                    Neighbours.WithinRadius(Radius),
                    large
                )
            )
            .Forces.ToArray();
        Near.Equal([.. expected, .. expected, .. expected, .. expected], found, Tolerance.Model.Double);

        double[] Shifted(int n) => [.. x.Select((v, i) => v + ((n + 1) * cell[0, i % 3]))];
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void KeptLists_GiveTheSameBits(string name)
    {
        var net = new PotentialNet(5, Precision.Double);
        (Cell cell, double[] x, double[] features) = Crystal(name);
        Rows<Species> rows = Rows<Species>.From(features);
        double[] velocity = Numbers(4, x.Length);
        var skinned = new SkinnedNeighbours(Radius, 0.3);
        for (int step = 0; step < 60; step++)
        {
            ForcePrediction<Energy> fresh = net.PredictForces(
                    PointCloud.Create(x, rows, Neighbours.WithinRadius(Radius), cell)
                ),
                kept = net.PredictForces(PointCloud.Create(x, rows, skinned.At(x, cell), cell));
            Assert.Equal(fresh.Energy.ToArray(), kept.Energy.ToArray());
            Assert.Equal(fresh.Forces.ToArray(), kept.Forces.ToArray());
            Assert.Equal(fresh.Stress?.ToArray(), kept.Stress?.ToArray());
            x = Moved(x, velocity, 0.01);
        }

        Assert.InRange(skinned.Searches, 2, 20);
    }

    private static (Cell Cell, double[] Positions, double[] Features) Crystal(string name)
    {
        Cell cell = name switch
        {
            "small" => Cell.Orthorhombic(1.3, 1.5, 2.9),
            "skew" => new Cell([1.4, 0, 0, 1.1, 1.5, 0, -0.9, 1.0, 1.8]),
            "slab" => new Cell([1.4, 0, 0.1, 0.5, 1.5, 0, -0.9, 1.0, 1.8], periodicC: false),
            _ => Cell.Open,
        };
        return (cell, [.. Numbers(1, 12).Select(static v => 1.1 * v)], [.. Numbers(2, 8)]);
    }

    private static void Compare(
        PotentialNet net,
        Func<double[], PointCloud<Species>> cloud,
        double[] x,
        double[] direction,
        double step
    )
    {
        double[] forces = net.PredictForces(cloud(x)).Forces.ToArray();
        double slope = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
        double expected = -slope,
            found = forces.Zip(direction, static (f, d) => f * d).Sum();
        Near.Equal([expected], [found], Tolerance.Derivative.Curved, scale: Math.Max(1, forces.Max(Math.Abs)));

        double At(double h) => net.Predict(cloud(Moved(x, direction, h)))[0, 0];
    }

    private static double[] Moved(double[] x, double[] direction, double step) =>
        [.. x.Zip(direction, (a, d) => a + (step * d))];

    private static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
