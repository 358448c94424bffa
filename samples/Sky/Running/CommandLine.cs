using System.CommandLine;
using GeoDL.Typed.Samples.Sky.Digits;

namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>The sample's command.</summary>
public static class CommandLine
{
    /// <summary>The root command: E and B through a mask; with <c>--map</c> the spectra of a file.</summary>
    public static RootCommand Create()
    {
        Option<string?> map = new("--map")
        {
            Description =
                "A FITS file of HEALPix with T, Q and U (HEALPix's convention where it does not say): writes its "
                + "spectra",
        };
        Option<string?> mask = new("--mask")
        {
            Description = "With --map: a FITS file whose last map is 1 where the sky counts, else 0",
        };
        Option<int?> degree = new("--max-degree") { Description = "With --map: the largest l (default: 2·nside)" };
        degree.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int?>() < 2)
                result.AddError("--max-degree must be at least 2.");
        });
        Option<string?> spectra = new("--spectra")
        {
            Description = "A table of CAMB (l, then l(l + 1)C_l/2π of TT, EE, BB, TE) in place of the simple form",
        };
        Option<string> output = new("--out")
        {
            Description = "Folder for what is written",
            DefaultValueFactory = static _ => "results/sky",
            Recursive = true,
        };
        Option<int> steps = CommandOptions.Positive("--steps", "Steps of training", 800),
            tests = CommandOptions.Positive("--tests", "Skies to be tested with", 20, 2);
        Option<ulong> seed = CommandOptions.Seed();
        seed.Recursive = true;
        RootCommand root = new(
            "Skies: E and B through a mask, by transforms and by a network; the spectra of maps; spherical digits."
        )
        {
            map,
            mask,
            degree,
            spectra,
            output,
            steps,
            tests,
            seed,
            CommandOptions.ThreadsOfProcess(),
            DigitCommand.Create(output, seed),
        };
        root.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            string folder = parsed.GetValue(output)!;
                            if (parsed.GetValue(map) is { } file)
                            {
                                new MapReport(
                                    new MapOptions(folder, file, parsed.GetValue(mask), parsed.GetValue(degree)),
                                    Console.Out
                                ).Run();
                            }
                            else
                            {
                                new Contest(
                                    new ContestOptions(
                                        folder,
                                        parsed.GetValue(spectra),
                                        parsed.GetValue(steps),
                                        parsed.GetValue(tests),
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
