namespace GeoDL.Typed.Algebra;

/// <summary>Scalars that a gate only activates: out = c·f(in), copy by copy.</summary>
/// <param name="In">Their place in the gate's operand.</param>
/// <param name="Out">Their place in its result.</param>
/// <param name="Irrep">Their irrep.</param>
/// <param name="Result">Their irrep in the result: a pseudoscalar under an even function becomes a scalar.</param>
/// <param name="Function">The function; null copies.</param>
public sealed record GateScalars(CopyRange In, CopyRange Out, Irrep Irrep, Irrep Result, Nonlinearity? Function);
