namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>The second round: 32x0e + 32x1o → 32x0e + 32x1e + 32x1o.</summary>
[EquivariantModel]
public sealed partial class SecondInteraction
{
    [Linear]
    private partial Polar Up(Polar x);

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
    private partial Gated<Axial> Convolve(Neighbourhood edges, Polar x);

    /// <summary>What the atom keeps of itself, by its type; it has no axial vectors yet.</summary>
    [TensorProduct("32x0e + 32x1o", "32x0e", "96x0e + 32x1o")]
    private partial Features Keep(Features x, Features type);

    [Gate(Gates = Nonlinearity.SiLU, Constants = MomentConstants.E3nn)]
    internal partial Axial Activate(Gated<Axial> y);

    /// <summary>Atoms before the gate.</summary>
    internal Gated<Axial> Hear(Neighbourhood edges, Polar x, Invariants type) =>
        Convolve(edges, Up(x)) + Gated<Axial>.From(Keep(x, type).Concat(Features.Zeros(x, "32x1e")));
}
