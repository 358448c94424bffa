using System.Globalization;
using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;
using GeoDL.Typed.Samples.NBody.Reports;
using GeoDL.Typed.Samples.NBody.Training;

namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>The sample from end to end: trajectories, training, the table beside published numbers.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Where the report goes.</param>
/// <param name="replicas">The processes that train together, of which the first one reports; null: this one
/// alone.</param>
public sealed class Experiment(RunOptions options, TextWriter output, IReplicas? replicas = null)
{
    private const int MostValidations = 60,
        StepsBetweenValidations = 20,
        TurnedTrajectories = 20;

    // Of the time that is asked for; the rest is for validation and for a machine that has other things to do.
    private const double TrainingShare = 0.9;

    private readonly int _threads = Processes.Threads(replicas, options.Threads);

    private bool IsFirst => replicas is null or { Index: 0 };

    /// <summary>Runs everything, or until cancelled.</summary>
    /// <returns>Whether the training is complete.</returns>
    public bool Run(CancellationToken cancellation = default)
    {
        NBodyData data = TrajectorySource.Load(options, output, cancellation);
        var folder = new TrainingFolder(options.OutputFolder, options.Network);
        if (options.Fresh && IsFirst)
            folder.Clear();

        // Nobody looks into the folder before the first one has cleared it.
        replicas.FromFirst(0);

        TrainingPlan plan = Plan(data, folder);
        var training = new NBodyTraining(data, plan, folder, _threads, replicas, options.Network);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Network: {options.Network.Create().Parameters.Count} weights; {plan.Steps} steps of "
                    + $"{plan.Batch} trajectories, {_threads} "
                    + $"threads{(replicas is null ? "" : $" in each of {replicas.Count} processes")}."
            )
        );
        if (training.StepCount > 0)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Going on at step {training.StepCount}, after {training.Seconds / 60:0.0} minutes "
                        + $"(--fresh starts anew)."
                )
            );
        }

        output.WriteLine();
        output.WriteLine(TrainingProgressLog.Header);
        try
        {
            training.Run(
                (int)Math.Clamp(plan.Steps / StepsBetweenValidations, 1, MostValidations),
                new TrainingProgressLog(output, plan.Steps),
                cancellation
            );
        }
        catch (ReplicaException error) when (IsFirst)
        {
            throw new ReplicaException(
                $"{error.Message} The training is kept as it was after step {training.StepCount}; the "
                    + "same command goes on from there.",
                error
            );
        }

        if (!IsFirst)
            return training.IsComplete;

        WriteCurve(training.Curve);
        if (!training.IsComplete)
            output.WriteLine($"Stopped at step {training.StepCount}; the same command goes on from there.");

        if (training.Curve.Count > 0)
            Report(data, folder.LoadBest(), training);

        return training.IsComplete;
    }

    /// <summary>
    /// The plan of the training that is there, if no other is asked for; else steps by epochs or by time.
    /// </summary>
    private TrainingPlan Plan(NBodyData data, TrainingFolder folder)
    {
        string mark = TrainingPlan.MarkOf(data.Training);
        int processes = replicas?.Count ?? 1;
        if (folder.HasTraining && options.Epochs is null)
        {
            TrainingPlan there = folder.ReadPlan();
            return there with
            {
                Seed = options.Seed,
                Data = mark,
                Batch = options.Batch is int asked ? asked * processes : there.Batch,
            };
        }

        int batch = (options.Batch ?? TrainingPlan.DefaultBatch) * processes;
        long steps;
        if (options.Epochs is null && options.Minutes is double minutes)
        {
            double seconds = replicas.FromFirst(
                NBodyTraining.MeasureStep(data, _threads, batch / processes, options.Network)
            );
            steps = Math.Max(1, (long)(TrainingShare * 60 * minutes / seconds));
            output.WriteLine(
                FormattableString.Invariant(
                    $"A step takes {1000 * seconds:0.0} ms, so {minutes:0.##} minutes are about {steps} steps."
                )
            );
        }
        else
        {
            steps =
                (long)(options.Epochs ?? RunOptions.DefaultEpochs)
                * TrainingRun.StepsPerEpochOf(data.Training.Count, batch);
        }

        return new TrainingPlan(steps, options.Seed, mark, batch);
    }

    private void WriteCurve(IReadOnlyList<CurvePoint> curve)
    {
        if (curve.Count == 0)
            return;

        string table = Path.Combine(options.OutputFolder, "curve.csv"),
            plot = Path.Combine(options.OutputFolder, "curve.png");
        AtomicFile.Write(
            table,
            stream =>
            {
                using var writer = new StreamWriter(stream);
                writer.WriteLine(CurvePoint.Header);
                foreach (CurvePoint point in curve)
                    writer.WriteLine(point.ToRow());
            }
        );
        LearningCurvePlot.Save(plot, curve);
        output.WriteLine();
        output.WriteLine($"Curve: {table}, {plot}");
    }

    private void Report(NBodyData data, INBodyNet net, NBodyTraining training)
    {
        Score validation = Score.Of(data.Validation, Clouds.Predict(net, data.Validation)),
            test = Score.Of(data.Test, Clouds.Predict(net, data.Test));
        output.WriteLine();
        output.WriteLine("model                      test MSE     median   from");
        foreach (LinearBaseline baseline in LinearBaseline.Fit(data.Training))
        {
            Score score = Score.Of(data.Test, baseline.Displacement);
            output.WriteLine(
                FormattableString.Invariant(
                    $"{baseline.Name, -26} {score.Mean, 8:0.0000} {score.Median, 10:0.00000}   here"
                )
            );
        }

        foreach (PublishedResult published in PublishedResult.All)
        {
            output.WriteLine(
                FormattableString.Invariant(
                    $"{published.Model, -26} {published.Error, 8:0.0000}          -   {published.Source}"
                )
            );
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{"this network", -26} {test.Mean, 8:0.0000} {test.Median, 10:0.00000}   here, "
                    + $"{training.Seconds / 60:0.0} minutes; validation {validation.Mean:0.0000}"
            )
        );
        output.WriteLine();
        output.WriteLine(EquivarianceReport.Header);
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            output.WriteLine(
                EquivarianceReport
                    .Measure(
                        net,
                        [.. data.Test.Take(TurnedTrajectories)],
                        precision,
                        (int)(options.Seed % int.MaxValue)
                    )
                    .ToText()
            );
        }

        output.WriteLine($"Weights: {Path.Combine(options.OutputFolder, "model.safetensors")}");
    }
}
