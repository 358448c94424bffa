namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>nn.BatchNorm</c>: case bn1 of the reference values.</summary>
[EquivariantModel]
public sealed partial class BatchNormModel
{
    [BatchNorm]
    private partial Operands Norm(Operands x);

    public Operands Forward(Operands x) => Norm(x);

    [Irreps("3x0e + 1x0o + 2x1o + 1x2e")]
    public readonly ref partial struct Operands;
}
