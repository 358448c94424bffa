using System.CommandLine;
using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <summary>The sample's commands and options.</summary>
public static partial class CommandLine
{
    private const string DefaultOutput = "results/molecules";

    private const int DefaultEpochs = 400,
        DefaultSteps = 2000,
        DefaultConfigurations = 450;

    private const double RunMinutes = 90,
        PointMinutes = 15,
        Kelvin = 300;

    /// <summary>
    /// The root command: learn, test, move; <c>benchmark</c> and <c>study</c>: the full sets; <c>dynamics</c>: a long
    /// run with a trained potential; <c>test</c>: its errors.
    /// </summary>
    public static RootCommand Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Extended XYZ with energies (eV) and forces (eV/Å) of molecules of H, C, N and O to learn from "
                + "(default: 60 configurations of acetylacetone that ship with the sample)",
        };
        Option<string?> test = new("--test")
        {
            Description = "Extended XYZ to be tested with (default: what ships, or a fifth of --data)",
        };
        Option<string> output = Output();
        Option<NetworkKind> network = Network();
        Option<int> epochs = CommandOptions.Positive("--epochs", "How often each configuration is seen", DefaultEpochs),
            steps = CommandOptions.Positive("--steps", "Steps of molecular dynamics, 0.5 fs each", DefaultSteps, 0);
        Option<double> kelvin = Temperature();
        Option<ulong> seed = CommandOptions.Seed();
        RootCommand root = new(
            "Learns energies and forces of a molecule, tests them, and lets the molecule move at constant energy."
        )
        {
            data,
            test,
            output,
            network,
            epochs,
            steps,
            kelvin,
            seed,
            CommandOptions.ThreadsOfProcess(),
        };
        root.SetAction(
            (parsed, cancellation) =>
                Guard(
                    () =>
                        new Experiment(
                            new ExperimentOptions(
                                parsed.GetValue(data),
                                parsed.GetValue(test),
                                parsed.GetValue(output)!,
                                parsed.GetValue(network),
                                parsed.GetValue(epochs),
                                parsed.GetValue(steps),
                                parsed.GetValue(kelvin),
                                parsed.GetValue(seed)
                            ),
                            Console.Out
                        ).Run(cancellation),
                    cancellation
                )
        );
        root.Subcommands.Add(BenchmarkCommand());
        root.Subcommands.Add(StudyCommand());
        root.Subcommands.Add(TestCommand());
        root.Subcommands.Add(DynamicsCommand());
        return root;
    }

    private static Command BenchmarkCommand()
    {
        Option<string> data = DataSets();
        Option<string> output = Output();
        Option<NetworkKind> network = Network();
        Option<int> configurations = CommandOptions.Positive(
            "--configurations",
            "How many of the 500 configurations at 300 K to learn from",
            DefaultConfigurations,
            2
        );
        Option<double> minutes = Minutes(RunMinutes);
        Option<int?> epochs = Epochs("Epochs, instead of minutes");
        Option<ulong> seed = CommandOptions.Seed();
        Command command = new(
            "benchmark",
            "Trains one network on the acetylacetone set at 300 K, tests it at 300 K, at 600 K and along two paths; an "
                + "interrupted run goes on when the same command is given again."
        )
        {
            data,
            output,
            network,
            configurations,
            minutes,
            epochs,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Guard(
                    () =>
                    {
                        var options = new BenchmarkOptions(
                            parsed.GetValue(data)!,
                            parsed.GetValue(output)!,
                            parsed.GetValue(network),
                            parsed.GetValue(configurations),
                            parsed.GetValue(seed),
                            parsed.GetValue(minutes),
                            parsed.GetValue(epochs)
                        );
                        new Benchmark(options, Console.Out).Run(cancellation);
                        Benchmark.Report(options.OutputFolder, Console.Out);
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Command StudyCommand()
    {
        Option<string> data = DataSets();
        Option<string> output = new("--out")
        {
            Description = "Folder for what is written",
            DefaultValueFactory = static _ => DefaultOutput + "-study",
        };
        Option<double> minutes = Minutes(PointMinutes);
        Option<int?> epochs = Epochs(
            "Epochs of the most configurations, instead of minutes; of fewer as many more, so that all runs have as "
                + "many steps"
        );
        Option<int[]> configurations = new("--configurations")
        {
            Description = "How many configurations to learn from",
            DefaultValueFactory = static _ => [50, 150, 450],
            AllowMultipleArgumentsPerToken = true,
        };
        configurations.Validators.Add(static result =>
        {
            if (Array.Exists(result.GetValueOrDefault<int[]>()!, static count => count < 2))
                result.AddError("--configurations must be at least 2.");
        });
        Option<NetworkKind[]> networks = new("--networks")
        {
            Description = "Which networks: Scalars is of degree 0, Vectors of degree 1, Full and Wide of degree 3",
            DefaultValueFactory = static _ => [NetworkKind.Scalars, NetworkKind.Vectors],
            AllowMultipleArgumentsPerToken = true,
        };
        Option<ulong[]> seeds = new("--seeds")
        {
            Description = "Which seeds",
            DefaultValueFactory = static _ => [1, 2],
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "study",
            "The learning curve: networks of degree 0 and 1, 50, 150 and 450 configurations, two seeds; runs that are "
                + "done are not done again."
        )
        {
            data,
            output,
            minutes,
            epochs,
            configurations,
            networks,
            seeds,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Guard(
                    () =>
                    {
                        string folder = parsed.GetValue(output)!;
                        int[] counts = parsed.GetValue(configurations)!;
                        foreach (ulong seed in parsed.GetValue(seeds)!)
                        {
                            foreach (int count in counts)
                            {
                                foreach (NetworkKind kind in parsed.GetValue(networks)!)
                                {
                                    cancellation.ThrowIfCancellationRequested();
                                    new Benchmark(
                                        new BenchmarkOptions(
                                            parsed.GetValue(data)!,
                                            folder,
                                            kind,
                                            count,
                                            seed,
                                            parsed.GetValue(minutes),
                                            EpochsOf(parsed.GetValue(epochs), counts.Max(), count)
                                        ),
                                        Console.Out
                                    ).Run(cancellation);
                                }
                            }
                        }

                        Benchmark.Report(folder, Console.Out);
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Task<int> Guard(Action action, CancellationToken cancellation) =>
        Task.FromResult(
            Guarded.Run(
                () =>
                {
                    try
                    {
                        action();
                        return 0;
                    }
                    catch (ArithmeticException broken)
                    {
                        Console.Error.WriteLine($"error: {broken.Message}");
                        return 1;
                    }
                },
                cancellation
            )
        );

    private static Option<string> DataSets() =>
        new("--data")
        {
            Description =
                "Folder with train_300K.xyz and test_MD_300K.xyz, and where they are test_MD_600K.xyz, "
                + "test_dihedral.xyz and test_H_transfer.xyz",
            Required = true,
        };

    private static Option<string> Output() =>
        new("--out") { Description = "Folder for what is written", DefaultValueFactory = static _ => DefaultOutput };

    private static Option<NetworkKind> Network() =>
        new("--network")
        {
            Description =
                "Full: degree 3, products of three; Wide: twice as wide; Vectors: degree 1; Scalars: distances",
            DefaultValueFactory = static _ => NetworkKind.Full,
        };

    private static Option<double> Temperature()
    {
        Option<double> option = new("--kelvin")
        {
            Description = "Temperature of the first velocities",
            DefaultValueFactory = static _ => Kelvin,
        };
        option.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1e5))
                result.AddError("--kelvin must be 0 or more, at most 1e5.");
        });
        return option;
    }

    /// <summary>Epochs of a set that take as many steps as those of the largest.</summary>
    private static int? EpochsOf(int? epochs, int most, int count) =>
        epochs is { } stated ? (int)Math.Min(int.MaxValue, (long)stated * most / count) : null;

    private static Option<int?> Epochs(string description)
    {
        Option<int?> option = new("--epochs") { Description = description };
        option.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1_000_000)
                result.AddError("--epochs must be from 1 to 1,000,000.");
        });
        return option;
    }

    private static Option<double> Minutes(double value)
    {
        Option<double> option = new("--minutes")
        {
            Description = "Time to train, from which the number of epochs follows when a run begins",
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1e5))
                result.AddError("--minutes must be a positive number.");
        });
        return option;
    }
}
