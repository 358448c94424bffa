using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Network;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>nequix-mp-1 with its weights.</summary>
public sealed class NequixPotential : Potential
{
    /// <summary>The energy of <see cref="Structures.MovedSilicon"/>, in eV, by another program, in double.</summary>
    private const double KnownEnergy = -10.753334826264707;

    private NequixPotential(NequixMp1 net) => Net = net;

    /// <summary>The file that lies beside the program.</summary>
    public static string ShippedFile => Shipped("nequix-mp-1.nqx");

    /// <inheritdoc/>
    public override string Name => "nequix-mp-1";

    /// <inheritdoc/>
    public override Structure Example => Structures.Perovskite;

    /// <inheritdoc/>
    public override string Known => Structures.MovedSilicon.Name;

    /// <inheritdoc/>
    public override double Cutoff => NequixConstants.Cutoff;

    /// <inheritdoc/>
    public override int Rounds => 4;

    /// <summary>The network.</summary>
    internal NequixMp1 Net { get; }

    private protected override int[] AtomicNumbers => NequixWeights.AtomicNumbers;

    private protected override string Elements => "the elements 1 to 83 and 89 to 94";

    private protected override Precision Precision => Net.Parameters.Precision;

    /// <summary>Makes the network, reads its weights, and compares the energy of one structure with a known
    /// value.</summary>
    /// <param name="path">The file; null for <see cref="ShippedFile"/>.</param>
    /// <param name="precision">In which precision everything is computed.</param>
    /// <exception cref="DataFileException">The file is not that of nequix-mp-1.</exception>
    public static NequixPotential Load(string? path = null, Precision precision = Precision.Double)
    {
        path ??= ShippedFile;
        var net = new NequixMp1(seed: 1, precision);
        NequixWeights.Load(net, path);
        var potential = new NequixPotential(net);
        potential.Check(path, Structures.MovedSilicon, KnownEnergy);
        return potential;
    }

    /// <summary>The cloud that the network takes.</summary>
    internal PointCloud<Atom> Cloud(Structure structure) => CloudOf<Atom>(Placed(structure));

    private protected override Rows<Energy> Energies(PlacedAtoms atoms)
    {
        PointCloud<Atom> cloud = CloudOf<Atom>(atoms);
        return Net.Predict(cloud);
    }

    private protected override ForcePrediction<Energy> Predict(PlacedAtoms atoms)
    {
        using Pass pass = Net.Record(training: false);
        PointCloud<Atom> entered = pass.Enter(CloudOf<Atom>(atoms), GradientInputs.Forces);
        return Differentiate(pass, Net.Forward(entered), entered, atoms);
    }
}
