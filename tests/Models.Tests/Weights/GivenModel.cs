namespace GeoDL.Typed.Models.Tests.Weights;

/// <summary>The gate of <see cref="GateModel"/> and an activation with numbers of their own.</summary>
[EquivariantModel]
public sealed partial class GivenModel
{
    [Gate(Gates = Nonlinearity.SiLU, GivenConstants = [1.6791767923989418, 1.5937334472592695, 1.6791767923989418, 1])]
    private partial Results Act(Gated<Results> x);

    // Twice the gate's scalars and once the others: the identity is not multiplied.
    [Activation(
        Nonlinearity.Abs,
        Nonlinearity.Identity,
        Nonlinearity.Identity,
        Nonlinearity.Identity,
        GivenConstants = [2, 3, 3, 3]
    )]
    private partial Results Double(Results x);

    public Pair<Results, Results> Forward(Operands x)
    {
        Results gated = Act(Gated<Results>.From(x));
        return new(gated, Double(gated));
    }

    [Irreps("2x0o + 7x0e + 2x1o + 2x1e")]
    public readonly ref partial struct Operands;

    [Irreps("3x0e + 2x0o + 2x1o + 2x1e")]
    public readonly ref partial struct Results;
}
