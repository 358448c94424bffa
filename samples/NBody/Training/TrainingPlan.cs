using System.Globalization;

namespace GeoDL.Typed.Samples.NBody.Training;

/// <summary>
/// What a training is fixed by; one that goes on after an interruption must have been started with the same.
/// </summary>
/// <param name="Steps">Steps of the optimiser in all; the learning rate falls to a hundredth over them.</param>
/// <param name="Seed">Fixes initial weights and the order of trajectories.</param>
/// <param name="Data">A mark of the training trajectories, to tell other data from these.</param>
/// <param name="Batch">Trajectories of a step, over all processes.</param>
public sealed record TrainingPlan(long Steps, ulong Seed, string Data, int Batch = TrainingPlan.DefaultBatch)
{
    /// <summary>Trajectories of a step, as EGNN takes them.</summary>
    public const int DefaultBatch = 100;

    /// <summary>The plan as one line.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Steps} {Seed} {Data} {Batch}");

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static TrainingPlan FromText(string text)
    {
        string[] parts = text.Split(' ');
        // Older trainings do not say how many trajectories a step has; they all had the default.
        return parts.Length is 3 or 4
            ? new TrainingPlan(
                long.Parse(parts[0], CultureInfo.InvariantCulture),
                ulong.Parse(parts[1], CultureInfo.InvariantCulture),
                parts[2],
                parts.Length == 4 ? int.Parse(parts[3], CultureInfo.InvariantCulture) : DefaultBatch
            )
            : throw new FormatException($"'{text}' is no plan of a training.");
    }

    /// <summary>A short mark that is the same for the same trajectories only.</summary>
    public static string MarkOf(IEnumerable<Data.Trajectory> trajectories)
    {
        // FNV-1a over the bits of all numbers.
        ulong mark = 14695981039346656037;
        foreach (double value in trajectories.SelectMany(static t => t.Positions[^1]))
            mark = (mark ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;

        return mark.ToString("x16", CultureInfo.InvariantCulture);
    }
}
