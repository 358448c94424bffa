using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Samples.Shapes.Data;

namespace GeoDL.Typed.Samples.Shapes.Training;

/// <summary>A network that names shapes.</summary>
/// <param name="name">What reports call it.</param>
/// <param name="model">The network.</param>
/// <param name="loss">Its loss.</param>
/// <param name="answers">[volumes × numbers]: logits of the kinds, and what else it says.</param>
/// <param name="groupSize">Volumes that run together, over which batch norm takes its statistics.</param>
public sealed class VolumeClassifier(
    string name,
    IEquivariantModel model,
    Objective<VolumeBatch> loss,
    Func<VolumeBatch, double[]> answers,
    int groupSize
)
{
    /// <summary>What reports call it.</summary>
    public string Name => name;

    /// <summary>The network's parameters.</summary>
    public ParameterSet Parameters => model.Parameters;

    /// <summary>[volumes × numbers].</summary>
    public double[] Answers(VolumeBatch volumes) => answers(volumes);

    /// <summary>The same for many volumes.</summary>
    /// <param name="volumes">The volumes.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Ends it.</param>
    public double[] Answers(
        VolumeSet volumes,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        List<double> all = [];
        for (int first = 0; first < volumes.Count; first += groupSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(groupSize, volumes.Count - first);
            all.AddRange(answers(volumes.Slice(first, count)));
            progress?.Report(first + count);
        }

        return [.. all];
    }

    /// <summary>A training that has not begun.</summary>
    public EpochTraining<VolumeBatch> Train(VolumeSet volumes, EpochPlan plan) =>
        new(
            model,
            loss,
            volumes.Count,
            groupSize,
            (numbers, epoch) => volumes.Select(numbers, RandomStream.DeriveSeed(plan.Seed, (ulong)epoch)),
            plan
        );
}
