using System.CommandLine;
using GeoDL.Typed.Samples.Digits.Drawing;

namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>The sample's command.</summary>
public static class CommandLine
{
    private const int BenchmarkEpochs = 40,
        ContestEpochs = 4;

    /// <summary>The root command: the contest and the picture; with <c>--data</c> the benchmark.</summary>
    public static RootCommand Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Folder of MNIST (IDX files) with mnist_rot_like_index.npy and mnist_rot_like_angle.npy: trains one "
                + "network on turned digits and compares with published errors",
        };
        Option<NetworkKind> network = new("--network")
        {
            Description = "With --data: the network that is trained",
            DefaultValueFactory = static _ => NetworkKind.Steerable,
        };
        Option<bool> upright = new("--upright")
        {
            Description = "With --data: learns from upright images alone, and is tested with upright and turned ones",
        };
        Option<string> output = new("--out")
        {
            Description = "Folder for what is written",
            DefaultValueFactory = static _ => "results/digits",
        };
        Option<int?> epochs = new("--epochs")
        {
            Description =
                $"How often each training digit is seen (default: {ContestEpochs}, with --data {BenchmarkEpochs})",
        };
        epochs.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
                result.AddError("--epochs must be at least 1.");
        });
        Option<int> images = CommandOptions.Positive("--images", "Drawn digits to learn from", 2000, 50),
            tests = CommandOptions.Positive("--tests", "Drawn digits to be tested with, upright and turned", 1000);
        Option<int> digit = new("--digit")
        {
            Description = "The digit that the picture turns",
            DefaultValueFactory = static _ => 2,
        };
        digit.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or >= DrawnDigits.Kinds)
                result.AddError("--digit must be from 0 to 9.");
        });
        Option<string?> image = new("--image")
        {
            Description = "An image of yours (PNG or PGM, square) that the picture turns in place of a drawn digit",
        };
        Option<ulong> seed = CommandOptions.Seed();
        RootCommand root = new(
            "Digits that turn: a plain, a p4 and a steerable network learn upright digits and are shown turned ones; "
                + "and the picture of their features."
        )
        {
            data,
            network,
            upright,
            output,
            epochs,
            images,
            tests,
            digit,
            image,
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
                                        parsed.GetValue(upright)
                                    ),
                                    Console.Out
                                ).Run(cancellation);
                            }
                            else
                            {
                                new Contest(
                                    new ContestOptions(
                                        folder,
                                        parsed.GetValue(images),
                                        parsed.GetValue(tests),
                                        parsed.GetValue(epochs) ?? ContestEpochs,
                                        parsed.GetValue(digit),
                                        parsed.GetValue(seed),
                                        parsed.GetValue(image)
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
