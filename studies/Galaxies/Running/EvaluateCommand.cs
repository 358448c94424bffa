using System.CommandLine;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>The command <c>evaluate</c>: a trained network on clouds that it has not seen.</summary>
public static class EvaluateCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string> model = new("--model")
        {
            Description = "A checkpoint that infer, velocities or samples/Galaxies has written",
            Required = true,
        };
        Option<string> data = new("--data")
        {
            Description =
                "A folder with NAME_pos_u16.npy, NAME_vel_i16.npy and NAME_params.npy, the first of "
                + "these files, or an HDF5 file",
            Required = true,
        };
        Option<string[]> against = new("--against")
        {
            Description =
                "Other checkpoints of infer, such as its baselines pairs-*.safetensors: by how much R2 of --model is "
                + "larger than theirs on the same clouds",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "evaluate",
            "Evaluates a trained network on clouds given by path: R2 with its interval, error, error of symmetry."
        )
        {
            model,
            data,
            against,
        };
        command.SetAction(parsed =>
            Guarded.Run(() =>
            {
                Run(parsed.GetValue(model)!, parsed.GetValue(data)!, Console.Out, parsed.GetValue(against));
                return 0;
            })
        );
        return command;
    }

    /// <summary>Evaluates and prints.</summary>
    /// <param name="model">The checkpoint.</param>
    /// <param name="path">The clouds.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="against">Checkpoints of other networks to compare with; only of those that infer Ω_m and
    /// σ_8.</param>
    /// <exception cref="DataFileException">Checkpoint or clouds cannot be used.</exception>
    public static void Run(string model, string path, TextWriter output, IReadOnlyList<string>? against = null)
    {
        bool isVelocity = CheckpointNotes.Read(model).GetValueOrDefault(VelocityFile.Model) == VelocityFile.Name;
        if (isVelocity && against is { Count: > 0 })
        {
            throw new DataFileException(
                model,
                "this network predicts velocities; --against compares networks that the command infer has written."
            );
        }

        if (isVelocity)
            VelocityEvaluation.Run(model, path, output);
        else
            CosmologyEvaluation.Run(model, path, output, against);
    }

    /// <summary>All clouds of a path.</summary>
    /// <exception cref="DataFileException">They cannot be read, or there are too few.</exception>
    internal static GalaxyCloud[] Clouds(string path)
    {
        PeaksDataset data = CloudFiles.Open(path);
        return data.Count >= 2
            ? data.Clouds(0, data.Count)
            : throw new DataFileException(path, "R2 needs two clouds or more.");
    }
}
