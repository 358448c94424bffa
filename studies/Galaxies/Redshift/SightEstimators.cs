using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Redshift;

/// <summary>The network for redshift space, told the line of sight or not.</summary>
public static class SightEstimators
{
    /// <summary>The name of the network that is told the line of sight, and of the one that is not.</summary>
    public const string ToldName = "sight",
        UntoldName = "no-sight";

    /// <summary>The network; weights and their number are the same for both.</summary>
    /// <param name="told">Whether it is given <see cref="GalaxyCloud.LineOfSight"/>.</param>
    public static EquivariantEstimator<View> Create(bool told)
    {
        SightSums single = new(),
            twice = new(precision: Precision.Double);
        return new(
            told ? ToldName : UntoldName,
            static (seed, precision) =>
            {
                var net = new SightNet(seed, precision);
                return new EstimatorModel<View>(net, net.Forward, cloud => net.Predict(cloud).ToArray());
            },
            (cloud, precision) =>
            {
                Rows<View> rows = (precision == Precision.Single ? single : twice).Predict(Points(cloud, told));
                return PointCloud.Create(cloud.Positions, rows, Neighbours.None);
            }
        );
    }

    private static PointCloud<Seen> Points(GalaxyCloud cloud, bool told)
    {
        double[] sight = told ? cloud.LineOfSight ?? [0, 0, 0] : [0, 0, 0];
        double[] features =
        [
            .. Enumerable.Range(0, cloud.Count).SelectMany(_ => new[] { 1, sight[0], sight[1], sight[2] }),
        ];
        return PointCloud.Create<Seen>(
            cloud.Positions,
            features,
            Neighbours.WithinRadius(SightSums.Radius),
            cloud.Cell
        );
    }
}
