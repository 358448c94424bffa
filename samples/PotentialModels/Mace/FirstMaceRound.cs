namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>The first round, in which atoms know nothing but their elements: 16x0e → 16x0e + 16x1o.</summary>
[EquivariantModel]
public sealed partial class FirstMaceRound
{
    [Linear]
    private partial Channels Up(Channels x);

    /// <summary>Σ w(r) Y(direction) over neighbours, channel by channel, then mixed.</summary>
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
    private partial Density Gather(Neighbourhood edges, Channels x);

    /// <summary>A map of its own for each element of the atom that hears.</summary>
    [Linear(Species = 3)]
    private partial Density MixByElement(Density a, Labels species);

    /// <summary>All products of up to three of the sums, in the redundant columns of published weights.</summary>
    [SymmetricContraction(Correlation = 3, Species = 3, Basis = ContractionBasis.Chains)]
    private partial Described Contract(Density a, Labels species);

    [Linear]
    private partial Described Mix(Described b);

    /// <summary>Atoms after hearing of their neighbours' elements.</summary>
    public Described Forward(Neighbourhood edges, Channels x, Labels species) =>
        Mix(Contract(MixByElement(Gather(edges, Up(x)), species), species));
}
