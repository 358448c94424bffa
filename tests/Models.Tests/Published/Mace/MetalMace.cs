namespace GeoDL.Typed.Models.Tests.Published.Mace;

/// <summary>
/// A MACE (Batatia et al., 2206.07697) of one round for eleven elements, which a program of molecular dynamics is
/// tested with: products of two sums over neighbours.
/// </summary>
[EquivariantModel]
public sealed partial class MetalMace
{
    [Linear]
    internal partial MetalChannels Embed(MetalAtom atom);

    [Linear]
    internal partial MetalChannels Up(MetalChannels x);

    /// <summary>Σ w(r) Y(direction) over neighbours, channel by channel, then mixed.</summary>
    [SteerableConvolution(
        MaxDegree = 1,
        BasisCount = 8,
        RadialWidth = 64,
        RadialLayers = 3,
        EnvelopeExponent = 5,
        EnvelopeBeforeNetwork = true,
        Cutoff = MetalMaceConstants.Cutoff,
        AverageNeighbours = MetalMaceConstants.AverageNeighbours * MetalMaceConstants.AverageNeighbours,
        Constants = MomentConstants.E3nn
    )]
    internal partial MetalDensity Gather(Neighbourhood edges, MetalChannels x);

    /// <summary>A map of its own for each element of the atom that hears.</summary>
    [Linear(Species = 11)]
    internal partial MetalDensity MixByElement(MetalDensity a, Labels species);

    /// <summary>All products of up to two of the sums.</summary>
    [SymmetricContraction(Correlation = 2, Species = 11, Basis = ContractionBasis.Chains)]
    internal partial MetalChannels Contract(MetalDensity a, Labels species);

    [Linear]
    internal partial MetalChannels Mix(MetalChannels b);

    [Linear]
    private partial AtomEnergy Read(MetalChannels h);

    /// <summary>The energy of each element's atom alone.</summary>
    [Linear]
    private partial AtomEnergy Isolated(MetalAtom atom);

    /// <summary>What each atom gathers of its neighbours.</summary>
    internal MetalDensity Density(PointCloud<MetalAtom> structure, Labels species) =>
        MixByElement(Gather(structure.Edges, Up(Embed(structure.Features))), species);

    /// <summary>The energy of each atom among the others, in eV.</summary>
    internal AtomEnergy Interaction(PointCloud<MetalAtom> structure, Labels species) =>
        MetalMaceConstants.Scale * Read(Mix(Contract(Density(structure, species), species)));

    /// <summary>The energy of each atom, in eV.</summary>
    public AtomEnergy Forward(PointCloud<MetalAtom> structure, Labels species) =>
        Interaction(structure, species) + Isolated(structure.Features);
}
