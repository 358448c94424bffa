namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>The model of docs/weights.md.</summary>
[EquivariantModel]
public sealed partial class Radial
{
    [MultiLayerPerceptron(Hidden = [4, 5], Activation = Nonlinearity.Tanh, Constants = MomentConstants.E3nn)]
    private partial Results Network(Lengths x);

    public Results Forward(Lengths x) => Network(x);

    [Irreps("3x0e")]
    public readonly ref partial struct Lengths;

    [Irreps("2x0e")]
    public readonly ref partial struct Results;
}
