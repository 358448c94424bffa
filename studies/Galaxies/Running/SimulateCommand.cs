using System.CommandLine;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>The command <c>simulate</c>: write clouds.</summary>
public static class SimulateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string> output = new("--out")
        {
            Description = "Folder for what is written",
            DefaultValueFactory = static _ => "results/galaxies",
        };
        Option<int> clouds = CommandOptions.Positive("--clouds", "Number of clouds", 100);
        Option<ulong> seed = CommandOptions.Seed();
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
}
