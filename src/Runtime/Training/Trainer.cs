using System.Diagnostics;
using System.Runtime.ExceptionServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Trains a model on samples, several at once, with the same result whatever the number of threads.</summary>
/// <remarks>
/// Each sample of a batch runs in a pass of its own; gradients are summed in the batch's order. Data order and random
/// layers are functions of the seed and the optimiser's step count, so a run resumed from a <see cref="Checkpoint"/>
/// equals an uninterrupted one bit by bit.
/// Where the optimiser has <see cref="Optimiser.Replicas"/>, a step takes one batch for each replica, and every replica
/// runs its share: up to rounding, losses and weights are those of one process with a batch larger by the number of
/// replicas.
/// </remarks>
/// <example>
/// <code><![CDATA[
/// (PointCloud<Atom> Cloud, Rows<Energy> Energy)[] samples = [(cloud, Rows<Energy>.From([0.5]))];
/// var trainer = new Trainer<(PointCloud<Atom> Cloud, Rows<Energy> Energy)>(
///     net,
///     new Adam(net.Parameters, rate: 0.01),
///     (pass, sample) => Loss.MeanSquaredError(net.Forward(pass.Enter(sample.Cloud)), sample.Energy))
/// {
///     BatchSize = 8,
/// };
/// double[] losses = trainer.Run(samples, steps: 200);
/// ]]></code>
/// </example>
/// <typeparam name="TSample">The type of a sample, such as a cloud with its target.</typeparam>
public sealed class Trainer<TSample>
{
    private readonly IEquivariantModel _model;
    private readonly Optimiser _optimiser;
    private readonly Objective<TSample> _objective;

    /// <summary>Creates a trainer.</summary>
    /// <exception cref="ArgumentException">The optimiser was made for another model.</exception>
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

    /// <summary>The number of samples per step, in each replica; at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(BatchSize));
            field = value;
        }
    } = 1;

    /// <summary>The maximum number of threads; 0 means the number of processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Threads));
            field = value;
        }
    }

    /// <summary>Seed of the data order.</summary>
    public ulong Seed { get; init; }

    /// <summary>Runs until the optimiser has taken <paramref name="steps"/> steps in total.</summary>
    /// <returns>The mean loss of each step of this call.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled between two steps, here or in another
    /// replica; model and optimiser are consistent.</exception>
    /// <exception cref="ReplicaException">Another replica has failed or ended; model and optimiser are as after the
    /// last step.</exception>
    public double[] Run(
        IReadOnlyList<TSample> samples,
        long steps,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (samples.Count == 0)
            throw new ArgumentException("There is nothing to train on: the list of samples is empty.", nameof(samples));
        IReplicas? replicas = _optimiser.Replicas is { Count: > 1 } several ? several : null;
        var order = new BatchOrder(
            samples.Count,
            (int)Math.Min((long)BatchSize * (replicas?.Count ?? 1), samples.Count),
            Seed
        );
        (int first, int count) = replicas.Share(order.BatchSize).GetOffsetAndLength(order.BatchSize);
        var losses = new List<double>();
        var watch = Stopwatch.StartNew();
        var passes = new Pass[count];
        var values = new double[count];
        while (_optimiser.StepCount < steps)
        {
            if (replicas is null)
                cancellation.ThrowIfCancellationRequested();
            long step = _optimiser.StepCount;
            int[] batch = order.Batch(step).Slice(first, count).ToArray();
            try
            {
                ExceptionDispatchInfo? failure = null;
                try
                {
                    RunAll(samples, batch, (step * order.BatchSize) + first, passes, values);
                }
                catch (Exception error) when (replicas is not null)
                {
                    // The other replicas are told before it is thrown, because they would wait for ever.
                    failure = ExceptionDispatchInfo.Capture(error);
                }

                double loss = replicas is null ? values.Average() : replicas.Agree(values, failure, cancellation);
                _optimiser.Step(passes);
                losses.Add(loss);
            }
            finally
            {
                foreach (Pass pass in passes)
                    pass.Dispose();
            }

            progress?.Report(
                new TrainingProgress(
                    _optimiser.StepCount,
                    steps,
                    losses[^1],
                    _optimiser.LastGradientNorm,
                    watch.Elapsed
                )
            );
        }

        return [.. losses];
    }

    private void RunAll(IReadOnlyList<TSample> samples, int[] batch, long firstStep, Pass[] passes, double[] values)
    {
        for (int i = 0; i < batch.Length; i++)
            passes[i] = _model.Record(training: true, step: firstStep + i);
        int threads = Threads > 0 ? Threads : Environment.ProcessorCount;
        if (threads == 1 || batch.Length == 1)
        {
            for (int i = 0; i < batch.Length; i++)
                values[i] = RunOne(passes[i], samples[batch[i]]);
            return;
        }

        Parallel.For(
            0,
            batch.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            i => values[i] = WorkerTeam.Alone(() => RunOne(passes[i], samples[batch[i]]))
        );
    }

    private double RunOne(Pass pass, TSample sample)
    {
        Loss loss = _objective(pass, sample);
        double value = loss.Value;
        pass.Backward(loss);
        return value;
    }
}
