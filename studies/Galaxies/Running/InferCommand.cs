using System.CommandLine;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Redshift;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>The command <c>infer</c>: which universe is this?</summary>
public static class InferCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Folder with peaks512_*.npy, or an HDF5 file (default: shared/data/galaxies beside a "
                + "parent folder, else simulated clouds)",
        };
        Option<ulong> seed = CommandOptions.Seed();
        Option<int> clouds = new("--clouds")
        {
            Description =
                "Clouds in all, three quarters of them to learn from; 0 takes what is there, or simulates 2000",
        };
        Option<int> steps = CommandOptions.Positive("--steps", "Steps of the optimiser", 5000);
        Option<double> rate = new("--rate")
        {
            Description = "Largest learning rate",
            DefaultValueFactory = static _ => 3e-3,
        };
        Option<double> decay = new("--decay") { Description = "Weight decay", DefaultValueFactory = static _ => 0.03 };
        Option<int> batch = CommandOptions.Positive("--batch", "Clouds a step, in each process", 16);
        Option<int> train = new("--train") { Description = "Training clouds to use; 0 takes all" };
        Option<string> model = new("--model")
        {
            Description = "The network: 'shells', 'coarse' (on two scales) or one of the study's, such as l1-medium",
            DefaultValueFactory = static _ => Estimators.BestName,
        };
        Option<string> output = new("--out")
        {
            Description = "Folder for the weights; an interrupted training there goes on",
            DefaultValueFactory = static _ => "results/infer",
        };
        Option<bool> fresh = new("--fresh") { Description = "Start anew even where an interrupted training is found" };
        Option<bool> alone = new("--no-baselines") { Description = "Train the network only" };
        Option<bool> positions = new("--positions-only") { Description = "Velocities are not to be used" };
        Option<bool> redshift = new("--redshift-space")
        {
            Description =
                "Positions are those of redshift space, seen along z, without velocities; by default "
                + "three networks: not told the line of sight, told, and turning about it only",
        };
        Command command = new(
            "infer",
            "Learns Omega_m and sigma_8 of a cloud, and compares with the statistics of pairs."
        )
        {
            data,
            seed,
            clouds,
            steps,
            rate,
            decay,
            batch,
            train,
            model,
            positions,
            redshift,
            output,
            fresh,
            alone,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                            Processes.Run(
                                Console.Out,
                                cancellation,
                                (replicas, report) =>
                                {
                                    bool seen = parsed.GetValue(redshift);
                                    IReadOnlyList<string> names =
                                        seen && parsed.GetResult(model) is null or { Implicit: true }
                                            ? SightEstimators.Names
                                            : [parsed.GetValue(model)!];
                                    Estimator[] estimators = [.. names.Select(Estimators.Find)];
                                    InferenceInput input =
                                        seen ? InferenceInput.RedshiftSpace
                                        : parsed.GetValue(positions) ? InferenceInput.Positions
                                        : InferenceInput.Velocities;
                                    InferenceData all = InferenceSource
                                        .Load(
                                            parsed.GetValue(data),
                                            parsed.GetValue(clouds),
                                            parsed.GetValue(seed),
                                            report,
                                            cancellation
                                        )
                                        .For(input);
                                    if (parsed.GetValue(train) > 0)
                                        all = all.WithTraining(parsed.GetValue(train));

                                    var plan = new InferencePlan(
                                        parsed.GetValue(steps),
                                        parsed.GetValue(batch) * (replicas?.Count ?? 1),
                                        parsed.GetValue(rate),
                                        parsed.GetValue(decay),
                                        parsed.GetValue(seed),
                                        Processes.Threads(replicas, 0)
                                    )
                                    {
                                        Replicas = replicas,
                                    };
                                    var experiment = new InferenceExperiment(all, report);
                                    for (int i = 0; i < names.Count; i++)
                                    {
                                        var run = new InferenceRun(
                                            names[i],
                                            parsed.GetValue(output)!,
                                            input,
                                            all,
                                            plan
                                        );
                                        if (
                                            !run.Run(
                                                experiment,
                                                estimators[i],
                                                parsed.GetValue(fresh),
                                                parsed.GetValue(alone) || i > 0,
                                                report,
                                                cancellation
                                            )
                                        )
                                        {
                                            return Guarded.Interrupted;
                                        }
                                    }

                                    if (replicas is null or { Index: 0 })
                                        experiment.ReportIntervals();

                                    return 0;
                                }
                            ),
                        cancellation
                    )
                )
        );
        return command;
    }
}
