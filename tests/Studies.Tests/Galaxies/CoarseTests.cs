using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Coarse;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>The network on two scales: its nodes, and its symmetry as a whole.</summary>
public sealed class CoarseTests(SimulatedClouds simulated) : IClassFixture<SimulatedClouds>
{
    [Fact]
    public void Nodes_AreFarFromEachOther()
    {
        GalaxyCloud cloud = simulated.Clouds[0];
        int[] nodes = CoarseNodes.Choose(cloud, 64);
        Assert.Equal(64, nodes.Distinct().Count());
        // What makes them farthest points: no galaxy is farther from all nodes than nodes are from each other.
        double between = nodes.SelectMany((a, k) => nodes.Take(k).Select(b => Distance(cloud, a, b))).Min();
        double around = Enumerable.Range(0, cloud.Count).Max(i => nodes.Min(n => Distance(cloud, n, i)));
        Assert.True(around <= between, $"{around} and {between}");
        Assert.InRange(between, 40, 100);
        Assert.Equal(
            [0, 1, 2],
            CoarseNodes
                .Choose(cloud with { Positions = [0, 0, 0, 1, 0, 0, 3, 0, 0], Velocities = new double[9] }, 8)
                .Order()
        );
        Assert.Empty(CoarseNodes.Choose(cloud with { Positions = [], Velocities = [] }, 8));
    }

    [Fact]
    public void Nodes_AreThoseOfTheTurnedMovedAndShuffledCloud()
    {
        GalaxyCloud cloud = simulated.Clouds[1];
        int[] nodes = CoarseNodes.Choose(cloud, 64);
        foreach (
            OrthogonalMatrix turn in new[]
            {
                Rotation.Random(new Random(3)),
                OrthogonalMatrix.Reflection(0.3, -0.5, 0.2),
            }
        )
        {
            Assert.Equal(nodes, CoarseNodes.Choose(SymmetryReport.Turned(cloud, turn), 64));
        }

        GalaxyCloud moved = cloud with { Positions = [.. cloud.Positions.Select(static x => (x + 123) % 500)] };
        Assert.Equal(nodes, CoarseNodes.Choose(moved, 64));
        int[] order = [.. Enumerable.Range(0, cloud.Count).Reverse()];
        GalaxyCloud shuffled = cloud with
        {
            Positions = [.. order.SelectMany(i => cloud.Positions[(3 * i)..((3 * i) + 3)])],
        };
        Assert.Equal(nodes, CoarseNodes.Choose(shuffled, 64).Select(i => order[i]));
    }

    [Fact]
    public void SumsOverNodes_AreSumsOverGalaxies()
    {
        GalaxyCloud cloud = simulated.Clouds[2];
        int[] nodes = CoarseNodes.Choose(cloud, CoarseNet.Nodes);
        var random = new RandomStream(5);
        const int dim = 1 + 60 + (40 * 3) + (20 * 5) + 3;
        double[] members =
        [
            .. Enumerable
                .Range(0, cloud.Count)
                .SelectMany(i =>
                    Enumerable
                        .Range(0, dim)
                        .Select(k =>
                            k > 0 ? random.Normal()
                            : nodes.Contains(i) ? 1
                            : 0
                        )
                ),
        ];
        Rows<Crowd> crowds = new CrowdSums(precision: Precision.Double).Predict(
            PointCloud.Create<Member>(cloud.Positions, members, Neighbours.WithinRadius(CrowdSums.Radius), cloud.Cell)
        );
        double OverGalaxies(int column) => Enumerable.Range(0, cloud.Count).Sum(i => members[(i * dim) + column]);
        double OverNodes(int column) => nodes.Sum(n => crowds[n, column]);
        Near.Equal(cloud.Count, OverNodes(0), Tolerance.Sample.Membership, scale: cloud.Count);
        for (int k = 0; k < 60; k++)
            Near.Equal(OverGalaxies(1 + k), OverNodes(1 + k), Tolerance.Sample.Membership, scale: cloud.Count);

        // The last columns: flow and velocity follow pull, tide comes last there and before the velocity here.
        Near.Equal(OverGalaxies(1 + 60), OverNodes(1 + 100), Tolerance.Sample.Membership, scale: cloud.Count);
        Near.Equal(
            OverGalaxies(dim - 1),
            OverNodes(1 + 100 + 120 + 2),
            Tolerance.Sample.Membership,
            scale: cloud.Count
        );
        Near.Equal(
            OverGalaxies(1 + 60 + 120),
            OverNodes(1 + 100 + 120 + 3),
            Tolerance.Sample.Membership,
            scale: cloud.Count
        );
    }

    [Fact]
    public void Predictions_KeepEverySymmetry()
    {
        EquivariantEstimator<Crowd> estimator = CoarseEstimators.Create();
        var data = new InferenceData(simulated.Clouds[..12], simulated.Clouds[12..16], simulated.Clouds[16..]);
        estimator.Train(data, new InferencePlan(6, 4, 3e-3, 0.03, Seed: 1) { Validations = 1 });
        SymmetryReport single = SymmetryReport.Measure(estimator, simulated.Clouds[16..17], 3),
            twice = SymmetryReport.Measure(estimator.In(Precision.Double), simulated.Clouds[16..17], 3);
        foreach (double error in new[] { twice.Rotation, twice.Reflection, twice.Translation, twice.Permutation })
            Assert.InRange(error, 0, Tolerance.Sample.Network.Double);

        foreach (double error in new[] { single.Rotation, single.Reflection, single.Translation, single.Permutation })
            Assert.InRange(error, 0, Tolerance.Sample.Network.Single);
    }

    private static double Distance(GalaxyCloud cloud, int i, int j)
    {
        (double x, double y, double z) = cloud.Separation(i, j);
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
