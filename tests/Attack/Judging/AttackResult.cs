using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>One table that a program gave.</summary>
/// <param name="Irreps">How its rows turn; null for positions.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="Values">The numbers, in public order.</param>
internal sealed record AttackResult(Irreps? Irreps, int Count, double[] Values);
