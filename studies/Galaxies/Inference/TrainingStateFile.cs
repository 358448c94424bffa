using System.Globalization;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// The file of an interrupted training: one checkpoint, whose notes hold the plan and the averaged weights; replaced as
/// a whole.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="plan">What the training is fixed by, as one line.</param>
public sealed class TrainingStateFile(string path, string plan)
{
    private const string Plan = "plan",
        Average = "average",
        Best = "best",
        BestError = "best_error";

    /// <summary>Whether a training was interrupted.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Keeps a training.</summary>
    public void Save(ParameterSet parameters, Optimiser optimiser, TrainingState state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Checkpoint.Save(
            path,
            parameters,
            optimiser,
            new Dictionary<string, string>
            {
                [Plan] = plan,
                [Average] = ToText(state.Average),
                [Best] = ToText(state.Best),
                [BestError] = state.BestError.ToString("R", CultureInfo.InvariantCulture),
            }
        );
    }

    /// <summary>Restores a training.</summary>
    /// <exception cref="DataFileException">The file is damaged, or of a training with another plan.</exception>
    public TrainingState Load(ParameterSet parameters, Optimiser optimiser)
    {
        string there = CheckpointNotes.Read(path).GetValueOrDefault(Plan, "none");
        if (there != plan)
        {
            throw new DataFileException(
                path,
                $"this training was started with the plan '{there}', now '{plan}' is asked for. Give "
                    + "--fresh to start anew, or another folder with --out."
            );
        }

        try
        {
            IReadOnlyDictionary<string, string> notes = Checkpoint.Load(path, parameters, optimiser);
            double[] average = FromText(notes[Average]),
                best = FromText(notes[Best]);
            return average.Length == parameters.Count && best.Length == parameters.Count
                ? new TrainingState(
                    optimiser.StepCount,
                    average,
                    best,
                    double.Parse(notes[BestError], CultureInfo.InvariantCulture)
                )
                : throw new InvalidDataException("The averaged weights are of another network.");
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or KeyNotFoundException)
        {
            throw new DataFileException(
                path,
                $"{error.Message} Give --fresh to start anew, or another folder with --out."
            );
        }
    }

    /// <summary>Forgets the training.</summary>
    public void Delete()
    {
        if (Exists)
            File.Delete(path);
    }

    private static string ToText(double[] values)
    {
        byte[] bytes = new byte[8 * values.Length];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return Convert.ToBase64String(bytes);
    }

    private static double[] FromText(string text)
    {
        byte[] bytes = Convert.FromBase64String(text);
        var values = new double[bytes.Length / 8];
        Buffer.BlockCopy(bytes, 0, values, 0, 8 * values.Length);
        return values;
    }
}
