using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Coarse;
using GeoDL.Typed.Studies.Galaxies.Redshift;
using GeoDL.Typed.Studies.Galaxies.Study;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>The estimators of the study, and clouds as they take them.</summary>
public static class Estimators
{
    /// <summary>km/s for 1 in a network.</summary>
    public const double VelocityUnit = 300;

    /// <summary>The name of the best network.</summary>
    public const string BestName = "shells";

    // The perceptrons on the statistics of pairs, as files name them.
    private static readonly (string Name, PairStatisticsSet Set)[] _pairs =
    [
        ("pairs-two-point", PairStatisticsSet.TwoPoint),
        ("pairs-dispersion", PairStatisticsSet.WithDispersion),
        ("pairs-infall", PairStatisticsSet.WithInfall),
    ];

    /// <summary>
    /// The estimator of a name: the best network, that on two scales, those of redshift space, a perceptron on the
    /// statistics of pairs, or one of the study's such as <c>l1-medium</c>.
    /// </summary>
    /// <exception cref="DataFileException">There is none of that name.</exception>
    public static Estimator Find(string name) =>
        name switch
        {
            BestName => Best(),
            CoarseEstimators.Name => CoarseEstimators.Create(),
            SightEstimators.ToldName => SightEstimators.Create(told: true),
            SightEstimators.UntoldName => SightEstimators.Create(told: false),
            SightEstimators.AxisName => SightEstimators.CreateAxis(),
            _ when Array.Exists(_pairs, p => p.Name == name) => Pairs(Array.Find(_pairs, p => p.Name == name).Set),
            _ => StudyModels.All.FirstOrDefault(m => $"{m.Name}-{m.Size}" == name)?.Create()
                ?? throw new DataFileException(
                    name,
                    $"there is no such model; there are {BestName}, {CoarseEstimators.Name}, "
                        + $"{SightEstimators.ToldName}, {SightEstimators.UntoldName}, {SightEstimators.AxisName}, "
                        + $"{string.Join(", ", _pairs.Select(static p => p.Name))}, "
                        + $"{string.Join(", ", StudyModels.All.Select(static m => $"{m.Name}-{m.Size}"))}."
                ),
        };

    /// <summary>The best network: long range, many steps.</summary>
    public static EquivariantEstimator<Surroundings> Best() =>
        new(
            BestName,
            static (seed, precision) =>
            {
                var net = new CosmologyNet(seed, precision);
                return new EstimatorModel<Surroundings>(net, net.Forward, cloud => net.Predict(cloud).ToArray());
            },
            Sums(new ShellSums(), new ShellSums(precision: Precision.Double))
        );

    /// <summary>The name by which <see cref="Find"/> knows a perceptron on the statistics of pairs.</summary>
    public static string PairsName(PairStatisticsSet set) => Array.Find(_pairs, p => p.Set == set).Name;

    /// <summary>A perceptron on the statistics of pairs.</summary>
    public static EquivariantEstimator<PairFeatures> Pairs(PairStatisticsSet set) =>
        new(
            set switch
            {
                PairStatisticsSet.TwoPoint => "perceptron: two-point",
                PairStatisticsSet.WithDispersion => "perceptron: + dispersion",
                _ => "perceptron: + disp. + infall",
            },
            static (seed, precision) =>
            {
                var net = new PairNet(seed, precision);
                return new EstimatorModel<PairFeatures>(net, net.Forward, cloud => net.Predict(cloud).ToArray());
            },
            (cloud, _) =>
            {
                double[] features = new double[PairStatistics.TwoPointBins + 1 + PairStatistics.InfallBins];
                PairStatistics.Of(cloud).Select(set).CopyTo(features, 0);
                return PointCloud.Create<PairFeatures>([0, 0, 0], features, Neighbours.None);
            }
        );

    /// <summary>A cloud as networks on edges take it.</summary>
    public static PointCloud<Tracer> Points(GalaxyCloud cloud, Neighbours neighbours)
    {
        var features = new double[4 * cloud.Count];
        for (int i = 0; i < cloud.Count; i++)
        {
            features[4 * i] = 1;
            for (int axis = 0; axis < 3; axis++)
                features[(4 * i) + 1 + axis] = cloud.Velocities[(3 * i) + axis] / VelocityUnit;
        }

        return PointCloud.Create<Tracer>(cloud.Positions, features, neighbours, cloud.Cell);
    }

    private static Func<GalaxyCloud, Precision, PointCloud<Surroundings>> Sums(ShellSums single, ShellSums twice) =>
        (cloud, precision) =>
        {
            Rows<Surroundings> rows = (precision == Precision.Single ? single : twice).Predict(
                Points(cloud, Neighbours.WithinRadius(ShellSums.Radius))
            );
            return PointCloud.Create(cloud.Positions, rows, Neighbours.None);
        };
}
