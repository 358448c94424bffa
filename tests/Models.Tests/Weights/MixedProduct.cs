namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>A product of all weighted modes but uvw: case mixed_element of the reference values,
/// without its block that no path reaches.</summary>
[EquivariantModel]
public sealed partial class MixedProduct
{
    [TensorProduct(
        "4x0e + 4x1o",
        "4x0e + 4x1o",
        "4x0e + 16x1o + 4x1o + 2x0e",
        Kind = ProductKind.Custom,
        Paths = ["0,0,0 uuu", "0,1,1 uvuv *0.5", "1,0,2 uvv *2", "1,1,3 uuw", "0,1,2 uvu"]
    )]
    private partial Features Multiply(Features x, Features y);

    public Results Forward(Operands pair)
    {
        Features both = pair;
        return Results.From(Multiply(both.Select(..2), both.Select(2..)));
    }

    // Both operands, since rows of two tables are not the same rows.
    [Irreps("4x0e + 4x1o + 4x0e + 4x1o")]
    public readonly ref partial struct Operands;

    [Irreps("4x0e + 20x1o + 2x0e")]
    public readonly ref partial struct Results;
}
