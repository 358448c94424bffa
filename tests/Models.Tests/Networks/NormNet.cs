namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>Every layer that keeps its signature.</summary>
[EquivariantModel]
public sealed partial class NormNet
{
    [LayerNorm]
    private partial Hidden Level(Hidden x);

    [BatchNorm(Momentum = 0.5)]
    private partial Hidden Normalize(Hidden x);

    [NormActivation(Function = Nonlinearity.Tanh, Bias = true)]
    private partial Hidden Bend(Hidden x);

    [Dropout(0.5)]
    private partial Hidden Drop(Hidden x);

    [Linear(Bias = true)]
    private partial Hidden Mix(Hidden x);

    public Hidden Forward(Hidden x) => Drop(Bend(Normalize(Level(Mix(x)))));
}
