using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Sky.Networks;

namespace GeoDL.Typed.Samples.Sky.Digits;

/// <summary>
/// Spherical digits of MNIST: learned upright or turned, and tested with both. An interrupted run goes on at its last
/// whole epoch, and results are kept run by run.
/// </summary>
/// <param name="options">The run.</param>
/// <param name="output">Where the report goes.</param>
public sealed class DigitBenchmark(DigitOptions options, TextWriter output)
{
    // Not searched for: the first values that trained well.
    private const double Rate = 0.01,
        WeightDecay = 0.01;

    // Validated and tested are averaged weights, which jump less from step to step.
    private const double AveragedEpochs = 0.5;

    // Digits that run together, over which batch norm takes its statistics.
    private const int GroupSize = 20;

    // One in so many of the training digits validates.
    private const int ValidationShare = 12;

    // Seeds of rotations; those of the test digits are the same for all runs.
    private const ulong TestRotations = 1_000_011,
        TrainingRotations = 1_000_012;

    /// <summary>Runs what is left of it, and writes the table.</summary>
    /// <exception cref="DataFileException">A file of the data or of an earlier run cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        (MnistSet training, MnistSet test) = MnistSet.Read(options.DataFolder);
        int images = Math.Min(options.Images ?? training.Count, training.Count),
            validated = images / ValidationShare,
            tests = Math.Min(options.Tests ?? test.Count, test.Count);
        ulong? rotations = options.IsRotated ? RandomStream.DeriveSeed(TrainingRotations, options.Seed) : null;
        bool isDone = ResultLines
            .Read<DigitResult>(options.Results)
            .Any(r =>
                r.Trained == options.Trained
                && r.Seed == options.Seed
                && r.Epochs == options.Epochs
                && r.Images == images - validated
            );
        if (!isDone)
        {
            Train(
                new SphericalDigits(training, 0, images - validated, rotations),
                new SphericalDigits(training, images - validated, validated, rotations),
                new SphericalDigits(test, 0, tests, null),
                new SphericalDigits(test, 0, tests, TestRotations),
                cancellation
            );
        }
        Report();
    }

    private void Train(
        SphericalDigits learned,
        SphericalDigits validation,
        SphericalDigits upright,
        SphericalDigits rotated,
        CancellationToken cancellation
    )
    {
        var net = new DigitNet(options.Seed);
        var training = new EpochTraining<DigitBatch>(
            net,
            (pass, batch) => Loss.CrossEntropy(net.Forward(pass.Enter(Entered(batch))), new Labels(batch.Labels)),
            learned.Count,
            GroupSize,
            (numbers, _) => learned.Select(numbers),
            new EpochPlan(options.Epochs, options.Seed, Rate, WeightDecay, AveragedEpochs)
        );
        Directory.CreateDirectory(options.OutputFolder);
        double seconds = TimedCheckpoint.Resume(options.Checkpoint, net.Parameters, training.Optimiser);
        output.WriteLine(
            $"{net.Parameters.Count} weights, {learned.Count} {(options.IsRotated ? "turned" : "upright")} digits, "
                + $"{training.Epochs} epochs"
                + (training.EpochsDone > 0 ? $", of which {training.EpochsDone} are done." : ".")
        );
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
            TimedCheckpoint.Save(options.Checkpoint, net.Parameters, training.Optimiser, seconds);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  epoch {training.EpochsDone, 3}: loss {loss:0.0000}, {Right(validation):0.00} % of the "
                        + $"validation digits right, {watch.Elapsed.TotalSeconds:0} s"
                )
            );
        }

        ResultLines.Append(
            options.Results,
            new DigitResult(
                options.Trained,
                options.Seed,
                options.Epochs,
                learned.Count,
                net.Parameters.Count,
                Right(validation),
                Right(upright),
                Right(rotated),
                Math.Round(seconds, 1)
            )
        );

        double Right(SphericalDigits digits)
        {
            using IDisposable? averaged = training.Optimiser.Average?.Use();
            var logits = new double[digits.Count * 10];
            int[][] groups = [.. Enumerable.Range(0, digits.Count).Chunk(GroupSize)];
            Parallel.ForEach(
                groups,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Parallelism.Threads },
                numbers => net.Predict(Entered(digits.Select(numbers))).ToArray().CopyTo(logits, numbers[0] * 10)
            );
            return Math.Round(100 * Share.Count(logits, digits.Labels).Value, 3);
        }
    }

    private static Sphere<Ink> Entered(DigitBatch batch) =>
        Sphere.Create<Ink>(SphericalDigits.Sampling, batch.Pixels.AsSpan());

    private void Report()
    {
        output.WriteLine();
        output.WriteLine(
            "learned   digits  weights  epochs  seeds   upright, %              turned, %          minutes"
        );
        foreach (
            var runs in ResultLines
                .Read<DigitResult>(options.Results)
                .GroupBy(static r => (r.Trained, r.Images, r.Weights, r.Epochs))
        )
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{runs.Key.Trained, -8} {runs.Key.Images, 7} {runs.Key.Weights, 8} {runs.Key.Epochs, 7} "
                        + $"{runs.Count(), 6}   {Spread.Of(runs.Select(static r => r.Upright), "0.00"), -23} "
                        + $"{Spread.Of(runs.Select(static r => r.Rotated), "0.00"), -18} "
                        + $"{runs.Average(static r => r.Seconds) / 60, 7:0.0}"
                )
            );
        }

        output.WriteLine(
            "Published (Cohen et al. 2018, about 58,000 weights): NR/NR 96, R/R 95, NR/R 94; "
                + "a planar network 98, 23, 11."
        );
    }
}
