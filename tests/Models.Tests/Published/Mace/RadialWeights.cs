namespace GeoDL.Typed.Models.Tests.Published.Mace;

/// <summary>The radial network of <see cref="MetalMace"/> alone: what the convolution keeps inside.</summary>
[EquivariantModel]
public sealed partial class RadialWeights
{
    /// <summary>√8 · √2 sin(nπu)/u · envelope is what a convolution's network takes, up to a power of the
    /// cutoff.</summary>
    private static readonly double OfConvolution = 1 / Math.Pow(MetalMaceConstants.Cutoff, 1.5);

    [MultiLayerPerceptron("8x0e", "16x0e", Hidden = [64, 64, 64], Constants = MomentConstants.E3nn)]
    private partial Features Radial(Features basis);

    [return: Irreps("16x0e")]
    public Features Forward(PointCloud<MetalAtom> structure) => Radial(Basis(structure.Edges));

    /// <summary>What enters the network.</summary>
    [return: Irreps("8x0e")]
    internal static Scalars Basis(Neighbourhood edges) => OfConvolution * edges.Basis(8) * edges.Envelope(exponent: 5);
}
