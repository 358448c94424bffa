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
    private const string Seconds = "seconds";

    // Not searched for: the first values that trained well.
    private const double Rate = 0.01,
        WeightDecay = 0.03;

    private string Name => options.Network.ToString().ToLowerInvariant();

    /// <summary>Runs what is left of it, and writes the table.</summary>
    /// <exception cref="DataFileException">A file of the data or of an earlier run cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        if (!IsDone(BenchmarkResult.Read(options.Results)))
            Train(TurnedMnist.Read(options.DataFolder), cancellation);
        Report();
    }

    private bool IsDone(IReadOnlyList<BenchmarkResult> results) =>
        results.Any(r => r.Network == Name && r.Seed == options.Seed && r.Epochs == options.Epochs);

    private void Train(TurnedMnist data, CancellationToken cancellation)
    {
        Classifier classifier = options.Network switch
        {
            NetworkKind.Plain => Classifiers.Plain(options.Seed),
            NetworkKind.P4 => Classifiers.P4(options.Seed),
            _ => Classifiers.Benchmark(options.Seed),
        };
        var training = new DigitTraining(classifier, data.Training, options.Epochs, options.Seed, Rate, WeightDecay);
        Directory.CreateDirectory(options.OutputFolder);
        double seconds = Resume(classifier, training);
        output.WriteLine(
            $"{classifier.Name}: {classifier.Parameters.Count} weights, {data.Training.Count} images, "
                + $"{training.Epochs} epochs"
                + (training.EpochsDone > 0 ? $", of which {training.EpochsDone} are done." : ".")
        );
        while (training.EpochsDone < training.Epochs)
        {
            var watch = Stopwatch.StartNew();
            double loss = training.RunEpoch(cancellation);
            seconds += watch.Elapsed.TotalSeconds;
            Checkpoint.Save(
                options.Checkpoint,
                classifier.Parameters,
                training.Optimiser,
                new Dictionary<string, string> { [Seconds] = seconds.ToString("R", CultureInfo.InvariantCulture) }
            );
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  epoch {training.EpochsDone, 3}: loss {loss:0.0000}, validation error "
                        + $"{Error(classifier, data.Validation, cancellation):0.00} %, "
                        + $"{watch.Elapsed.TotalSeconds:0} s"
                )
            );
        }

        new BenchmarkResult(
            Name,
            options.Seed,
            options.Epochs,
            classifier.Parameters.Count,
            Error(classifier, data.Validation, cancellation),
            Error(classifier, data.Test, cancellation),
            Math.Round(seconds, 1)
        ).AppendTo(options.Results);
    }

    /// <summary>Continues an interrupted run; returns the seconds that it has taken.</summary>
    private double Resume(Classifier classifier, DigitTraining training)
    {
        if (!File.Exists(options.Checkpoint))
            return 0;
        try
        {
            return double.Parse(
                Checkpoint.Load(options.Checkpoint, classifier.Parameters, training.Optimiser)[Seconds],
                CultureInfo.InvariantCulture
            );
        }
        catch (Exception error) when (error is InvalidDataException or KeyNotFoundException or FormatException)
        {
            throw new DataFileException(
                options.Checkpoint,
                $"{error.Message} Remove it to start this run anew, or give another folder with --out."
            );
        }
    }

    private static double Error(Classifier classifier, DigitImages images, CancellationToken cancellation) =>
        100
        * (1 - DigitTraining.Test(classifier, images, new ConsoleProgress("tested", images.Count), cancellation).Value);

    private void Report()
    {
        output.WriteLine();
        output.WriteLine("network              weights  epochs  seeds   test error, %      from");
        foreach (
            IGrouping<(string, int, int), BenchmarkResult> runs in BenchmarkResult
                .Read(options.Results)
                .GroupBy(static r => (r.Network, r.Weights, r.Epochs))
        )
        {
            double[] errors = [.. runs.Select(static r => r.TestError)];
            string spread =
                errors.Length == 1
                    ? ""
                    : string.Create(CultureInfo.InvariantCulture, $" ({errors.Min():0.00} to {errors.Max():0.00})");
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{runs.Key.Item1, -20} {runs.Key.Item2, 7} {runs.Key.Item3, 7} {errors.Length, 6}   "
                        + $"{errors.Average(), 5:0.00}{spread, -14}here, "
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
