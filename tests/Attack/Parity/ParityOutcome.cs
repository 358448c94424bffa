namespace GeoDL.Typed.Attack;

/// <summary>A proof that numbers refute.</summary>
internal sealed record ParityOutcome(ParityLambda Lambda, bool IsOdd, string Where);
