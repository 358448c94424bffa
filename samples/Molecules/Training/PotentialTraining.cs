using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>Molecules that run together in one pass, with their energies and forces in units of the network.</summary>
/// <param name="Molecules">The clouds.</param>
/// <param name="Energies">One a molecule.</param>
/// <param name="Forces">One an atom.</param>
public sealed record Group(PointCloud<Atom> Molecules, Rows<Energy> Energies, Rows<Features> Forces);

/// <summary>A training of energies and forces.</summary>
public sealed class PotentialTraining
{
    /// <summary>Molecules of a pass; a step has two passes.</summary>
    public const int GroupSize = 2;

    // The best rate of 0.005, 0.01 and 0.02 after 150 epochs of what ships; the README says what else was tried.
    private const double Rate = 0.02,
        WeightDecay = 0,
        ClipNorm = 10;

    // Forces are many and energies one a molecule; they learn from the former, and keep the latter in place.
    private const double EnergyWeight = 0.2;

    // Averaged weights jump less from step to step.
    private const double AveragedEpochs = 4;

    private readonly EpochTraining<Group> _epochs;

    /// <param name="kind">Which network.</param>
    /// <param name="set">To learn from.</param>
    /// <param name="epochs">How often each molecule is seen.</param>
    /// <param name="seed">Fixes initial weights and the order of molecules.</param>
    public PotentialTraining(NetworkKind kind, MoleculeSet set, int epochs, ulong seed)
    {
        Potential = new Potential(kind, kind.Create(seed), Scales.Of(set));
        Scales scales = Potential.Scales;
        (PointCloud<Atom> Cloud, double Energy, double[] Forces)[] molecules =
        [
            .. set.Frames.Select(f =>
                (
                    f.ToCloud<Atom>(Elements.Known, Neighbours.WithinRadius(Elements.Radius)),
                    (f.Energy!.Value - scales.AtomsOf(f)) / scales.Unit,
                    Array.ConvertAll(f.Forces!, v => v / scales.Unit)
                )
            ),
        ];
        IPotential net = Potential.Net;
        _epochs = new EpochTraining<Group>(
            net,
            (pass, group) =>
            {
                PointCloud<Atom> entered = pass.Enter(group.Molecules, GradientInputs.Forces);
                Energy energy = net.Forward(entered);
                return EnergyWeight * Loss.MeanSquaredError(energy, group.Energies)
                    + Loss.MeanSquaredError(pass.Forces(energy, entered), group.Forces);
            },
            molecules.Length,
            Math.Min(GroupSize, Math.Max(1, molecules.Length / 2)),
            (numbers, _) =>
                new Group(
                    PointCloud.Batch(numbers.Select(i => molecules[i].Cloud)),
                    Rows<Energy>.From([.. numbers.Select(i => molecules[i].Energy)]),
                    Rows.From("1o", [.. numbers.SelectMany(i => molecules[i].Forces)])
                ),
            new EpochPlan(epochs, seed, Rate, WeightDecay, AveragedEpochs, ClipNorm)
        );
    }

    /// <summary>The potential that is trained.</summary>
    public Potential Potential { get; }

    /// <summary>The optimiser, which counts the steps.</summary>
    public Optimiser Optimiser => _epochs.Optimiser;

    /// <summary>Epochs in all.</summary>
    public int Epochs => _epochs.Epochs;

    /// <summary>Whole epochs that are done.</summary>
    public int EpochsDone => _epochs.EpochsDone;

    /// <summary>Trains to the end of an epoch; returns the mean loss.</summary>
    public double RunEpoch(CancellationToken cancellation = default) => _epochs.RunEpoch(null, cancellation);

    /// <summary>The potential with the averaged weights, for as long as the loan is not disposed.</summary>
    public IDisposable? UseAverage() => Optimiser.Average?.Use();

    /// <summary>Seconds that an epoch takes here, by a few steps of another training.</summary>
    public static double MeasureEpoch(NetworkKind kind, MoleculeSet set, CancellationToken cancellation = default)
    {
        // Few molecules, many epochs of them: the first are slow, since code is still being compiled.
        const int molecules = 4 * GroupSize,
            warmup = 6,
            measured = 6;
        MoleculeSet part = set with { Frames = [.. set.Frames.Take(molecules)] };
        var training = new PotentialTraining(kind, part, warmup + measured, seed: 1);
        while (training.EpochsDone < warmup)
            training.RunEpoch(cancellation);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (training.EpochsDone < training.Epochs)
            training.RunEpoch(cancellation);
        return watch.Elapsed.TotalSeconds / measured * set.Frames.Count / part.Frames.Count;
    }
}
