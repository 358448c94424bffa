using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>The training that all estimators share: batches, a running average of the weights, validation.</summary>
/// <typeparam name="TInput">A cloud as the network takes it.</typeparam>
public abstract class Estimator<TInput> : Estimator
{
    // Steps over which weights are averaged at most; a tenth of a training where that is less.
    private const double LongestMemory = 500;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<InferencePoint> Train(
        InferenceData data,
        InferencePlan plan,
        IProgress<InferencePoint>? progress = null,
        CancellationToken cancellation = default
    )
    {
        TInput[] inputs = Prepare(data.Training, plan.Threads, cancellation),
            validation = Prepare(data.Validation, plan.Threads, cancellation);
        double[][] targets =
        [
            .. data.Training.Select(static c => CosmologyLabels.Scale(CosmologyLabels.Of(c.Cosmology!))),
        ];
        double[][] truth = InferenceScore.Truth(data.Validation);
        Begin(plan, inputs);

        Range part = plan.Replicas.Share(Math.Min(plan.BatchSize, inputs.Length));
        var order = new BatchSchedule(inputs.Length, plan.BatchSize, plan.Seed);
        TrainingState state = Resume() ?? new TrainingState(0, GetWeights(), GetWeights(), double.PositiveInfinity);
        double[] average = state.Average;
        double memory = Math.Clamp(plan.Steps / 10.0, 1, LongestMemory);
        long every = Math.Max(1, plan.Steps / plan.Validations);
        var points = new List<InferencePoint>();
        double loss = 0;
        long since = 0;
        for (long step = state.Step + 1; step <= plan.Steps; step++)
        {
            int[] batch = order.Batch(step - 1);
            long first = ((step - 1) * batch.Length) + part.Start.Value;
            batch = batch[part];
            try
            {
                if (plan.Replicas is null)
                    cancellation.ThrowIfCancellationRequested();

                loss += Step(
                    [.. batch.Select(i => inputs[i])],
                    [.. batch.Select(i => targets[i])],
                    first,
                    cancellation
                );
            }
            catch (Exception error) when (error is OperationCanceledException or ReplicaException)
            {
                Keep(state with { Step = step - 1 });
                throw;
            }

            since++;
            double[] now = GetWeights();
            double share = 1.0 / Math.Min(step, memory);
            for (int i = 0; i < now.Length; i++)
                average[i] += share * (now[i] - average[i]);

            if (step % every != 0 && step != plan.Steps)
                continue;

            SetWeights(average);
            InferenceScore score = InferenceScore.Of(truth, Answer(validation, plan.Threads));
            if (score.MeanSquaredError.Sum() < state.BestError)
                state = state with { BestError = score.MeanSquaredError.Sum(), Best = [.. average] };

            SetWeights(now);
            Keep(state with { Step = step });
            points.Add(new InferencePoint(step, loss / since, score));
            progress?.Report(points[^1]);
            (loss, since) = (0, 0);
        }

        SetWeights(state.Best);
        return points;
    }

    /// <inheritdoc/>
    public sealed override double[][] Predict(IReadOnlyList<GalaxyCloud> clouds) => Answer(Prepare(clouds, 0), 0);

    /// <summary>A cloud as the network takes it.</summary>
    protected abstract TInput Prepare(GalaxyCloud cloud);

    /// <summary>Starts a training: initial weights, statistics of the inputs, optimiser.</summary>
    protected abstract void Begin(InferencePlan plan, IReadOnlyList<TInput> inputs);

    /// <summary>Keeps a training that may be interrupted; by default nothing is kept.</summary>
    protected virtual void Keep(TrainingState state) { }

    /// <summary>Restores a training that was interrupted; null where there is none.</summary>
    protected virtual TrainingState? Resume() => null;

    /// <summary>One step of the optimiser.</summary>
    /// <param name="inputs">The clouds of the batch, or this process's share of them.</param>
    /// <param name="targets">Their scaled labels.</param>
    /// <param name="first">The number of the first of them, counted from 0 over all steps and processes.</param>
    /// <param name="cancellation">Told to the other processes; alone, it has been looked at.</param>
    /// <returns>The mean squared error before the step, over all processes.</returns>
    /// <exception cref="ReplicaException">Another process has failed or gone; the step was not taken.</exception>
    protected abstract double Step(TInput[] inputs, double[][] targets, long first, CancellationToken cancellation);

    /// <summary>What the network says of a cloud, scaled.</summary>
    protected abstract double[] Answer(TInput input);

    /// <summary>A copy of all weights.</summary>
    protected abstract double[] GetWeights();

    /// <summary>Overwrites all weights.</summary>
    protected abstract void SetWeights(double[] weights);

    private TInput[] Prepare(IReadOnlyList<GalaxyCloud> clouds, int threads, CancellationToken cancellation = default)
    {
        var inputs = new TInput[clouds.Count];
        ParallelOptions options = Options(threads);
        options.CancellationToken = cancellation;
        Parallel.For(0, clouds.Count, options, i => inputs[i] = Prepare(clouds[i]));
        return inputs;
    }

    private double[][] Answer(TInput[] inputs, int threads)
    {
        var answers = new double[inputs.Length][];
        Parallel.For(0, inputs.Length, Options(threads), i => answers[i] = CosmologyLabels.Unscale(Answer(inputs[i])));
        return answers;
    }

    /// <summary>So many threads, or as many as there are processors.</summary>
    protected static ParallelOptions Options(int threads) =>
        new() { MaxDegreeOfParallelism = threads > 0 ? threads : Parallelism.Threads };
}
