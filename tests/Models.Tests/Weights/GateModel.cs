namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>e3nn's <c>nn.Gate</c>: case gate1 of the reference values.</summary>
[EquivariantModel]
public sealed partial class GateModel
{
    [Gate(Even = Nonlinearity.SiLU, Gates = Nonlinearity.SiLU, Constants = MomentConstants.E3nn)]
    private partial Results Act(Gated<Results> x);

    public Results Forward(Operands x) => Act(Gated<Results>.From(x));

    [Irreps("2x0o + 7x0e + 2x1o + 2x1e")]
    public readonly ref partial struct Operands;

    [Irreps("3x0e + 2x0o + 2x1o + 2x1e")]
    public readonly ref partial struct Results;
}
