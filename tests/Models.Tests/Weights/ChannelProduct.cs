namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>A product of channels (uvu): case uvu0_shared of the reference values.</summary>
[EquivariantModel]
public sealed partial class ChannelProduct
{
    [TensorProduct(
        "8x0e + 8x1o",
        "1x0e + 1x1o",
        "8x0e + 8x0e + 8x1o + 8x1o + 8x1e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uvu", "0,1,2 uvu", "1,0,3 uvu", "1,1,1 uvu", "1,1,4 uvu"]
    )]
    private partial Features Multiply(Features x, Features y);

    public Results Forward(Operands pair)
    {
        Features both = pair;
        return Results.From(Multiply(both.Select(..2), both.Select(2..)));
    }

    // Both operands, since rows of two tables are not the same rows.
    [Irreps("8x0e + 8x1o + 1x0e + 1x1o")]
    public readonly ref partial struct Operands;

    [Irreps("16x0e + 16x1o + 8x1e")]
    public readonly ref partial struct Results;
}
