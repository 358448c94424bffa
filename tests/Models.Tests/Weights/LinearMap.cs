namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>o3.Linear</c> with biases: case linear3 of the reference values.</summary>
[EquivariantModel]
public sealed partial class LinearMap
{
    [Linear(Bias = true)]
    private partial Results Map(Operands x);

    public Results Forward(Operands x) => Map(x);

    [Irreps("5x0e + 3x1o + 2x2e")]
    public readonly ref partial struct Operands;

    [Irreps("3x0e + 2x1o + 2x2e")]
    public readonly ref partial struct Results;
}
