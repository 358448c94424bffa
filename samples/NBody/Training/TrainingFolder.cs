using System.Globalization;
using GeoDL.Typed.Samples.NBody.Network;

namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>
/// The files of a training: what is needed to go on, the averaged weights that belong to it, and the best weights so
/// far.
/// </summary>
/// <remarks>
/// Every file is replaced as a whole. The averaged weights have the step in their name, and
/// <c>training.safetensors</c>, written after them, says which belong to it; so an interruption between the two leaves
/// the older pair whole.
/// </remarks>
/// <param name="path">The folder; it is made when something is saved.</param>
/// <param name="network">The network that is trained there.</param>
public sealed class TrainingFolder(string path, NetworkKind network = NetworkKind.Messages)
{
    private const string Plan = "plan",
        Seconds = "seconds",
        Curve = "curve",
        Validation = "validation_mse",
        Step = "step";
    private const string Remedy = "Give --fresh to start anew, or another folder with --out.";

    private string TrainingFile => Path.Combine(path, "training.safetensors");

    /// <summary>The weights whose validation error was the lowest.</summary>
    public string BestFile => Path.Combine(path, "model.safetensors");

    /// <summary>Whether a training, interrupted or complete, is there.</summary>
    public bool HasTraining => File.Exists(TrainingFile);

    /// <summary>What the training there was started with.</summary>
    /// <exception cref="DataFileException">The file is damaged or something else.</exception>
    public TrainingPlan ReadPlan() =>
        Guard(
            TrainingFile,
            file => TrainingPlan.FromText(Note(file, Checkpoint.Load(file, network.Create().Parameters), Plan))
        );

    /// <summary>Throws unless the training there was started with this plan.</summary>
    public void ExpectPlan(TrainingPlan plan)
    {
        TrainingPlan there = ReadPlan();
        if (there != plan)
        {
            throw new DataFileException(
                TrainingFile,
                $"this training was started with the plan '{there.ToText()}' (steps, seed, data, "
                    + $"batch), now '{plan.ToText()}' is asked for. {Remedy}"
            );
        }
    }

    /// <summary>Restores a training.</summary>
    /// <returns>Seconds that it has taken so far.</returns>
    /// <exception cref="DataFileException">A file is missing, damaged or of another training.</exception>
    public double Load(INBodyNet net, INBodyNet average, Optimiser optimiser, List<CurvePoint> curve)
    {
        double seconds = Guard(
            TrainingFile,
            file =>
            {
                IReadOnlyDictionary<string, string> notes = Checkpoint.Load(file, net.Parameters, optimiser);
                curve.AddRange(
                    Note(file, notes, Curve)
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(CurvePoint.FromRow)
                );
                return double.Parse(Note(file, notes, Seconds), NumberStyles.Float, CultureInfo.InvariantCulture);
            }
        );
        Guard(AverageFile(optimiser.StepCount), file => Checkpoint.Load(file, average.Parameters));
        return seconds;
    }

    /// <summary>Saves all that is needed to go on.</summary>
    public void Save(
        INBodyNet net,
        INBodyNet average,
        Optimiser optimiser,
        TrainingPlan plan,
        IReadOnlyList<CurvePoint> curve,
        double seconds
    )
    {
        Directory.CreateDirectory(path);
        string averageFile = AverageFile(optimiser.StepCount);
        Checkpoint.Save(averageFile, average.Parameters);
        Checkpoint.Save(
            TrainingFile,
            net.Parameters,
            optimiser,
            new Dictionary<string, string>
            {
                [Plan] = plan.ToText(),
                [Seconds] = seconds.ToString("R", CultureInfo.InvariantCulture),
                [Curve] = string.Join('\n', curve.Select(static p => p.ToRow())),
            }
        );
        foreach (
            string old in Directory
                .EnumerateFiles(path, "average-*.safetensors")
                .Where(file => file != averageFile)
                .ToArray()
        )
        {
            File.Delete(old);
        }
    }

    /// <summary>Saves the best weights so far.</summary>
    public void SaveBest(INBodyNet average, CurvePoint point)
    {
        Directory.CreateDirectory(path);
        Checkpoint.Save(
            BestFile,
            average.Parameters,
            notes: new Dictionary<string, string>
            {
                [Step] = point.Step.ToString(CultureInfo.InvariantCulture),
                [Validation] = point.Validation.ToString("R", CultureInfo.InvariantCulture),
            }
        );
    }

    /// <summary>The best weights so far.</summary>
    /// <exception cref="DataFileException">The file is missing, damaged or of another network.</exception>
    public INBodyNet LoadBest() => LoadModel(BestFile, network);

    /// <summary>Weights of a file that <see cref="SaveBest"/> has written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network whose weights they are.</param>
    /// <exception cref="DataFileException">The file is missing, damaged or of another network.</exception>
    public static INBodyNet LoadModel(string path, NetworkKind network = NetworkKind.Messages) =>
        Guard(
            path,
            file =>
            {
                INBodyNet net = network.Create();
                Checkpoint.Load(file, net.Parameters);
                return net;
            }
        );

    /// <summary>Forgets a training, if there is one, so that the next one starts anew.</summary>
    public void Clear()
    {
        if (!Directory.Exists(path))
            return;
        File.Delete(TrainingFile);
        File.Delete(BestFile);
    }

    private string AverageFile(long step) => Path.Combine(path, $"average-{step}.safetensors");

    private static string Note(string file, IReadOnlyDictionary<string, string> notes, string name) =>
        notes.TryGetValue(name, out string? text)
            ? text
            : throw new DataFileException(file, $"this checkpoint has no note '{name}'; it is not of this training.");

    /// <summary>What a user can mend becomes an error that names the file and says how.</summary>
    private static T Guard<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception error) when (error is InvalidDataException or FileNotFoundException or FormatException)
        {
            throw new DataFileException(file, $"{error.Message} {Remedy}");
        }
    }
}
