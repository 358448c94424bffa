namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>o3.Linear</c> of a repeated irrep: case linear2 of the reference values.</summary>
[EquivariantModel]
public sealed partial class RepeatedMap
{
    [Linear("2x0e + 3x0e + 2x1o", "4x0e + 3x1o")]
    private partial Features Map(Features x);

    public Results Forward(Operands x) => Results.From(Map(x));

    [Irreps("2x0e + 3x0e + 2x1o")]
    public readonly ref partial struct Operands;

    [Irreps("4x0e + 3x1o")]
    public readonly ref partial struct Results;
}
