using System.CommandLine;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>The sample's command.</summary>
public static class CommandLine
{
    /// <summary>The root command: train, score, predict.</summary>
    public static RootCommand Create()
    {
        RootCommand root = new(
            "Which way is each galaxy falling? Learns peculiar velocities from positions, then "
                + "predicts them for a catalogue."
        );
        var arguments = new RunArguments(
            root,
            "Folder with peaks512_*.npy to train on (default: simulated clouds)",
            "results/galaxies"
        );
        root.Options.Add(CommandOptions.ThreadsOfProcess());
        root.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            new Experiment(arguments.Read(parsed), Console.Out).Run(cancellation);
                            return 0;
                        },
                        cancellation
                    )
                )
        );
        return root;
    }
}
