using System.CommandLine;
using System.Diagnostics;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The sample's commands and options.</summary>
public static class CommandLine
{
    /// <summary>128 + SIGINT, as shells report an interruption.</summary>
    internal const int Interrupted = 130;

    private const int QuickClouds = 30, QuickEpochs = 3, QuickGalaxies = 400;

    /// <summary>The root command: train, compare, predict; and <c>simulate</c>: write clouds.</summary>
    public static RootCommand Create()
    {
        Option<string?> data = new("--data") { Description = "Folder with peaks512_*.npy (default: shared/data/galaxies beside a parent folder, else simulated clouds)" };
        Option<bool> simulate = new("--simulate") { Description = "Simulate the training clouds even where a data folder is found" };
        Option<string?> catalogue = new("--catalogue") { Description = "Catalogue to predict, .csv (ra, dec, cz or z) or .npy (rows of ra, dec, cz); default: the OpenNGC subset that ships with the sample" };
        Option<string> output = Output();
        Option<int> clouds = Positive("--clouds", "Training clouds", 300);
        Option<int> epochs = Positive("--epochs", "Passes over the training clouds, for models that learn step by step", 5);
        Option<ulong> seed = Seed();
        Option<bool> quick = new("--quick") { Description = $"A short form: {QuickClouds} clouds, {QuickEpochs} epochs, {QuickGalaxies} galaxies" };
        Option<bool> curve = new("--learning-curve") { Description = "Also train every model on growing numbers of clouds" };
        Option<MatchMode> match = new("--match") { Description = "Bring the catalogue to the training density: Scale stretches lengths, Thin only leaves galaxies out", DefaultValueFactory = static _ => MatchMode.Scale };
        Option<double> nearest = new("--min-distance") { Description = "Nearest distance used of the catalogue, Mpc/h", DefaultValueFactory = static _ => 10.0 };
        Option<double?> farthest = new("--max-distance") { Description = "Farthest distance used, Mpc/h (default: where most galaxies survive thinning to one density)" };
        Option<int> galaxies = Positive("--galaxies", "At most so many galaxies of the catalogue", 1000, CatalogueMatcher.ShellCount);

        RootCommand root = new("Which way is each galaxy falling? Learns peculiar velocities from positions, then predicts them for a catalogue.")
        {
            data, simulate, catalogue, output, clouds, epochs, seed, quick, curve, match, nearest, farthest, galaxies,
        };
        root.SetAction(parsed => Guard(() =>
        {
            bool isQuick = parsed.GetValue(quick);
            int Choose(Option<int> option, int quickValue) =>
                isQuick && parsed.GetResult(option) is null or { Implicit: true } ? quickValue : parsed.GetValue(option);
            new Experiment(
                new RunOptions(
                    parsed.GetValue(data), parsed.GetValue(simulate), parsed.GetValue(catalogue), parsed.GetValue(output)!,
                    Choose(clouds, QuickClouds), Choose(epochs, QuickEpochs), parsed.GetValue(seed), parsed.GetValue(curve),
                    parsed.GetValue(match), parsed.GetValue(nearest), parsed.GetValue(farthest), Choose(galaxies, QuickGalaxies)),
                Console.Out).Run();
        }));
        root.Subcommands.Add(SimulateCommand());
        root.Subcommands.Add(InferCommand.Create());
        root.Subcommands.Add(StudyCommand.Create());
        root.Subcommands.Add(EvaluateCommand.Create());
        root.Subcommands.Add(ScaleCommand.Create());
        return root;
    }

    private static Command SimulateCommand()
    {
        Option<string> output = Output();
        Option<int> clouds = Positive("--clouds", "Number of clouds", 100);
        Option<ulong> seed = Seed();
        Command command = new("simulate", "Simulates clouds and writes them as NPY files, to be read again by --data.") { output, clouds, seed };
        command.SetAction(parsed => Guard(() =>
        {
            int count = parsed.GetValue(clouds);
            string folder = parsed.GetValue(output)!;
            var watch = Stopwatch.StartNew();
            GalaxyCloud[] made = CloudSimulator.SimulateMany(count, parsed.GetValue(seed), progress: new ConsoleProgress("clouds", count));
            double seconds = watch.Elapsed.TotalSeconds;
            PeaksDataset.Write(folder, made, parsed.GetValue(seed));
            Console.WriteLine(FormattableString.Invariant($"{count} clouds in {seconds:0.0} s ({seconds / count:0.000} s each) written to {folder}"));
        }));
        return command;
    }

    internal static Option<string> Output() => new("--out") { Description = "Folder for what is written", DefaultValueFactory = static _ => "results/galaxies" };

    internal static Option<ulong> Seed() => new("--seed") { Description = "Fixes everything that is random", DefaultValueFactory = static _ => 7UL };

    internal static Option<int> Positive(string name, string description, int value, int smallest = 1)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < smallest)
            {
                result.AddError($"{name} must be at least {smallest}.");
            }
        });
        return option;
    }

    /// <summary>Errors that the user can mend become one line; others keep their stack trace.</summary>
    internal static int Guard(Action action) => Guard(() =>
    {
        action();
        return 0;
    });

    /// <summary>The same, for an action that says how it ended.</summary>
    internal static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (Processes.IsMendable(error))
        {
            Console.Error.WriteLine($"error: {error.Message}");
            return 1;
        }
    }
}
