namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>The last round, of which only numbers are kept: 16x0e + 16x1o → 16x0e.</summary>
[EquivariantModel]
public sealed partial class LastMaceRound
{
    [Linear]
    private partial Described Up(Described x);

    [SteerableConvolution(
        MaxDegree = 2,
        BasisCount = 8,
        RadialWidth = 64,
        RadialLayers = 3,
        EnvelopeExponent = 5,
        EnvelopeBeforeNetwork = true,
        Cutoff = TinyMaceConstants.Cutoff,
        AverageNeighbours = TinyMaceConstants.SquaredNeighbours,
        Constants = MomentConstants.E3nn
    )]
    private partial Density Gather(Neighbourhood edges, Described x);

    [SymmetricContraction(Correlation = 3, Species = 3, Basis = ContractionBasis.Chains)]
    private partial Channels Contract(Density a, Labels species);

    [Linear]
    private partial Channels Mix(Channels b);

    /// <summary>What the atom keeps of itself, by its element.</summary>
    [Linear(Species = 3)]
    private partial Channels Keep(Described x, Labels species);

    /// <summary>Numbers of each atom.</summary>
    public Channels Forward(Neighbourhood edges, Described x, Labels species) =>
        Mix(Contract(Gather(edges, Up(x)), species)) + Keep(x, species);
}
