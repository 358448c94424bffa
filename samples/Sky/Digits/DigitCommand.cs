using System.CommandLine;

namespace GeoDL.Typed.Samples.Sky.Digits;

/// <summary>The command <c>digits</c>.</summary>
internal static class DigitCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="output">The folder for what is written.</param>
    /// <param name="seed">The seed.</param>
    internal static Command Create(Option<string> output, Option<ulong> seed)
    {
        Option<string> data = new("--data")
        {
            Description = "Folder of MNIST (four IDX files, as they are or .gz)",
            Required = true,
        };
        Option<bool> rotated = new("--rotated")
        {
            Description = "Learns from digits that are turned at random (R); else from upright ones (NR)",
        };
        Option<int> epochs = CommandOptions.Positive("--epochs", "How often each digit is seen", 10);
        Option<int?> images = Limit("--images", "Digits to learn from and validate with (default: all)", 24),
            tests = Limit("--tests", "Digits to be tested with (default: all)", 1);
        Command command = new("digits", "Digits of MNIST on the sphere: learned upright or turned, tested with both.")
        {
            data,
            rotated,
            epochs,
            images,
            tests,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            new DigitBenchmark(
                                new DigitOptions(
                                    parsed.GetValue(data)!,
                                    parsed.GetValue(output)!,
                                    parsed.GetValue(rotated),
                                    parsed.GetValue(epochs),
                                    parsed.GetValue(seed),
                                    parsed.GetValue(images),
                                    parsed.GetValue(tests)
                                ),
                                Console.Out
                            ).Run(cancellation);
                            return 0;
                        },
                        cancellation
                    )
                )
        );
        return command;
    }

    private static Option<int?> Limit(string name, string description, int smallest)
    {
        Option<int?> option = new(name) { Description = description };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < smallest)
                result.AddError($"{name} must be at least {smallest}.");
        });
        return option;
    }
}
