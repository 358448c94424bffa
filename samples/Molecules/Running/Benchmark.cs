using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Reports;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>
/// One network on the acetylacetone sets: it learns from configurations at 300 K and is tested at 300 K, at 600 K,
/// along a turn about a bond and along the transfer of a proton. An interrupted run goes on where it was last saved,
/// and results are kept run by run.
/// </summary>
/// <param name="options">The run.</param>
/// <param name="output">Where the report goes.</param>
public sealed class Benchmark(BenchmarkOptions options, TextWriter output)
{
    private const string TrainingFile = "train_300K.xyz";

    // Of the time that is asked for; the rest is for tests and for a machine that has other things to do.
    private const double TrainingShare = 0.93;

    /// <summary>How often the training is saved, at the end of an epoch.</summary>
    public double SecondsBetweenSaves { get; init; } = 30;

    /// <summary>Runs what is left of it.</summary>
    /// <exception cref="DataFileException">A file of the data or of an earlier run cannot be used.</exception>
    public void Run(CancellationToken cancellation = default)
    {
        if (BenchmarkResult.Read(options.Results).Any(r => r.Name == options.Name))
        {
            output.WriteLine($"{options.Name} is done.");
            return;
        }
        DataFolder.ThrowIfMissing(options.DataFolder);
        MoleculeSet all = MoleculeSet.Read(DataFolder.Find(options.DataFolder, TrainingFile));
        (MoleculeSet set, MoleculeSet validation) = all.Draw(options.Configurations, options.Seed);
        Directory.CreateDirectory(options.OutputFolder);
        int epochs = EpochsOf(set, cancellation);
        var training = new PotentialTraining(options.Network, set, epochs, options.Seed);
        double seconds = Train(training, validation, cancellation);
        using IDisposable? averaged = training.UseAverage();
        training.Potential.Save(options.Potential);
        TestResult[] tests =
        [
            .. TestSets.Read(options.DataFolder).Select(set => Test(training.Potential, set.Name, set.Frames)),
        ];
        new BenchmarkResult(
            options.Name,
            options.Network.ToString(),
            options.Configurations,
            options.Seed,
            options.Length,
            epochs,
            training.Potential.Net.Parameters.Count,
            Math.Round(seconds, 1),
            tests
        ).AppendTo(options.Results);
        output.WriteLine($"Potential: {options.Potential}");
    }

    /// <summary>Writes the table of all runs of a folder, and the learning curve where there is one.</summary>
    public static void Report(string folder, TextWriter output)
    {
        IReadOnlyList<BenchmarkResult> results = BenchmarkResult.Read(Path.Combine(folder, "benchmark.jsonl"));
        output.WriteLine();
        output.WriteLine(
            "network   configurations  weights  seeds   set          energy, meV/atom      forces, meV/Å             "
                + "length, training"
        );
        foreach (
            var runs in results
                .GroupBy(static r => (r.Network, r.Configurations, r.Weights, r.Length))
                .OrderBy(static g => g.Key)
        )
        {
            foreach (string set in runs.SelectMany(static r => r.Tests.Select(static t => t.Set)).Distinct())
            {
                TestResult[] tests = [.. runs.SelectMany(r => r.Tests.Where(t => t.Set == set))];
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{runs.Key.Network, -9} {runs.Key.Configurations, 14} {runs.Key.Weights, 8} "
                            + $"{tests.Length, 6}   "
                            + $"{set, -12} {Spread.Of(tests.Select(static t => t.Energy), "0.00"), -21} "
                            + $"{Forces(tests), -26}{runs.Key.Length}, "
                            + $"{Spread.Of(runs.Select(static r => r.Seconds / 60), "0.0")} min"
                    )
                );
            }
        }

        foreach (Published published in Published.All)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{published.Model}: forces {published.Force300} meV/Å at 300 K, {published.Force600} at 600 K "
                        + $"({published.Source})"
                )
            );
        }

        if (results.Select(static r => r.Configurations).Distinct().Count() < 2)
            return;
        string plot = Path.Combine(folder, "learning-curve.png");
        MoleculePlots.SaveLearningCurve(
            plot,
            [.. results.Select(static r => (r.Network, r.Configurations, r.Force("300 K")))]
        );
        output.WriteLine($"Learning curve: {plot}");
    }

    private static string Forces(TestResult[] tests) =>
        tests.Any(static t => t.Force is null) ? "-" : Spread.Of(tests.Select(static t => t.Force!.Value), "0.0");

    /// <summary>The epochs of the run: as they were when it began, as the options say, or from a measurement.</summary>
    private int EpochsOf(MoleculeSet set, CancellationToken cancellation)
    {
        if (options.Epochs is { } stated)
            return stated;
        if (File.Exists(options.Plan))
        {
            return
                int.TryParse(
                    File.ReadAllText(options.Plan),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out int kept
                )
                && kept > 0
                ? kept
                : throw new DataFileException(options.Plan, "it should hold the number of epochs. Remove it.");
        }
        double seconds = PotentialTraining.MeasureEpoch(options.Network, set, cancellation);
        int epochs = Math.Max(1, (int)(TrainingShare * 60 * options.Minutes / seconds));
        output.WriteLine(
            FormattableString.Invariant(
                $"An epoch takes about {seconds:0.00} s, so {options.Minutes:0.##} minutes are {epochs} epochs."
            )
        );
        AtomicFile.Write(
            options.Plan,
            stream => stream.Write(System.Text.Encoding.ASCII.GetBytes(epochs.ToString(CultureInfo.InvariantCulture)))
        );
        return epochs;
    }

    private double Train(PotentialTraining training, MoleculeSet validation, CancellationToken cancellation)
    {
        double seconds = TimedCheckpoint.Resume(
            options.Checkpoint,
            training.Potential.Net.Parameters,
            training.Optimiser
        );
        output.WriteLine(
            $"{options.Name}: {training.Potential.Net.Parameters.Count} weights, {training.Epochs} epochs"
                + (training.EpochsDone > 0 ? $", of which {training.EpochsDone} are done." : ".")
        );
        double sinceSave = 0,
            loss = 0;
        IReadOnlyList<AtomFrame> few = [.. validation.Frames.Take(50)];
        while (training.EpochsDone < training.Epochs)
        {
            var watch = Stopwatch.StartNew();
            loss = training.RunEpoch(cancellation);
            seconds += watch.Elapsed.TotalSeconds;
            sinceSave += watch.Elapsed.TotalSeconds;
            if (sinceSave < SecondsBetweenSaves && training.EpochsDone < training.Epochs)
                continue;
            sinceSave = 0;
            TimedCheckpoint.Save(options.Checkpoint, training.Potential.Net.Parameters, training.Optimiser, seconds);
            using IDisposable? averaged = training.UseAverage();
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  epoch {training.EpochsDone, 5} of {training.Epochs}, {seconds / 60, 5:0.0} min: loss "
                        + $"{loss:0.000000}, validation {Errors.Of(training.Potential, few)}"
                )
            );
        }

        return seconds;
    }

    private TestResult Test(Potential potential, string name, IReadOnlyList<AtomFrame> frames)
    {
        Errors errors = Errors.Of(potential, frames);
        output.WriteLine($"  {name, -12} {errors}");
        return new TestResult(name, errors.Energy, errors.EnergyOfMolecule, errors.Force);
    }
}
