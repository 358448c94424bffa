namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>The third round: 32x0e + 32x1e + 32x1o → 32x0e + 32x0o + 32x1e + 32x1o.</summary>
[EquivariantModel]
public sealed partial class ThirdInteraction
{
    [Linear]
    private partial Axial Up(Axial x);

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
    private partial Gated<Chiral> Convolve(Neighbourhood edges, Axial x);

    /// <summary>What the atom keeps of itself, by its type; it has no odd numbers yet.</summary>
    [TensorProduct("32x0e + 32x1e + 32x1o", "32x0e", "96x0e + 32x1o + 32x1e")]
    private partial Features Keep(Features x, Features type);

    [Gate(Odd = Nonlinearity.Tanh, Gates = Nonlinearity.SiLU, Constants = MomentConstants.E3nn)]
    internal partial Chiral Activate(Gated<Chiral> y);

    /// <summary>Atoms before the gate.</summary>
    internal Gated<Chiral> Hear(Neighbourhood edges, Axial x, Invariants type) =>
        Convolve(edges, Up(x)) + Gated<Chiral>.From(Features.Zeros(x, "32x0o").Concat(Keep(x, type)));
}
