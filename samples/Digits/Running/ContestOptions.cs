namespace GeoDL.Typed.Samples.Digits.Running;

/// <summary>What the contest and the picture are made of.</summary>
/// <param name="OutputFolder">Where the picture goes.</param>
/// <param name="Images">Digits to learn from.</param>
/// <param name="Tests">Upright digits to be tested with, and as many turned ones.</param>
/// <param name="Epochs">How often each is seen.</param>
/// <param name="Digit">The digit that the picture turns.</param>
/// <param name="Seed">Fixes everything that is random.</param>
/// <param name="ImageFile">An image that the picture turns in place of a drawn digit.</param>
public sealed record ContestOptions(
    string OutputFolder,
    int Images,
    int Tests,
    int Epochs,
    int Digit,
    ulong Seed,
    string? ImageFile = null
);
