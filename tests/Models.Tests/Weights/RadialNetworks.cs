namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>nn.FullyConnectedNet</c>: the radial networks of a small MACE.</summary>
[EquivariantModel]
public sealed partial class RadialNetworks
{
    [MultiLayerPerceptron(Hidden = [64, 64, 64], Constants = MomentConstants.E3nn)]
    private partial First Zeroth(Basis x);

    // The same network with exact constants: its weights are scaled as they come in.
    [MultiLayerPerceptron(Hidden = [64, 64, 64])]
    private partial Second Next(Basis x);

    public Pair<First, Second> Forward(Basis x) => new(Zeroth(x), Next(x));

    [Irreps("8x0e")]
    public readonly ref partial struct Basis;

    [Irreps("48x0e")]
    public readonly ref partial struct First;

    [Irreps("112x0e")]
    public readonly ref partial struct Second;
}
