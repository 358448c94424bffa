using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Shapes.Data;
using GeoDL.Typed.Samples.Shapes.Networks;
using GeoDL.Typed.Samples.Shapes.Training;

namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>
/// One network on ModelNet10: learned upright (or, to compare, turned), tested upright, moved by the symmetries of the
/// cube, and turned at random. An interrupted run goes on at its last whole epoch, and results are kept run by run.
/// </summary>
/// <param name="options">The run.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Benchmark(BenchmarkOptions options, TextWriter output)
{
    // Not searched for: the first values that trained well.
    private const double Rate = 0.01,
        WeightDecay = 0.03;

    // Validated and tested are averaged weights, which jump less from step to step.
    private const double AveragedEpochs = 2;

    // The rotations of the test set are the same for all runs.
    private const int Rotations = 1_000_011;

    /// <summary>Runs what is left of it, and writes the table.</summary>
    /// <exception cref="DataFileException">A file of the data or of an earlier run cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        bool isDone = ResultLines
            .Read<BenchmarkResult>(options.Results)
            .Any(r => r.Network == options.Name && r.Seed == options.Seed && r.Epochs == options.Epochs);
        if (!isDone)
            Train(ModelNet10.Read(options.DataFolder), cancellation);
        Report();
    }

    private void Train(ModelNet10 data, CancellationToken cancellation)
    {
        VolumeClassifier classifier = options.Network switch
        {
            NetworkKind.Steerable => Classifiers.Furniture(options.Seed),
            NetworkKind.Standing => Classifiers.Standing(options.Seed),
            NetworkKind.Plain => Classifiers.Slices(options.Seed),
            _ => throw new InvalidOperationException($"There is no network {options.Network}."),
        };
        EpochTraining<VolumeBatch> training = classifier.Train(
            options.LearnsTurned ? data.Training.TurnedInVariations() : data.Training,
            new EpochPlan(options.Epochs, options.Seed, Rate, WeightDecay, AveragedEpochs)
        );
        Directory.CreateDirectory(options.OutputFolder);
        double seconds = TimedCheckpoint.Resume(options.Checkpoint, classifier.Parameters, training.Optimiser);
        output.WriteLine(
            $"{classifier.Name}: {classifier.Parameters.Count} weights, {data.Training.Count} shapes, "
                + $"{data.Training.ScaledCount} of them scaled to fit the ball; {training.Epochs} epochs"
                + (training.EpochsDone > 0 ? $", of which {training.EpochsDone} are done." : ".")
        );
        OccupancySet turnedValidation = data.Validation.Turned(Rotations);
        while (training.EpochsDone < training.Epochs)
        {
            var watch = Stopwatch.StartNew();
            int first = training.EpochsDone * training.StepsPerEpoch;
            var progress = new ConsoleProgress($"epoch {training.EpochsDone + 1}, steps", training.StepsPerEpoch);
            double loss = training.RunEpoch(
                new Reported<TrainingProgress>(p => progress.Report((int)p.Step - first)),
                cancellation
            );
            seconds += watch.Elapsed.TotalSeconds;
            TimedCheckpoint.Save(options.Checkpoint, classifier.Parameters, training.Optimiser, seconds);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  epoch {training.EpochsDone, 3}: loss {loss:0.0000}, "
                        + $"{Right(Answers(data.Validation), data.Validation):0.0} % of the validation shapes right, "
                        + $"{Right(Answers(turnedValidation), turnedValidation):0.0} % of them turned, "
                        + $"{watch.Elapsed.TotalSeconds:0} s"
                )
            );
        }

        double[] upright = Answers(data.Test),
            moved = Answers(new MovedSet(data.Test, CubeElement.All));
        OccupancySet turned = data.Test.Turned(Rotations);
        int[] named = Names(upright, data.Test.Count);
        ResultLines.Append(
            options.Results,
            new BenchmarkResult(
                options.Name,
                options.Seed,
                options.Epochs,
                classifier.Parameters.Count,
                Right(Answers(data.Validation), data.Validation),
                Right(upright, data.Test),
                Right(Answers(turned), turned),
                named.Zip(Names(moved, data.Test.Count)).Count(static p => p.First != p.Second),
                upright.Zip(moved, static (a, b) => Math.Abs(a - b)).Max() / upright.Max(Math.Abs),
                Math.Round(seconds, 1)
            )
        );

        double[] Answers(VolumeSet set)
        {
            using IDisposable? averaged = training.Optimiser.Average?.Use();
            return classifier.Answers(set, new ConsoleProgress("tested", set.Count), cancellation);
        }
    }

    private static int[] Names(double[] logits, int count) =>
        [.. logits.Chunk(logits.Length / count).Select(static row => Array.IndexOf(row, row.Max()))];

    private static double Right(double[] logits, VolumeSet set) =>
        Math.Round(100 * Share.Count(logits, set.Labels).Value, 3);

    private void Report()
    {
        output.WriteLine();
        output.WriteLine(
            "network             weights  epochs  seeds   upright, %             turned at random, %    "
                + "under the cube: answers changed, logits by   minutes"
        );
        foreach (
            var runs in ResultLines
                .Read<BenchmarkResult>(options.Results)
                .GroupBy(static r => (r.Network, r.Weights, r.Epochs))
        )
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{runs.Key.Network, -19} {runs.Key.Weights, 7} {runs.Key.Epochs, 7} {runs.Count(), 6}   "
                        + $"{Spread.Of(runs.Select(static r => r.Upright), "0.0"), -22} "
                        + $"{Spread.Of(runs.Select(static r => r.Turned), "0.0"), -22} "
                        + $"{runs.Max(static r => r.CubeAnswers), 31} "
                        + $"{runs.Max(static r => r.CubeChange), 12:0.0e+0}   "
                        + $"{runs.Average(static r => r.Seconds) / 60, 7:0.0}"
                )
            );
        }

        output.WriteLine("Published: VoxNet 92 % upright (Maturana and Scherer 2015; about 920,000 weights).");
    }
}
