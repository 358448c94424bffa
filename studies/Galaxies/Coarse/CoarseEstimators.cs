using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Coarse;

/// <summary>The network on two scales: galaxies among their neighbours, then coarse nodes among each other.</summary>
public static class CoarseEstimators
{
    /// <summary>The network's name.</summary>
    public const string Name = "coarse";

    /// <summary>The network.</summary>
    public static EquivariantEstimator<Crowd> Create()
    {
        (ShellSums, CrowdSums) single = (new(), new()),
            twice = (new(precision: Precision.Double), new(precision: Precision.Double));
        return new(
            Name,
            static (seed, precision) =>
            {
                var net = new CoarseNet(seed, precision);
                return new EstimatorModel<Crowd>(net, net.Forward, cloud => net.Predict(cloud).ToArray());
            },
            (cloud, precision) => Coarsen(cloud, precision == Precision.Single ? single : twice)
        );
    }

    /// <summary>The coarse nodes of a cloud, where they are and what they stand for.</summary>
    private static PointCloud<Crowd> Coarsen(GalaxyCloud cloud, (ShellSums Surroundings, CrowdSums Crowds) sums)
    {
        Rows<Surroundings> galaxies = sums.Surroundings.Predict(
            Estimators.Points(cloud, Neighbours.WithinRadius(ShellSums.Radius))
        );
        int[] nodes = CoarseNodes.Choose(cloud, CoarseNet.Nodes);
        double[] surroundings = galaxies.ToArray();
        double[] members =
        [
            .. Enumerable
                .Range(0, cloud.Count)
                .SelectMany(i =>
                    surroundings[(i * galaxies.Dim)..((i + 1) * galaxies.Dim)].Prepend(nodes.Contains(i) ? 1 : 0)
                ),
        ];
        Rows<Crowd> crowds = sums.Crowds.Predict(
            PointCloud.Create<Member>(cloud.Positions, members, Neighbours.WithinRadius(CrowdSums.Radius), cloud.Cell)
        );
        double[] all = crowds.ToArray();
        double[] positions = [.. nodes.SelectMany(i => cloud.Positions[(3 * i)..((3 * i) + 3)])];
        double[] features = [.. nodes.SelectMany(i => all[(i * crowds.Dim)..((i + 1) * crowds.Dim)])];
        return PointCloud.Create<Crowd>(positions, features, Neighbours.WithinRadius(CoarseNet.Radius), cloud.Cell);
    }
}
