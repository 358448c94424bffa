using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;

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

    /// <summary>
    /// The largest number of passes that are held at once, and so the memory of a step; 0 (the default) means all of a
    /// batch. A step accumulates the gradients of its passes in their order, so this does not change any bit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int PassesAtOnce
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(PassesAtOnce));
            field = value;
        }
    }

    /// <summary>
    /// The number of batches that one other thread reads before they are needed, and holds besides the one that it
    /// reads; 0 (the default): passes read their own samples from a list, each on its own thread, and one batch of a
    /// stream is read ahead.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int ReadAhead
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(ReadAhead));
            field = value;
        }
    }

    /// <summary>
    /// What is measured while it trains; <see cref="Optimiser.Stopping"/> ends a run by it. Null if nothing is.
    /// </summary>
    public Validation<TSample>? Validation { get; init; }

    /// <summary>
    /// Runs until the optimiser has taken <paramref name="steps"/> steps in total, or its
    /// <see cref="Optimiser.Stopping"/> ends the training.
    /// </summary>
    /// <returns>The mean loss of each step of this call.</returns>
    /// <exception cref="ArithmeticException">A loss, a gradient or a validation is not finite; the message names the
    /// step, which was not taken if it is a loss or a gradient.</exception>
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
        var order = new BatchOrder(
            samples.Count,
            (int)Math.Min((long)BatchSize * (Several?.Count ?? 1), samples.Count),
            Seed
        );
        (int first, int count) = Several.Share(order.BatchSize).GetOffsetAndLength(order.BatchSize);
        var list = new BatchSource<TSample>.Indexed(samples, order, first, count);
        return Run(
            ReadAhead == 0
                ? list
                : new BatchSource<TSample>.Read(
                    list.Batches(_optimiser.StepCount, steps).ToAsyncEnumerable(),
                    ReadAhead,
                    order.BatchSize,
                    first,
                    count
                ),
            steps,
            progress,
            cancellation
        );
    }

    /// <summary>
    /// The same on a stream, which is not held in memory: step n takes samples n·b … (n + 1)·b − 1, where b is the
    /// number of samples per step. At its end the stream is enumerated again, and a batch may span both.
    /// </summary>
    /// <remarks>
    /// The order is the stream's own, so let it shuffle, with a seed of its own. It must give the same samples each
    /// time it is enumerated: a resumed run skips those of earlier steps. It is read on another thread; where there are
    /// replicas, every one of them reads all of it and runs its share.
    /// </remarks>
    /// <inheritdoc cref="Run(IReadOnlyList{TSample}, long, IProgress{TrainingProgress}?, CancellationToken)"/>
    /// <exception cref="InvalidOperationException">The stream is empty.</exception>
    public double[] Run(
        IAsyncEnumerable<TSample> samples,
        long steps,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        int size = checked(BatchSize * (Several?.Count ?? 1));
        (int first, int count) = Several.Share(size).GetOffsetAndLength(size);
        return Run(
            new BatchSource<TSample>.Read(
                BatchSource<TSample>.Batches(samples, _optimiser.StepCount, steps, size, first, count),
                Math.Max(1, ReadAhead),
                size,
                first,
                count
            ),
            steps,
            progress,
            cancellation
        );
    }

    /// <summary>
    /// The mean of a number over samples, outside training and with the averaged weights where there are any
    /// (<see cref="Validation{TSample}"/>).
    /// </summary>
    /// <param name="samples">The samples.</param>
    /// <param name="metric">The number of a sample; null for its loss.</param>
    /// <param name="cancellation">Ends it between two samples.</param>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    /// <exception cref="ArithmeticException">A number is not finite; the message names step and sample.</exception>
    /// <exception cref="InvalidOperationException">There is an average, and a pass or a prediction of the model is
    /// active.</exception>
    public double Validate(
        IReadOnlyList<TSample> samples,
        Func<Pass, TSample, double>? metric = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException("There is nothing to validate with: the list is empty.", nameof(samples));
        metric ??= (pass, sample) => _objective(pass, sample).Value;
        var values = new double[samples.Count];
        // Weights that are not the trained ones were put there on purpose.
        using (_model.Parameters.Lent is null ? _optimiser.Average?.Use() : null)
        {
            SampleLoop.Run(
                Threads,
                values.Length,
                i =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    using Pass pass = _model.Record(training: false);
                    values[i] = metric(pass, samples[i]);
                }
            );
        }

        int bad = Array.FindIndex(values, static v => !double.IsFinite(v));
        return bad < 0
            ? values.Average()
            : throw new ArithmeticException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The validation after step {_optimiser.StepCount} gave {values[bad]} for sample {bad}."
                )
            );
    }

    private IReplicas? Several => _optimiser.Replicas is { Count: > 1 } several ? several : null;

    private double[] Run(
        BatchSource<TSample> source,
        long steps,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation
    )
    {
        using (source)
        {
            if (_optimiser.HasAccumulated)
            {
                throw new InvalidOperationException(
                    "Accumulated gradients wait for their step. Take it, or discard them, before a run."
                );
            }
            // A run that was cancelled in a validation does it first.
            if (_optimiser.Stopping is { } stopping && !(stopping.Seen?.Step >= _optimiser.StepCount))
                ValidateIfDue(cancellation);
            var losses = new List<double>();
            var watch = Stopwatch.StartNew();
            while (_optimiser.StepCount < steps && _optimiser.Stopping?.HasStopped != true)
            {
                if (Several is null)
                    cancellation.ThrowIfCancellationRequested();
                losses.Add(Step(source, cancellation));
                double? validation = ValidateIfDue(cancellation);
                progress?.Report(
                    new TrainingProgress(
                        _optimiser.StepCount,
                        steps,
                        losses[^1],
                        _optimiser.LastGradientNorm,
                        watch.Elapsed
                    )
                    {
                        Validation = validation,
                    }
                );
            }

            return [.. losses];
        }
    }

    private double? ValidateIfDue(CancellationToken cancellation)
    {
        if (Validation is null || !Validation.IsDue(_optimiser.StepCount))
            return null;
        // Replicas stop together, before a step: each of them does the whole validation.
        double value = Validate(
            Validation.Samples,
            Validation.Metric,
            Several is null ? cancellation : CancellationToken.None
        );
        _optimiser.Stopping?.Report(value);
        return value;
    }

    private double Step(BatchSource<TSample> source, CancellationToken cancellation)
    {
        long step = _optimiser.StepCount;
        int together = PassesAtOnce == 0 ? source.Count : Math.Min(PassesAtOnce, source.Count);
        var passes = new Pass[together];
        var values = new double[source.Count];
        int recorded = 0;
        try
        {
            ExceptionDispatchInfo? failure = null;
            try
            {
                Func<int, TSample> samples = source.Next(step, Several is null ? cancellation : CancellationToken.None);
                for (int first = 0; first < source.Count; first += together)
                {
                    if (first > 0)
                    {
                        _optimiser.Accumulate(passes);
                        End(passes);
                    }
                    recorded = Math.Min(together, source.Count - first);
                    long number = (step * source.Size) + source.First + first;
                    for (int i = 0; i < recorded; i++)
                        passes[i] = _model.Record(training: true, step: number + i);
                    int start = first;
                    SampleLoop.Run(Threads, recorded, i => values[start + i] = RunOne(passes[i], samples(start + i)));
                    CheckFinite(values.AsSpan(first, recorded), source.First + first);
                }
            }
            catch (Exception error) when (Several is not null)
            {
                // The other replicas are told before it is thrown, because they would wait for ever.
                failure = ExceptionDispatchInfo.Capture(error);
            }

            double loss = Several is null ? values.Average() : Several.Agree(values, failure, cancellation);
            _optimiser.Step(passes.AsSpan(0, recorded));
            return loss;
        }
        finally
        {
            End(passes);
            _optimiser.Discard();
        }
    }

    private void CheckFinite(ReadOnlySpan<double> losses, int first)
    {
        for (int i = 0; i < losses.Length; i++)
        {
            if (!double.IsFinite(losses[i]))
            {
                throw new ArithmeticException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The loss at step {_optimiser.StepCount} is {losses[i]} for sample {first + i} of its batch. "
                            + $"The step was not taken. Look for a learning rate that is too large, or targets that "
                            + $"are not finite."
                    )
                );
            }
        }
    }

    private double RunOne(Pass pass, TSample sample)
    {
        Loss loss = _objective(pass, sample);
        double value = loss.Value;
        pass.Backward(loss);
        return value;
    }

    private static void End(Pass[] passes)
    {
        foreach (Pass pass in passes)
            pass.Dispose();
    }
}
