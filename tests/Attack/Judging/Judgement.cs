namespace GeoDL.Typed.Attack;

/// <summary>What running a program showed, and the figures behind it.</summary>
/// <param name="Kind">The verdict.</param>
/// <param name="Error">The largest relative error that was found.</param>
/// <param name="Response">The relative response to input changes of 1e-15 there.</param>
/// <param name="Detail">The scene, or the exception.</param>
internal sealed record Judgement(JudgementKind Kind, double Error, double Response, string Detail);
