using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>The network as something that learns from clouds and predicts for clouds.</summary>
public sealed class NetworkVelocityModel
{
    /// <summary>
    /// km/s for 1 in the network: about the dispersion of the velocities, so that targets are of order 1.
    /// </summary>
    public const double Unit = 300;

    private const int BatchSize = 4;
    private const double PeakRate = 1e-2;

    private readonly Func<ulong, Precision, IVelocityNet> _create;
    private IVelocityNet? _net;

    /// <summary>An untrained model.</summary>
    public NetworkVelocityModel()
        : this(static (seed, precision) => new VelocityNet(seed, precision)) { }

    /// <summary>An untrained model of another network.</summary>
    /// <param name="create">Makes the network from a seed, in a precision.</param>
    public NetworkVelocityModel(Func<ulong, Precision, IVelocityNet> create) => _create = create;

    /// <summary>A model with a trained network.</summary>
    public NetworkVelocityModel(VelocityNet net)
        : this() => _net = net;

    /// <summary>Number of weights; zero before training.</summary>
    public int WeightCount => _net?.Parameters.Count ?? 0;

    /// <summary>The trained weights.</summary>
    public ParameterSet Parameters => Net.Parameters;

    private IVelocityNet Net => _net ?? throw new InvalidOperationException("The network has not been trained yet.");

    /// <summary>Learns from the clouds; a second call starts afresh.</summary>
    /// <param name="data">The clouds.</param>
    /// <param name="epochs">Passes over the training clouds.</param>
    /// <param name="seed">Fixes initial weights and the order of clouds.</param>
    /// <param name="progress">Told of each epoch.</param>
    /// <param name="cancellation">Ends the training between two steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the model is not trained.</exception>
    public void Train(
        TrainingSet data,
        int epochs,
        ulong seed,
        Action<EpochReport>? progress = null,
        CancellationToken cancellation = default
    )
    {
        _net = _create(seed, Precision.Single);
        Sample[] samples = [.. data.Training.Select(static c => new Sample(ToPoints(c), Rows<Flow>.From(Targets(c))))];
        int stepsPerEpoch = Math.Max(1, samples.Length / BatchSize);
        long steps = (long)stepsPerEpoch * epochs;
        var adam = new Adam(
            _net.Parameters,
            LearningRate.Cosine(PeakRate, steps, warmup: Math.Min(20, steps / 10), final: PeakRate / 100)
        )
        {
            ClipNorm = 10,
        };
        IVelocityNet net = _net;
        var trainer = new Trainer<Sample>(
            net,
            adam,
            (pass, sample) => Loss.MeanSquaredError(net.Forward(pass.Enter(sample.Cloud)), sample.Velocities)
        )
        {
            BatchSize = BatchSize,
            Seed = seed,
        };
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            double loss = trainer.Run(samples, (long)stepsPerEpoch * epoch, cancellation: cancellation).Average();
            if (progress is not null)
            {
                double power = samples.Average(static s => s.Power);
                progress(
                    new EpochReport(epoch, epochs, 1 - (loss / power), VelocityScore.Of(data.Validation, Predict).R2)
                );
            }
        }
    }

    /// <summary>Velocities, N × 3 in km/s, from the positions alone; the cloud may be periodic or open.</summary>
    public double[] Predict(GalaxyCloud cloud) => Answer(Net, cloud);

    /// <summary>What the trained network predicts in a precision.</summary>
    public Func<GalaxyCloud, double[]> In(Precision precision)
    {
        IVelocityNet copy = _create(0, precision);
        foreach (Parameter parameter in copy.Parameters.All)
            parameter.Assign(Net.Parameters[parameter.Path].ToArray());

        return cloud => Answer(copy, cloud);
    }

    /// <summary>A cloud as the network takes it: positions, cell, edges to <see cref="VelocityNet.Radius"/>.</summary>
    public static PointCloud<Galaxy> ToPoints(GalaxyCloud cloud) =>
        PointCloud.Create<Galaxy>(
            cloud.Positions,
            Ones(cloud.Count),
            Neighbours.WithinRadius(VelocityNet.Radius),
            cloud.Cell
        );

    private static double[] Answer(IVelocityNet net, GalaxyCloud cloud) =>
        Array.ConvertAll(net.Predict(ToPoints(cloud)).ToArray(), static v => v * Unit);

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1.0);
        return ones;
    }

    private static double[] Targets(GalaxyCloud cloud) => Array.ConvertAll(cloud.Velocities, static v => v / Unit);

    private sealed record Sample(PointCloud<Galaxy> Cloud, Rows<Flow> Velocities)
    {
        /// <summary>Mean square of a target: the loss of the zero model.</summary>
        public double Power { get; } = Velocities.ToArray().Average(static v => v * v);
    }
}
