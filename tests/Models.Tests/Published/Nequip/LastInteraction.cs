namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>The last round, of which only numbers are kept: 32x0e + 32x0o + 32x1e + 32x1o → 32x0e.</summary>
[EquivariantModel]
public sealed partial class LastInteraction
{
    [Linear]
    private partial Chiral Up(Chiral x);

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
    private partial Invariants Convolve(Neighbourhood edges, Chiral x);

    /// <summary>What the atom keeps of itself, by its type.</summary>
    [TensorProduct("32x0e + 32x0o + 32x1e + 32x1o", "32x0e", "32x0e")]
    private partial Invariants Keep(Features x, Features type);

    [Activation(Nonlinearity.SiLU, Constants = MomentConstants.E3nn)]
    internal partial Invariants Activate(Invariants y);

    /// <summary>Atoms before the activation.</summary>
    internal Invariants Hear(Neighbourhood edges, Chiral x, Invariants type) => Convolve(edges, Up(x)) + Keep(x, type);
}
