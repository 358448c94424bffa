namespace GeoDL.Typed.Samples.Sky.Digits;

/// <summary>Digits that run together.</summary>
/// <param name="Pixels">[digits × pixels] ink from 0 to 1.</param>
/// <param name="Labels">Which digit each is.</param>
public sealed record DigitBatch(float[] Pixels, int[] Labels);
