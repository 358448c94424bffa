using System.CommandLine;
using System.Diagnostics;
using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;
using GeoDL.Typed.Samples.NBody.Training;

namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>The sample's commands and options.</summary>
public static class CommandLine
{
    private static readonly SplitSize QuickSize = new(400, 200, 200);
    private const int QuickEpochs = 10;

    /// <summary>The root command: train and compare; and <c>simulate</c>: write trajectories.</summary>
    public static RootCommand Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Folder with nbody_charged5_*.npy (default: shared/data/nbody beside a parent folder, "
                + "else simulated trajectories)",
        };
        Option<bool> simulate = new("--simulate")
        {
            Description = "Simulate the trajectories even where a data folder is found",
        };
        Option<string> output = new("--out")
        {
            Description = "Folder for weights, curve and plot; an interrupted training there goes on",
            DefaultValueFactory = static _ => "results/nbody",
        };
        Option<double?> minutes = new("--minutes")
        {
            Description = "Time to train, from which the number of epochs follows",
        };
        minutes.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (> 0 and < 1e6)))
                result.AddError("--minutes must be a positive number.");
        });
        Option<int?> epochs = new("--epochs")
        {
            Description =
                $"Passes over the training trajectories (default: {RunOptions.DefaultEpochs}, unless "
                + "--minutes is given)",
        };
        epochs.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--epochs must be at least 1.");
        });
        Option<int?> batch = new("--batch")
        {
            Description =
                $"Trajectories of a step, in each process: a multiple of {TrainingRun.GroupSize} "
                + $"(default: {TrainingPlan.DefaultBatch})",
        };
        batch.Validators.Add(static result =>
        {
            if (
                result.GetValueOrDefault<int?>() is int value
                && (value < TrainingRun.GroupSize || value % TrainingRun.GroupSize != 0)
            )
            {
                result.AddError($"--batch must be a multiple of {TrainingRun.GroupSize}.");
            }
        });
        Option<NetworkKind> network = Network();
        Option<int> threads = CommandOptions.Threads();
        Option<ulong> seed = CommandOptions.Seed();
        Option<bool> quick = new("--quick")
        {
            Description =
                $"A short form: {QuickSize.Training} training trajectories, {QuickEpochs} epochs; its "
                + "results go to results/nbody-quick",
        };
        Option<bool> fresh = new("--fresh") { Description = "Start anew even where an interrupted training is found" };

        RootCommand root = new(
            "Where will five charged particles be? Trains a steerable network on the N-body task of "
                + "EGNN and SEGNN and compares."
        )
        {
            data,
            simulate,
            output,
            minutes,
            epochs,
            batch,
            threads,
            seed,
            quick,
            fresh,
            network,
        };
        root.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            bool isQuick = parsed.GetValue(quick);
                            string folder =
                                parsed.GetValue(output)!
                                + Suffix(
                                    parsed.GetValue(network),
                                    isQuick,
                                    parsed.GetResult(output) is null or { Implicit: true }
                                );
                            var options = new RunOptions(
                                parsed.GetValue(data),
                                parsed.GetValue(simulate),
                                folder,
                                parsed.GetValue(minutes),
                                parsed.GetValue(epochs)
                                    ?? (isQuick && parsed.GetValue(minutes) is null ? QuickEpochs : null),
                                isQuick ? QuickSize : SplitSize.Protocol,
                                parsed.GetValue(seed),
                                parsed.GetValue(threads),
                                parsed.GetValue(fresh),
                                parsed.GetValue(batch),
                                parsed.GetValue(network)
                            );
                            return Processes.Run(
                                Console.Out,
                                cancellation,
                                (replicas, report) =>
                                    new Experiment(options, report, replicas).Run(cancellation)
                                        ? 0
                                        : Guarded.Interrupted
                            );
                        },
                        cancellation
                    )
                )
        );
        root.Subcommands.Add(SimulateCommand());
        root.Subcommands.Add(EvaluateCommand.Create());
        return root;
    }

    /// <summary>Which network.</summary>
    internal static Option<NetworkKind> Network() =>
        new("--network")
        {
            Description = "Messages: the learned integrator; Attention: one whose particles attend to each other",
            DefaultValueFactory = static _ => NetworkKind.Messages,
        };

    /// <summary>Results of other networks and short runs have folders of their own, unless one is named.</summary>
    private static string Suffix(NetworkKind network, bool isQuick, bool isImplicit) =>
        isImplicit ? (network == NetworkKind.Messages ? "" : "-attention") + (isQuick ? "-quick" : "") : "";

    private static Command SimulateCommand()
    {
        Option<string> output = new("--out") { Description = "Folder for the files", Required = true };
        Option<NetworkKind> network = Network();
        Option<int> threads = CommandOptions.Threads();
        Option<ulong> seed = CommandOptions.Seed();
        Command command = new(
            "simulate",
            "Simulates trajectories by the protocol and writes them as NPY files, to be read again by --data."
        )
        {
            output,
            threads,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            string folder = parsed.GetValue(output)!;
                            var watch = Stopwatch.StartNew();
                            NBodyData data = TrajectorySource.Simulate(
                                SplitSize.Protocol,
                                parsed.GetValue(seed),
                                parsed.GetValue(threads),
                                cancellation
                            );
                            double seconds = watch.Elapsed.TotalSeconds;
                            TrajectoryFiles.Write(folder, data);
                            Console.WriteLine(
                                FormattableString.Invariant(
                                    $"{SplitSize.Protocol.Total} trajectories in {seconds:0.0} s written to {folder}"
                                )
                            );
                            return 0;
                        },
                        cancellation
                    )
                )
        );
        return command;
    }
}
