using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Mace;
using GeoDL.Typed.Samples.Potentials.Network;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>tiny MACE with its weights.</summary>
public sealed class TinyMacePotential : Potential
{
    /// <summary>The energies of <see cref="Structures.LightCrystal"/> and <see cref="Structures.ShortBond"/>, in eV, as
    /// the authors' tests have them.</summary>
    private const double CrystalEnergy = -30.917243054994454,
        BondEnergy = -3.13012028790496;

    private TinyMacePotential(TinyMace net) => Net = net;

    /// <summary>The file that lies beside the program.</summary>
    public static string ShippedFile => Shipped("tiny_mace.safetensors");

    /// <inheritdoc/>
    public override string Name => "tiny MACE";

    /// <inheritdoc/>
    public override Structure Example => Structures.LightCrystal;

    /// <inheritdoc/>
    public override string Known => $"{Structures.LightCrystal.Name} and {Structures.ShortBond.Name}";

    /// <inheritdoc/>
    public override double Cutoff => TinyMaceConstants.Cutoff;

    /// <inheritdoc/>
    public override int Rounds => 2;

    /// <summary>The network.</summary>
    internal TinyMace Net { get; }

    private protected override int[] AtomicNumbers => TinyMaceConstants.AtomicNumbers;

    private protected override string Elements => "hydrogen, carbon and oxygen";

    private protected override Precision Precision => Net.Parameters.Precision;

    /// <summary>Makes the network, reads its weights, and compares the energies of two structures with known
    /// values.</summary>
    /// <param name="path">The file; null for <see cref="ShippedFile"/>.</param>
    /// <param name="precision">In which precision everything is computed.</param>
    /// <exception cref="DataFileException">The file is not that of tiny MACE.</exception>
    public static TinyMacePotential Load(string? path = null, Precision precision = Precision.Double)
    {
        path ??= ShippedFile;
        var net = new TinyMace(seed: 1, precision);
        TinyMaceWeights.Load(net, path);
        var potential = new TinyMacePotential(net);
        potential.Check(path, Structures.LightCrystal, CrystalEnergy);
        potential.Check(path, Structures.ShortBond, BondEnergy);
        return potential;
    }

    /// <summary>The cloud that the network takes.</summary>
    internal PointCloud<LightAtom> Cloud(Structure structure) => CloudOf<LightAtom>(Placed(structure));

    private protected override Rows<Energy> Energies(PlacedAtoms atoms)
    {
        PointCloud<LightAtom> cloud = CloudOf<LightAtom>(atoms);
        return Net.Predict(cloud, Labels.OnPointsOf(cloud, atoms.Species));
    }

    private protected override ForcePrediction<Energy> Predict(PlacedAtoms atoms)
    {
        using Pass pass = Net.Record(training: false);
        PointCloud<LightAtom> entered = pass.Enter(CloudOf<LightAtom>(atoms), GradientInputs.Forces);
        return Differentiate(pass, Net.Forward(entered, Labels.OnPointsOf(entered, atoms.Species)), entered, atoms);
    }
}
