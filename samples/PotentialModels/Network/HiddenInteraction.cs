namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>A round in the middle: 128x0e + 64x1o + 32x2e + 32x3o → the same.</summary>
[EquivariantModel]
public sealed partial class HiddenInteraction
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
    private partial Gated<Hidden> Convolve(Neighbourhood edges, Hidden x);

    [Linear]
    private partial Gated<Hidden> Skip(Hidden x);

    [LayerNorm(OverRow = true, SumOverCopies = true, ComponentPower = 2, Epsilon = NequixConstants.Epsilon)]
    private partial Gated<Hidden> Normalise(Gated<Hidden> y);

    [Gate(
        Even = Nonlinearity.SiLU,
        Gates = Nonlinearity.SiLU,
        GivenConstants = [NequixConstants.Activation, 1, NequixConstants.Activation, 1]
    )]
    private partial Hidden Activate(Gated<Hidden> y);

    /// <summary>Atoms after another round.</summary>
    public Hidden Forward(Neighbourhood edges, Hidden x) => Activate(Normalise(Convolve(edges, Up(x)) + Skip(x)));
}
