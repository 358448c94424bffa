namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>The last round, of which only numbers are kept: Hidden → 128x0e.</summary>
[EquivariantModel]
public sealed partial class LastInteraction
{
    [Linear]
    private partial Hidden Up(Hidden x);

    [SteerableConvolution(
        MaxDegree = 3,
        BasisCount = 8,
        RadialWidth = 64,
        RadialLayers = 2,
        EnvelopeExponent = 6,
        EnvelopeBeforeNetwork = true,
        Cutoff = NequixConstants.Cutoff,
        AverageNeighbours = NequixConstants.AverageNeighbours
    )]
    private partial Invariants Convolve(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Invariants Skip(Hidden x);

    [LayerNorm(OverRow = true, SumOverCopies = true, ComponentPower = 2, Epsilon = NequixConstants.Epsilon)]
    private partial Invariants Normalise(Invariants y);

    [Activation(Nonlinearity.SiLU, GivenConstants = [NequixConstants.Activation])]
    private partial Invariants Activate(Invariants y);

    /// <summary>Numbers of each atom.</summary>
    public Invariants Forward(Neighbourhood edges, Hidden x) => Activate(Normalise(Convolve(edges, Up(x)) + Skip(x)));
}
