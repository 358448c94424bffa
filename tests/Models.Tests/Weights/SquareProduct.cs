namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>TensorSquare</c> (u&lt;vw, uuw): case square0_fc of the reference values.</summary>
[EquivariantModel]
public sealed partial class SquareProduct
{
    [TensorSquare("2x0e + 2x1o", "3x0e + 2x2e")]
    private partial Features Square(Features x);

    public Results Forward(Operands x) => Results.From(Square(x));

    [Irreps("2x0e + 2x1o")]
    public readonly ref partial struct Operands;

    [Irreps("3x0e + 2x2e")]
    public readonly ref partial struct Results;
}
