using System.CommandLine;
using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Dynamics;
using GeoDL.Typed.Samples.Molecules.Training;

namespace GeoDL.Typed.Samples.Molecules.Running;

/// <content>The commands of trained potentials.</content>
public static partial class CommandLine
{
    private const double StepsPerPicosecond = 2000;

    private static Command TestCommand()
    {
        Option<string> data = DataSets();
        Option<string[]> models = Models();
        Command command = new(
            "test",
            "Tests a trained potential with the acetylacetone sets; of several potentials their mean, with how far "
                + "they are from each other."
        )
        {
            data,
            models,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Guard(
                    () =>
                        new PotentialTest(Console.Out).Run(
                            parsed.GetValue(models)!,
                            parsed.GetValue(data)!,
                            cancellation
                        ),
                    cancellation
                )
        );
        return command;
    }

    private static Command DynamicsCommand()
    {
        Option<string[]> models = Models();
        Option<string?> start = new("--start")
        {
            Description = "Extended XYZ whose first configuration begins (default: the first test one that ships)",
        };
        Option<double> picoseconds = new("--picoseconds")
        {
            Description = "How long",
            DefaultValueFactory = static _ => 20,
        };
        picoseconds.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 1e5))
                result.AddError("--picoseconds must be a positive number, at most 1e5.");
        });
        Option<double> kelvin = Temperature();
        Option<string> output = Output();
        Option<ulong> seed = CommandOptions.Seed();
        Command command = new(
            "dynamics",
            "Moves a molecule at constant energy, by velocity Verlet in double precision, 0.5 fs a step, and says "
                + "how well energy, momentum and angular momentum are kept."
        )
        {
            models,
            start,
            picoseconds,
            kelvin,
            output,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Guard(
                    () =>
                    {
                        IForceField potential = Committee.Load(parsed.GetValue(models)!);
                        AtomFrame first = (
                            parsed.GetValue(start) is { } file ? MoleculeSet.Read(file) : MoleculeSet.ShippedTest()
                        ).Frames[0];
                        int steps = Math.Max(1, (int)Math.Round(StepsPerPicosecond * parsed.GetValue(picoseconds)));
                        new DynamicsReport(parsed.GetValue(output)!, Console.Out).Run(
                            potential,
                            first,
                            new DynamicsOptions(
                                parsed.GetValue(kelvin),
                                steps,
                                Math.Max(1, steps / 2000),
                                parsed.GetValue(seed)
                            ),
                            cancellation
                        );
                    },
                    cancellation
                )
        );
        return command;
    }

    private static Option<string[]> Models() =>
        new("--model")
        {
            Description =
                "Potentials that this sample has trained (…potential.safetensors); of several the mean is taken",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
}
