using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Redshift;

/// <summary>The networks for redshift space.</summary>
public static class SightEstimators
{
    /// <summary>
    /// The name of the network that is told the line of sight, of the one that is not, and of the one that turns about
    /// it only.
    /// </summary>
    public const string ToldName = "sight",
        UntoldName = "no-sight",
        AxisName = "axis";

    /// <summary>All of them, in the order in which they are compared.</summary>
    public static IReadOnlyList<string> Names { get; } = [UntoldName, ToldName, AxisName];

    // How far a line may be from z, as a part of its length: rounding where it was turned about itself.
    private const double Straight = 1e-9;

    /// <summary>The network of O(3); weights and their number are the same for both.</summary>
    /// <param name="told">Whether it is given <see cref="GalaxyCloud.LineOfSight"/>.</param>
    public static EquivariantEstimator<View> Create(bool told) =>
        new(
            told ? ToldName : UntoldName,
            static (seed, precision) =>
            {
                var net = new SightNet(seed, precision);
                return new EstimatorModel<View>(net, net.Forward, cloud => net.Predict(cloud).ToArray());
            },
            Sums(cloud => Points(cloud, told))
        );

    /// <summary>
    /// The network of O(2) about the line of sight, which must be z; a cloud without a line is taken to be seen along
    /// z.
    /// </summary>
    public static EquivariantEstimator<View> CreateAxis() =>
        new(
            AxisName,
            static (seed, precision) =>
            {
                var net = new AxisNet(seed, precision);
                return new EstimatorModel<View>(
                    net,
                    (cloud, targets) => Loss.MeanSquaredError(net.Forward(cloud), Rows<AxisEstimate>.From(targets)),
                    cloud => net.Predict(cloud).ToArray()
                );
            },
            Sums(static cloud =>
                cloud.LineOfSight is not [var x, var y, var z] || (z > 0 && double.Hypot(x, y) < Straight * z)
                    ? Points(cloud, told: true)
                    : throw new ArgumentException("The line of sight must be z.", nameof(cloud))
            )
        )
        {
            Axis = Axis.Z,
        };

    private static Func<GalaxyCloud, Precision, PointCloud<View>> Sums(Func<GalaxyCloud, PointCloud<Seen>> points)
    {
        SightSums single = new(),
            twice = new(precision: Precision.Double);
        return (cloud, precision) =>
        {
            Rows<View> rows = (precision == Precision.Single ? single : twice).Predict(points(cloud));
            return PointCloud.Create(cloud.Positions, rows, Neighbours.None);
        };
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
