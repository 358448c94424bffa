using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Networks;
using GeoDL.Typed.Samples.Digits.Training;

namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>
/// One network on turned digits of MNIST: 10,000 to learn from, 2,000 to validate with, 50,000 to be tested with. An
/// interrupted run goes on at its last whole epoch, and results are kept run by run.
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

    private string Name => options.Network.ToString().ToLowerInvariant();

    /// <summary>Runs what is left of it, and writes the table.</summary>
    /// <exception cref="DataFileException">A file of the data or of an earlier run cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        if (!IsDone(BenchmarkResult.Read(options.Results)))
            Train(TurnedMnist.Read(options.DataFolder, options.Upright), cancellation);
        Report();
    }

    private bool IsDone(IReadOnlyList<BenchmarkResult> results) =>
        results.Any(r =>
            r.Network == Name
            && r.Seed == options.Seed
            && r.Epochs == options.Epochs
            && r.UprightTestError is not null == options.Upright
        );

    private void Train(TurnedMnist data, CancellationToken cancellation)
    {
        Classifier classifier = options.Network switch
        {
            NetworkKind.Plain => Classifiers.Plain(options.Seed),
            NetworkKind.P4 => Classifiers.P4Benchmark(options.Seed),
            NetworkKind.Open => Classifiers.Open(options.Seed),
            NetworkKind.Turning => Classifiers.Steerable(options.Seed),
            _ => Classifiers.SteerableBenchmark(options.Seed),
        };
        DigitImages images = data.Training.Widen(classifier.Side);
        var training = new DigitTraining(
            classifier,
            images,
            options.Epochs,
            options.Seed,
            Rate,
            WeightDecay,
            AveragedEpochs
        );
        Directory.CreateDirectory(options.OutputFolder);
        double seconds = TimedCheckpoint.Resume(options.Checkpoint, classifier.Parameters, training.Optimiser);
        output.WriteLine(
            $"{classifier.Name}: {classifier.Parameters.Count} weights, {images.Count} "
                + $"{(options.Upright ? "upright" : "turned")} images, {training.Epochs} epochs"
                + (training.EpochsDone > 0 ? $", of which {training.EpochsDone} are done." : ".")
        );
        while (training.EpochsDone < training.Epochs)
        {
            var watch = Stopwatch.StartNew();
            double loss = training.RunEpoch(cancellation);
            seconds += watch.Elapsed.TotalSeconds;
            TimedCheckpoint.Save(options.Checkpoint, classifier.Parameters, training.Optimiser, seconds);
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  epoch {training.EpochsDone, 3}: loss {loss:0.0000}, validation error "
                        + $"{Averaged(data.Validation):0.00} %, "
                        + $"{watch.Elapsed.TotalSeconds:0} s"
                )
            );
        }

        new BenchmarkResult(
            Name,
            options.Seed,
            options.Epochs,
            classifier.Parameters.Count,
            Averaged(data.Validation),
            Averaged(data.Test),
            Math.Round(seconds, 1),
            data.UprightTest is { } upright ? Averaged(upright) : null
        ).AppendTo(options.Results);

        double Averaged(DigitImages set)
        {
            using IDisposable? averaged = training.Optimiser.Average?.Use();
            return Error(classifier, set, cancellation);
        }
    }

    private static double Error(Classifier classifier, DigitImages images, CancellationToken cancellation)
    {
        double error =
            100
            * (
                1
                - DigitTraining
                    .Test(
                        classifier,
                        images.Widen(classifier.Side),
                        new ConsoleProgress("tested", images.Count),
                        cancellation
                    )
                    .Value
            );
        return Math.Round(error, 3);
    }

    private void Report()
    {
        output.WriteLine();
        output.WriteLine("network              weights  epochs  seeds   test error, %      from");
        foreach (
            var runs in BenchmarkResult
                .Read(options.Results)
                .GroupBy(static r => (r.Network, r.Weights, r.Epochs, Upright: r.UprightTestError is not null))
        )
        {
            string upright = runs.Key.Upright
                ? $"learned upright; upright {Spread.Of(runs.Select(static r => r.UprightTestError!.Value), "0.00")}, "
                : "";
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{runs.Key.Network, -20} {runs.Key.Weights, 7} {runs.Key.Epochs, 7} {runs.Count(), 6}   "
                        + $"{Spread.Of(runs.Select(static r => r.TestError), "0.00"), -19}{upright}here, "
                        + $"{runs.Average(static r => r.Seconds) / 60:0.0} min"
                )
            );
        }

        foreach (PublishedError published in PublishedError.All)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{published.Model, -45} {published.Error, 5:0.00}{"", -14}{published.Source}"
                )
            );
        }

        output.WriteLine("Published errors are those of MNIST-rot; the images here are another draw, made alike.");
    }
}
