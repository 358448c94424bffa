namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>The first round: 32x0e → 32x0e + 32x1o. Nothing of the atom itself is kept.</summary>
[EquivariantModel]
public sealed partial class FirstInteraction
{
    [Linear]
    private partial Invariants Up(Invariants x);

    /// <summary>The envelope multiplies the sines that enter the radial network.</summary>
    [SteerableConvolution(
        MaxDegree = 1,
        BasisCount = 8,
        RadialWidth = 64,
        RadialLayers = 2,
        EnvelopeExponent = 6,
        EnvelopeBeforeNetwork = true,
        Cutoff = WaterNequipConstants.Cutoff,
        AverageNeighbours = WaterNequipConstants.AverageNeighbours
    )]
    private partial Gated<Polar> Convolve(Neighbourhood edges, Invariants x);

    [Gate(Gates = Nonlinearity.SiLU, Constants = MomentConstants.E3nn)]
    internal partial Polar Activate(Gated<Polar> y);

    /// <summary>Atoms after hearing of their neighbours' types, before the gate.</summary>
    internal Gated<Polar> Hear(Neighbourhood edges, Invariants x) => Convolve(edges, Up(x));
}
