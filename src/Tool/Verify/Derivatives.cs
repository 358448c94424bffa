namespace GeoDL.Typed.Tool.Verify;

/// <summary>How far derivatives are from differences of values, relatively.</summary>
/// <param name="Single">In float.</param>
/// <param name="Double">In double.</param>
/// <param name="Failure">What is wrong with them; null if nothing is.</param>
internal sealed record Derivatives(double Single, double Double, string? Failure);
