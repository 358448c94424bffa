using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Models;

namespace GeoDL.Typed.Studies.Galaxies.Network;

/// <summary>The network on long-range sums as one of the models that are compared.</summary>
public sealed class LongRangeVelocityModel : INetworkModel
{
    // A pass over the training clouds costs a tenth of one with edges, so an epoch of this model is several.
    private const int BatchSize = 4,
        PassesPerEpoch = 4,
        MeasuredClouds = 32;
    private const double PeakRate = 5e-3;

    // Not more threads than cores: each holds the workspace of a whole cloud, 138,000 edges.
    private static ParallelOptions AllCores => new() { MaxDegreeOfParallelism = Parallelism.Threads };

    private readonly LongRangeSums _sums = new(),
        _exactSums = new(precision: Precision.Double);
    private LongRangeNet? _net;

    /// <inheritdoc/>
    public string Name => "long-range";

    /// <inheritdoc/>
    public int WeightCount => _net?.Parameters.Count ?? 0;

    /// <inheritdoc/>
    public ParameterSet Parameters => Net.Parameters;

    private LongRangeNet Net => _net ?? throw new InvalidOperationException("The network has not been trained yet.");

    /// <inheritdoc/>
    public void Train(
        TrainingSet data,
        TrainingSettings settings,
        IProgress<EpochReport>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var samples = new Sample[data.Training.Count];
        Parallel.For(
            0,
            samples.Length,
            AllCores,
            i =>
                samples[i] = new Sample(
                    ToPoints(data.Training[i], Precision.Single),
                    Rows<Flow>.From(
                        Array.ConvertAll(data.Training[i].Velocities, static v => v / NetworkVelocityModel.Unit)
                    )
                )
        );
        var validation = new PointCloud<Pulls>[data.Validation.Count];
        Parallel.For(
            0,
            validation.Length,
            AllCores,
            i => validation[i] = ToPoints(data.Validation[i], Precision.Single)
        );

        LongRangeNet net = Measured(
            settings.Seed,
            PointCloud.Batch(samples.Take(MeasuredClouds).Select(static s => s.Cloud))
        );
        long stepsPerEpoch = Math.Max(1, samples.Length * PassesPerEpoch / BatchSize),
            steps = stepsPerEpoch * settings.Epochs;
        var adam = new Adam(
            net.Parameters,
            LearningRate.Cosine(PeakRate, steps, warmup: Math.Min(50, steps / 10), final: PeakRate / 100)
        )
        {
            ClipNorm = 10,
        };
        var order = new BatchSchedule(samples.Length, BatchSize, settings.Seed);
        double power =
            data.Training.Average(static c => c.Velocities.Average(static v => v * v))
            / (NetworkVelocityModel.Unit * NetworkVelocityModel.Unit);
        for (int epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            double loss = 0;
            for (long step = stepsPerEpoch * (epoch - 1); step < stepsPerEpoch * epoch; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                loss += Step(net, adam, [.. order.Batch(step).Select(i => samples[i])], step) / stepsPerEpoch;
            }

            progress?.Report(
                new EpochReport(
                    epoch,
                    settings.Epochs,
                    1 - (loss / power),
                    VelocityScore.Of(data.Validation, i => Answer(net, validation[i])).R2
                )
            );
        }

        _net = net;
    }

    /// <inheritdoc/>
    public double[] Predict(GalaxyCloud cloud) => Answer(Net, ToPoints(cloud, Precision.Single));

    /// <inheritdoc/>
    public Func<GalaxyCloud, double[]> In(Precision precision)
    {
        var copy = new LongRangeNet(0, precision);
        foreach (Parameter parameter in copy.Parameters.All)
            parameter.Assign(Net.Parameters[parameter.Path].ToArray());

        return cloud => Answer(copy, ToPoints(cloud, precision));
    }

    /// <summary>
    /// One step, with the statistics that were measured: those of its own cloud would hide how strong the pulls in it
    /// are.
    /// </summary>
    private static double Step(LongRangeNet net, Adam adam, Sample[] batch, long step)
    {
        var passes = new Pass[batch.Length];
        var losses = new double[batch.Length];
        try
        {
            for (int i = 0; i < passes.Length; i++)
                passes[i] = net.Record(training: false, step: (step * passes.Length) + i);

            Parallel.For(
                0,
                passes.Length,
                AllCores,
                i =>
                {
                    Loss loss = Loss.MeanSquaredError(
                        net.Forward(passes[i].Enter(batch[i].Cloud)),
                        batch[i].Velocities
                    );
                    losses[i] = loss.Value;
                    passes[i].Backward(loss);
                }
            );
            adam.Step(passes);
        }
        finally
        {
            foreach (Pass pass in passes)
                pass.Dispose();
        }

        return losses.Average();
    }

    /// <summary>A network of fresh weights whose batch norm knows the statistics of some clouds together.</summary>
    private static LongRangeNet Measured(ulong seed, PointCloud<Pulls> clouds)
    {
        LongRangeNet net = new(seed),
            twin = new(seed);
        using (Pass pass = twin.Record(training: true))
        {
            pass.Backward(Loss.Sum(twin.Forward(pass.Enter(clouds)).SquaredNorm()));
            // A step, thrown away with the twin, since statistics are kept in steps only.
            new Adam(twin.Parameters, 1e-12).Step(pass);
        }

        foreach (Parameter buffer in net.Parameters.All.Where(static p => p.IsBuffer))
            buffer.Assign(twin.Parameters[buffer.Path].ToArray());

        return net;
    }

    private static double[] Answer(LongRangeNet net, PointCloud<Pulls> cloud) =>
        Array.ConvertAll(net.Predict(cloud).ToArray(), static v => v * NetworkVelocityModel.Unit);

    private PointCloud<Pulls> ToPoints(GalaxyCloud cloud, Precision precision)
    {
        PointCloud<Galaxy> points = NetworkVelocityModel.ToPoints(cloud);
        return PointCloud.Create(
            cloud.Positions,
            (precision == Precision.Single ? _sums : _exactSums).Predict(points),
            Neighbours.None
        );
    }

    private sealed record Sample(PointCloud<Pulls> Cloud, Rows<Flow> Velocities);
}
