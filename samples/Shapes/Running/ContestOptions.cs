namespace GeoDL.Typed.Samples.Shapes.Running;

/// <summary>What the contest and the picture are made of.</summary>
/// <param name="OutputFolder">Where the picture goes.</param>
/// <param name="Shapes">Shapes to learn from.</param>
/// <param name="Tests">Upright shapes to be tested with, and as many turned ones.</param>
/// <param name="Epochs">How often each is seen.</param>
/// <param name="Seed">Fixes everything that is random.</param>
public sealed record ContestOptions(string OutputFolder, int Shapes, int Tests, int Epochs, ulong Seed);
