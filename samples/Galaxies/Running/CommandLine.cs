using System.CommandLine;
using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The sample's commands and options.</summary>
public static class CommandLine
{
    private const int QuickClouds = 30,
        QuickEpochs = 3,
        QuickGalaxies = 400;

    /// <summary>The root command: train, compare, predict; and <c>simulate</c>: write clouds.</summary>
    public static RootCommand Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Folder with peaks512_*.npy, or an HDF5 file (default: shared/data/galaxies beside a "
                + "parent folder, else simulated clouds)",
        };
        Option<bool> simulate = new("--simulate")
        {
            Description = "Simulate the training clouds even where a data folder is found",
        };
        Option<string?> catalogue = new("--catalogue")
        {
            Description =
                "Catalogue to predict, .csv (ra, dec, cz or z) or .npy (rows of ra, dec, cz); default: "
                + "the OpenNGC subset that ships with the sample",
        };
        Option<string> output = Output();
        Option<int> clouds = Positive("--clouds", "Training clouds", 300);
        Option<int> epochs = Positive(
            "--epochs",
            "Passes over the training clouds, for models that learn step by step",
            5
        );
        Option<ulong> seed = Seed();
        Option<bool> quick = new("--quick")
        {
            Description = $"A short form: {QuickClouds} clouds, {QuickEpochs} epochs, {QuickGalaxies} galaxies",
        };
        Option<bool> curve = new("--learning-curve")
        {
            Description = "Also train every model on growing numbers of clouds",
        };
        Option<MatchMode> match = new("--match")
        {
            Description =
                "Bring the catalogue to the training density: Scale stretches lengths, Thin only leaves galaxies out",
            DefaultValueFactory = static _ => MatchMode.Scale,
        };
        Option<double> nearest = new("--min-distance")
        {
            Description = "Nearest distance used of the catalogue, Mpc/h",
            DefaultValueFactory = static _ => 10.0,
        };
        Option<double?> farthest = new("--max-distance")
        {
            Description =
                "Farthest distance used, Mpc/h (default: where most galaxies survive thinning to one density)",
        };
        Option<int> galaxies = Positive(
            "--galaxies",
            "At most so many galaxies of the catalogue",
            1000,
            CatalogueMatcher.ShellCount
        );

        RootCommand root = new(
            "Which way is each galaxy falling? Learns peculiar velocities from positions, then "
                + "predicts them for a catalogue."
        )
        {
            data,
            simulate,
            catalogue,
            output,
            clouds,
            epochs,
            seed,
            quick,
            curve,
            match,
            nearest,
            farthest,
            galaxies,
            ThreadsOption.Create(),
        };
        root.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            bool isQuick = parsed.GetValue(quick);
                            int Choose(Option<int> option, int quickValue) =>
                                isQuick && parsed.GetResult(option) is null or { Implicit: true }
                                    ? quickValue
                                    : parsed.GetValue(option);
                            new Experiment(
                                new RunOptions(
                                    parsed.GetValue(data),
                                    parsed.GetValue(simulate),
                                    parsed.GetValue(catalogue),
                                    parsed.GetValue(output)!,
                                    Choose(clouds, QuickClouds),
                                    Choose(epochs, QuickEpochs),
                                    parsed.GetValue(seed),
                                    parsed.GetValue(curve),
                                    parsed.GetValue(match),
                                    parsed.GetValue(nearest),
                                    parsed.GetValue(farthest),
                                    Choose(galaxies, QuickGalaxies)
                                ),
                                Console.Out
                            ).Run(cancellation);
                            return 0;
                        },
                        cancellation
                    )
                )
        );
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
        Option<bool> fresh = new("--fresh") { Description = "Replace the clouds that are there" };
        Option<bool> hdf5 = new("--hdf5")
        {
            Description = "Write peaks512.h5 too, for other programs; --data reads it as well",
        };
        Command command = new(
            "simulate",
            "Simulates clouds and writes them as NPY files, to be read again by --data; goes on where "
                + "it was interrupted."
        )
        {
            output,
            clouds,
            seed,
            fresh,
            hdf5,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            var simulation = new StoredSimulation(
                                parsed.GetValue(output)!,
                                parsed.GetValue(seed),
                                Console.Out,
                                parsed.GetValue(hdf5)
                            );
                            return simulation.Run(parsed.GetValue(clouds), parsed.GetValue(fresh), cancellation)
                                ? 0
                                : Guarded.Interrupted;
                        },
                        cancellation
                    )
                )
        );
        return command;
    }

    internal static Option<string> Output() =>
        new("--out")
        {
            Description = "Folder for what is written",
            DefaultValueFactory = static _ => "results/galaxies",
        };

    internal static Option<ulong> Seed() =>
        new("--seed") { Description = "Fixes everything that is random", DefaultValueFactory = static _ => 7UL };

    internal static Option<int> Positive(string name, string description, int value, int smallest = 1)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < smallest)
                result.AddError($"{name} must be at least {smallest}.");
        });
        return option;
    }
}
