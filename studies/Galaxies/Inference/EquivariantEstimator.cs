using System.Runtime.ExceptionServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>A model written with the DSL as an <see cref="Estimator"/>.</summary>
/// <typeparam name="TFeatures">What the model is told of each galaxy.</typeparam>
/// <param name="name">Its name.</param>
/// <param name="create">Makes the model with the initial weights of a seed, in a precision.</param>
/// <param name="prepare">Makes of a cloud what the model takes, in its precision.</param>
public sealed class EquivariantEstimator<TFeatures>(
    string name,
    Func<ulong, Precision, EstimatorModel<TFeatures>> create,
    Func<GalaxyCloud, Precision, PointCloud<TFeatures>> prepare
) : Estimator<PointCloud<TFeatures>>, IStoredEstimator
    where TFeatures : struct, IFeatures<TFeatures>, allows ref struct
{
    // Clouds whose statistics centre and scale what the network compares. A deviation measured on so many is good to a
    // tenth.
    private const int MeasuredClouds = 64;

    private EstimatorModel<TFeatures> _model = create(0, Precision.Single);
    private AdamW? _optimiser;
    private int _threads;
    private IReplicas? _replicas;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override int WeightCount => _model.Parameters.Count;

    /// <inheritdoc/>
    public ParameterSet Parameters => _model.Parameters;

    /// <inheritdoc/>
    public Axis? Axis { get; init; }

    /// <inheritdoc/>
    public TrainingStateFile? StateFile { get; set; }

    /// <inheritdoc/>
    public Estimator In(Precision precision)
    {
        var copy = new EquivariantEstimator<TFeatures>(name, create, prepare)
        {
            Axis = Axis,
            _model = create(0, precision),
        };
        foreach (Parameter parameter in copy.Parameters.All)
            parameter.Assign(Parameters[parameter.Path].ToArray());

        return copy;
    }

    /// <inheritdoc/>
    protected override PointCloud<TFeatures> Prepare(GalaxyCloud cloud) => prepare(cloud, Parameters.Precision);

    /// <inheritdoc/>
    protected override void Begin(InferencePlan plan, IReadOnlyList<PointCloud<TFeatures>> inputs)
    {
        (_threads, _replicas) = (plan.Threads, plan.Replicas);
        _model = create(plan.Seed, Precision.Single);
        Measure(PointCloud.Batch(inputs.Take(MeasuredClouds)), plan.Seed);
        _optimiser = new AdamW(Parameters, plan.Rate, plan.WeightDecay) { ClipNorm = 1, Replicas = _replicas };
    }

    /// <inheritdoc/>
    protected override double Step(
        PointCloud<TFeatures>[] inputs,
        double[][] targets,
        long first,
        CancellationToken cancellation
    )
    {
        // Not as in training: the statistics are those measured at the beginning, or a cloud would be compared with its
        // batch.
        var passes = new Pass[inputs.Length];
        var losses = new double[inputs.Length];
        try
        {
            ExceptionDispatchInfo? failure = null;
            try
            {
                for (int i = 0; i < passes.Length; i++)
                    passes[i] = _model.Network.Record(training: false, step: first + i);

                Parallel.For(
                    0,
                    passes.Length,
                    Options(_threads),
                    i =>
                    {
                        Loss loss = _model.Compare(passes[i].Enter(inputs[i]), targets[i]);
                        losses[i] = loss.Value;
                        passes[i].Backward(loss);
                    }
                );
            }
            catch (Exception error) when (_replicas is not null)
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }

            double mean = _replicas is null ? losses.Average() : _replicas.Agree(losses, failure, cancellation);
            _optimiser!.Step(passes);
            return mean;
        }
        finally
        {
            foreach (Pass pass in passes)
                pass.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void Keep(TrainingState state)
    {
        if (_replicas is null or { Index: 0 })
            StateFile?.Save(Parameters, _optimiser!, state);
    }

    /// <inheritdoc/>
    protected override TrainingState? Resume() =>
        StateFile is { Exists: true } file ? file.Load(Parameters, _optimiser!) : null;

    /// <inheritdoc/>
    protected override double[] Answer(PointCloud<TFeatures> input) => _model.Predict(input);

    /// <inheritdoc/>
    protected override double[] GetWeights() =>
        [.. Parameters.All.Where(static p => !p.IsBuffer).SelectMany(static p => p.ToArray())];

    /// <inheritdoc/>
    protected override void SetWeights(double[] weights)
    {
        int first = 0;
        foreach (Parameter parameter in Parameters.All.Where(static p => !p.IsBuffer))
        {
            parameter.Assign(weights.AsSpan(first, parameter.Count));
            first += parameter.Count;
        }
    }

    /// <summary>Lets the batch norms measure many clouds at once, with a step whose weights are thrown away.</summary>
    private void Measure(PointCloud<TFeatures> clouds, ulong seed)
    {
        // Another object of the same weights: the workspace of so many clouds at once goes with it.
        EstimatorModel<TFeatures> twin = create(seed, Precision.Single);
        double[] targets = new double[CosmologyLabels.Count * clouds.CloudCount];
        using (Pass pass = twin.Network.Record(training: true))
        {
            pass.Backward(twin.Compare(pass.Enter(clouds), targets));
            new Adam(twin.Parameters, 1e-12).Step(pass);
        }

        foreach (Parameter buffer in Parameters.All.Where(static p => p.IsBuffer))
            buffer.Assign(twin.Parameters[buffer.Path].ToArray());
    }
}
