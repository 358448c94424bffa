using System.CommandLine;
using GeoDL.Typed.Samples.Galaxies.Running;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>The command <c>velocities</c>: what the sample does, with several models, compared.</summary>
public static class VelocitiesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new(
            "velocities",
            "Trains and compares models that predict peculiar velocities; the last one predicts the catalogue."
        );
        var arguments = new RunArguments(command, CommandLine.Data, "results/velocities");
        Option<bool> simulate = new("--simulate")
        {
            Description = "Simulate the training clouds even where a data folder is found",
        };
        Option<bool> curve = new("--learning-curve")
        {
            Description = "Also train every model on growing numbers of clouds",
        };
        command.Options.Add(simulate);
        command.Options.Add(curve);
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            new VelocityExperiment(
                                arguments.Read(parsed),
                                parsed.GetValue(simulate),
                                parsed.GetValue(curve),
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
}
