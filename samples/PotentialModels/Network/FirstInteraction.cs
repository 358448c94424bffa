namespace GeoDL.Typed.Samples.Potentials.Network;

/// <summary>The first round, in which atoms know nothing but their elements: 89x0e → Hidden.</summary>
[EquivariantModel]
public sealed partial class FirstInteraction
{
    [Linear("89x0e", "89x0e")]
    private partial Features Up(Features element);

    /// <summary>
    /// Σ w(r) Y(direction) over neighbours, copy by copy, then mixed. The envelope 1 − 28u⁶ + 48u⁷ − 21u⁸ multiplies
    /// the eight sines that enter the radial network.
    /// </summary>
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
    private partial Gated<Hidden> Convolve(Neighbourhood edges, [Irreps("89x0e")] Features element);

    /// <summary>Numbers alone: an element has no direction.</summary>
    [Linear("89x0e", "256x0e")]
    private partial Features Skip(Features element);

    /// <summary>The whole atom is divided by one number, √(¼ Σ y²/(2l+1)² + ε).</summary>
    [LayerNorm(OverRow = true, SumOverCopies = true, ComponentPower = 2, Epsilon = NequixConstants.Epsilon)]
    private partial Gated<Hidden> Normalise(Gated<Hidden> y);

    [Gate(
        Even = Nonlinearity.SiLU,
        Gates = Nonlinearity.SiLU,
        GivenConstants = [NequixConstants.Activation, 1, NequixConstants.Activation, 1]
    )]
    private partial Hidden Activate(Gated<Hidden> y);

    /// <summary>Atoms after hearing of their neighbours' elements.</summary>
    public Hidden Forward(Neighbourhood edges, Atom atom)
    {
        Features skip = Skip(atom.Element).Concat(Features.Zeros(atom, "64x1o + 32x2e + 32x3o"));
        return Activate(Normalise(Convolve(edges, Up(atom.Element)) + Gated<Hidden>.From(skip)));
    }
}
