namespace GeoDL.Typed.Algebra;

/// <summary>Copies of an irrep that a gate scales: out = c·f(gate)·in, copy by copy.</summary>
/// <param name="In">Where they stand in the gate's operand.</param>
/// <param name="Gates">Where their gates stand in it.</param>
/// <param name="Out">Where they go in its result.</param>
/// <param name="Irrep">What they are.</param>
/// <param name="Result">What they become: an odd gate flips the parity.</param>
/// <param name="GateFunction">The function of the gates; none leaves them as they are.</param>
public sealed record GatedCopies(
    CopyRange In,
    CopyRange Gates,
    CopyRange Out,
    Irrep Irrep,
    Irrep Result,
    Nonlinearity? GateFunction
);
