namespace GeoDL.Typed.Algebra;

/// <summary>Copies of an irrep that a gate scales: out = c·f(gate)·in, copy by copy.</summary>
/// <param name="In">Their place in the gate's operand.</param>
/// <param name="Gates">The place of their gates in the operand.</param>
/// <param name="Out">Their place in its result.</param>
/// <param name="Irrep">Their irrep.</param>
/// <param name="Result">Their irrep in the result: an odd gate flips the parity.</param>
/// <param name="GateFunction">The function of the gates; null leaves them unchanged.</param>
/// <param name="IsTurned">Whether an odd gate also turns the copies by a quarter, (c, s) → (−s, c): in the plane a
/// pseudoscalar times a vector is i times it.</param>
public sealed record GatedCopies(
    CopyRange In,
    CopyRange Gates,
    CopyRange Out,
    Irrep Irrep,
    Irrep Result,
    Nonlinearity? GateFunction,
    bool IsTurned
);
