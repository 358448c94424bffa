namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>
/// e3nn's <c>FullyConnectedTensorProduct</c> (uvw): case fc0_element_component of the reference values.
/// </summary>
[EquivariantModel]
public sealed partial class FullProduct
{
    [TensorProduct("2x0e + 3x1o", "1x0e + 1x1o", "2x0e + 3x1o")]
    private partial Features Multiply(Features x, Features y);

    public Results Forward(Operands pair)
    {
        Features both = pair;
        return Results.From(Multiply(both.Select(..2), both.Select(2..)));
    }

    // Both operands, since rows of two tables are not the same rows.
    [Irreps("2x0e + 3x1o + 1x0e + 1x1o")]
    public readonly ref partial struct Operands;

    [Irreps("2x0e + 3x1o")]
    public readonly ref partial struct Results;
}
