using System.CommandLine;
using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Network;
using GeoDL.Typed.Samples.NBody.Reports;
using GeoDL.Typed.Samples.NBody.Training;

namespace GeoDL.Typed.Samples.NBody.Running;

/// <summary>The command <c>evaluate</c>: a trained network on trajectories that it has not seen.</summary>
public static class EvaluateCommand
{
    private const int TurnedTrajectories = 20,
        Seed = 7;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string> model = new("--model")
        {
            Description = "Weights that a training has kept, model.safetensors",
            Required = true,
        };
        Option<string> data = new("--data")
        {
            Description = "Folder with nbody_charged5_*.npy, as the command simulate writes them",
            Required = true,
        };
        Option<NetworkKind> network = CommandLine.Network();
        Command command = new(
            "evaluate",
            "Evaluates a trained network on the test trajectories of a folder: mean and median of "
                + "squared errors, error of symmetry."
        )
        {
            model,
            data,
            network,
        };
        command.SetAction(parsed =>
            Guarded.Run(() =>
            {
                Run(parsed.GetValue(model)!, parsed.GetValue(data)!, Console.Out, parsed.GetValue(network));
                return 0;
            })
        );
        return command;
    }

    /// <summary>Evaluates and prints.</summary>
    /// <exception cref="DataFileException">Weights or trajectories cannot be used.</exception>
    public static Score Run(string model, string folder, TextWriter output, NetworkKind network = NetworkKind.Messages)
    {
        INBodyNet net = TrainingFolder.LoadModel(model, network);
        IReadOnlyList<Trajectory> test = TrajectoryFiles.Read(folder).Test;
        Score score = Score.Of(test, Clouds.Predict(net, test));
        output.WriteLine($"{test.Count} test trajectories of {folder}; {net.Parameters.Count} weights");
        output.WriteLine(FormattableString.Invariant($"MSE {score.Mean:0.0000}   median {score.Median:0.00000}"));
        output.WriteLine(EquivarianceReport.Header);
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            output.WriteLine(
                EquivarianceReport.Measure(net, [.. test.Take(TurnedTrajectories)], precision, Seed).ToText()
            );
        }

        return score;
    }
}
