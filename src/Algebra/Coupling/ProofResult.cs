namespace GeoDL.Typed.Algebra;

/// <summary>The result of <see cref="IntertwinerProof"/>.</summary>
/// <param name="IsProved">Whether the list of terms is an intertwiner.</param>
/// <param name="Reason">The theorem that holds, or the first violation, in words.</param>
public sealed record ProofResult(bool IsProved, string Reason);
