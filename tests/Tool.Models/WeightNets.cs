namespace GeoDL.Typed.Tool.Models;

/// <summary>A perceptron, as e3nn's <c>FullyConnectedNet([3, 4, 5, 2], torch.tanh)</c>.</summary>
[EquivariantModel]
public sealed partial class RadialNet
{
    [MultiLayerPerceptron(Hidden = [4, 5], Activation = Nonlinearity.Tanh)]
    private partial Widths Network(Lengths x);

    /// <summary>Two numbers for each row.</summary>
    public Widths Forward(Lengths x) => Network(x);

    /// <summary>What goes in.</summary>
    [Irreps("3x0e")]
    public readonly ref partial struct Lengths;

    /// <summary>What comes out.</summary>
    [Irreps("2x0e")]
    public readonly ref partial struct Widths;
}
