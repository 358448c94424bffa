using System.CommandLine;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>The study's commands.</summary>
public static class CommandLine
{
    /// <summary>What <c>--data</c> takes in every command.</summary>
    internal const string Data =
        "Folder with peaks512_*.npy, or an HDF5 file (default: shared/data/galaxies beside a "
        + "parent folder, else simulated clouds)";

    /// <summary>The root command; what is done is in its subcommands.</summary>
    public static RootCommand Create() =>
        new("Galaxies in large: which model learns best which way they fall, and which universe they are in?")
        {
            CommandOptions.ThreadsOfProcess(),
            SimulateCommand.Create(),
            VelocitiesCommand.Create(),
            InferCommand.Create(),
            StudyCommand.Create(),
            EvaluateCommand.Create(),
            ScaleCommand.Create(),
        };
}
