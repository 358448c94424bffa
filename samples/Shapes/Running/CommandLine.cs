using System.CommandLine;
using GeoDL.Typed.Samples.Shapes.Solids;

namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>The sample's command.</summary>
public static class CommandLine
{
    private const int BenchmarkEpochs = 20,
        ContestEpochs = 20;

    /// <summary>The root command: the contest and the picture; with <c>--data</c> the benchmark.</summary>
    public static RootCommand Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Folder of ModelNet10 as voxels (modelnet10_vox30_train_bits.npy, modelnet10_train_labels.npy and "
                + "those of the test set, as they are or .gz): trains one network on upright furniture, and tests it "
                + "upright and turned",
        };
        Option<NetworkKind> network = new("--network")
        {
            Description = "With --data: the network that is trained; Standing is steerable and told which way is up",
            DefaultValueFactory = static _ => NetworkKind.Steerable,
        };
        Option<bool> turned = new("--turned")
        {
            Description =
                "With --data: it learns from shapes turned at random, each time anew, instead of upright ones",
        };
        Option<string> output = new("--out")
        {
            Description = "Folder for what is written",
            DefaultValueFactory = static _ => "results/shapes",
        };
        Option<int?> epochs = new("--epochs")
        {
            Description = $"How often each shape is seen (default: {ContestEpochs}, with --data {BenchmarkEpochs})",
        };
        epochs.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--epochs must be at least 1.");
        });
        Option<int> shapes = CommandOptions.Positive("--shapes", "Shapes to learn from", 1080, SolidSet.Kinds.Count),
            tests = CommandOptions.Positive(
                "--tests",
                "Shapes to be tested with, upright and turned",
                270,
                SolidSet.Kinds.Count
            );
        Option<ulong> seed = CommandOptions.Seed();
        RootCommand root = new(
            "Shapes of voxels: a plain and a steerable network learn upright ones, and are shown them in any "
                + "orientation, and their mirror images."
        )
        {
            data,
            network,
            turned,
            output,
            epochs,
            shapes,
            tests,
            seed,
            CommandOptions.ThreadsOfProcess(),
        };
        root.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            string folder = parsed.GetValue(output)!;
                            if (parsed.GetValue(data) is { } source)
                            {
                                new Benchmark(
                                    new BenchmarkOptions(
                                        source,
                                        folder,
                                        parsed.GetValue(network),
                                        parsed.GetValue(epochs) ?? BenchmarkEpochs,
                                        parsed.GetValue(seed),
                                        parsed.GetValue(turned)
                                    ),
                                    Console.Out
                                ).Run(cancellation);
                            }
                            else
                            {
                                new Contest(
                                    new ContestOptions(
                                        folder,
                                        parsed.GetValue(shapes),
                                        parsed.GetValue(tests),
                                        parsed.GetValue(epochs) ?? ContestEpochs,
                                        parsed.GetValue(seed)
                                    ),
                                    Console.Out
                                ).Run(cancellation);
                            }

                            return 0;
                        },
                        cancellation
                    )
                )
        );
        return root;
    }
}
