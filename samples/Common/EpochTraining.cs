using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Samples.Common;

/// <summary>
/// A training, epoch by epoch: samples in another order each time, in groups that run together in one pass.
/// </summary>
/// <typeparam name="TGroup">A group of samples.</typeparam>
public sealed class EpochTraining<TGroup>
{
    /// <summary>Passes of a step, which run at once.</summary>
    private const int Passes = 2;

    // Of an epoch: the rate rises slowly, since statistics of batch norm are poor at first.
    private const double Warmup = 0.5;

    // Of the largest rate, at the end.
    private const double LastRate = 0.01;

    private readonly IEquivariantModel _model;
    private readonly Objective<TGroup> _objective;
    private readonly int _samples;
    private readonly int _groupSize;
    private readonly Func<int[], int, TGroup> _group;
    private readonly ulong _seed;
    private readonly int _stepsPerEpoch;

    /// <summary>A training that has not begun.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="objective">Its loss.</param>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="groupSize">How many of them run together, over which batch norm takes its statistics.</param>
    /// <param name="group">Makes a group of the samples of these numbers, for an epoch.</param>
    /// <param name="plan">How it goes.</param>
    public EpochTraining(
        IEquivariantModel model,
        Objective<TGroup> objective,
        int samples,
        int groupSize,
        Func<int[], int, TGroup> group,
        EpochPlan plan
    )
    {
        (_model, _objective, _samples, _groupSize, _group) = (model, objective, samples, groupSize, group);
        (_seed, Epochs) = (plan.Seed, plan.Epochs);
        _stepsPerEpoch = Math.Max(1, samples / (groupSize * Passes));
        Optimiser = new AdamW(
            model.Parameters,
            LearningRate.Cosine(
                plan.Rate,
                (long)Epochs * _stepsPerEpoch,
                warmup: (long)(Warmup * _stepsPerEpoch),
                final: LastRate * plan.Rate
            ),
            plan.WeightDecay
        )
        {
            ClipNorm = plan.ClipNorm,
            Average =
                plan.AveragedEpochs > 0
                    ? new WeightAverage(model.Parameters, 1 - (1 / Math.Max(1, plan.AveragedEpochs * _stepsPerEpoch)))
                    : null,
        };
    }

    /// <summary>The optimiser, which counts the steps.</summary>
    public Optimiser Optimiser { get; }

    /// <summary>Epochs in all.</summary>
    public int Epochs { get; }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch => _stepsPerEpoch;

    /// <summary>Whole epochs that are done.</summary>
    public int EpochsDone => (int)(Optimiser.StepCount / _stepsPerEpoch);

    /// <summary>Trains to the end of an epoch.</summary>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>The mean loss.</returns>
    public double RunEpoch(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        int epoch = EpochsDone;
        int[] order = [.. Enumerable.Range(0, _samples)];
        new RandomStream(RandomStream.DeriveSeed(_seed, (ulong)epoch)).Shuffle<int>(order);
        int[][] numbers = [.. order.Chunk(_groupSize)];
        var groups = new IndexedSamples<TGroup>(numbers.Length, i => _group(numbers[i], epoch));
        var trainer = new Trainer<TGroup>(_model, Optimiser, _objective) { BatchSize = Passes, Seed = _seed };
        return trainer.Run(groups, (epoch + 1L) * _stepsPerEpoch, progress, cancellation).DefaultIfEmpty().Average();
    }
}
