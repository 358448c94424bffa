namespace GeoDL.Typed.Algebra;

/// <summary>Scalars that a gate only activates: out = c·f(in), copy by copy.</summary>
/// <param name="In">Where they stand in the gate's operand.</param>
/// <param name="Out">Where they go in its result.</param>
/// <param name="Irrep">What they are.</param>
/// <param name="Result">What they become: a pseudoscalar under an even function becomes a scalar.</param>
/// <param name="Function">The function; none copies.</param>
public sealed record GateScalars(CopyRange In, CopyRange Out, Irrep Irrep, Irrep Result, Nonlinearity? Function);
