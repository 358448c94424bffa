using System.Diagnostics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Trains a model on samples, several at once, with the same result whatever the number of threads.</summary>
/// <remarks>
/// Each sample of a batch runs in a pass of its own; gradients are summed in the batch's order. Data order and random layers are functions
/// of the seed and the optimiser's step count, so a run resumed from a <see cref="Checkpoint"/> equals an uninterrupted one bit by bit.
/// </remarks>
/// <typeparam name="TSample">What a sample is, such as a cloud with its target.</typeparam>
public sealed class Trainer<TSample>
{
    private readonly IEquivariantModel _model;
    private readonly Optimiser _optimiser;
    private readonly Objective<TSample> _objective;

    /// <summary>A trainer.</summary>
    public Trainer(IEquivariantModel model, Optimiser optimiser, Objective<TSample> objective)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimiser);
        ArgumentNullException.ThrowIfNull(objective);
        if (!ReferenceEquals(model.Parameters, optimiser.Parameters))
            throw new ArgumentException("The optimiser was made for another model.", nameof(optimiser));
        _model = model;
        _optimiser = optimiser;
        _objective = objective;
    }

    /// <summary>Samples a step.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Threads at most; 0 takes as many as there are processors.</summary>
    public int Threads { get; init; }

    /// <summary>Seed of the data order.</summary>
    public ulong Seed { get; init; }

    /// <summary>Runs until the optimiser has done <paramref name="steps"/> steps in all.</summary>
    /// <returns>The mean loss of each step done in this call.</returns>
    /// <exception cref="OperationCanceledException">Cancelled between two steps; model and optimiser are whole.</exception>
    public double[] Run(IReadOnlyList<TSample> samples, long steps, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        if (samples.Count == 0)
            throw new ArgumentException("There is nothing to train on: the list of samples is empty.", nameof(samples));
        var order = new BatchOrder(samples.Count, BatchSize, Seed);
        var losses = new List<double>();
        var watch = Stopwatch.StartNew();
        var passes = new Pass[order.BatchSize];
        var values = new double[order.BatchSize];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount };
        while (_optimiser.StepCount < steps)
        {
            cancellation.ThrowIfCancellationRequested();
            long step = _optimiser.StepCount;
            int[] batch = order.Batch(step).ToArray();
            try
            {
                for (int i = 0; i < batch.Length; i++)
                    passes[i] = _model.Record(training: true, step: (step * order.BatchSize) + i);
                if (options.MaxDegreeOfParallelism == 1 || batch.Length == 1)
                {
                    for (int i = 0; i < batch.Length; i++)
                        values[i] = RunOne(passes[i], samples[batch[i]]);
                }
                else
                {
                    Parallel.For(0, batch.Length, options, i => values[i] = Team.Alone(() => RunOne(passes[i], samples[batch[i]])));
                }

                _optimiser.Step(passes);
            }
            finally
            {
                foreach (Pass pass in passes)
                    pass?.Dispose();
            }

            losses.Add(values.Average());
            progress?.Report(new TrainingProgress(_optimiser.StepCount, steps, losses[^1], _optimiser.LastGradientNorm, watch.Elapsed));
        }

        return [.. losses];
    }

    private double RunOne(Pass pass, TSample sample)
    {
        Loss loss = _objective(pass, sample);
        double value = loss.Value;
        pass.Backward(loss);
        return value;
    }
}
