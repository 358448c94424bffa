namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>o3.Linear</c> of both parities: case linear1 of the reference values, without its block
/// that no matrix reaches.</summary>
[EquivariantModel]
public sealed partial class ParityMap
{
    [Linear("4x0e + 2x0o + 3x1o + 1x1e", "3x0e + 1x0o + 2x1o + 2x1e")]
    private partial Features Map(Features x);

    public Results Forward(Operands x) => Results.From(Map(x));

    [Irreps("4x0e + 2x0o + 3x1o + 1x1e")]
    public readonly ref partial struct Operands;

    [Irreps("3x0e + 1x0o + 2x1o + 2x1e")]
    public readonly ref partial struct Results;
}
