namespace GeoDL.Typed.Samples.Sky.Running;

/// <summary>What the contest and the pictures are made of.</summary>
/// <param name="OutputFolder">Where pictures go.</param>
/// <param name="Spectra">A table of CAMB; null for the simple form.</param>
/// <param name="Steps">Steps of training.</param>
/// <param name="Tests">Skies to be tested with.</param>
/// <param name="Seed">Fixes everything that is random.</param>
public sealed record ContestOptions(string OutputFolder, string? Spectra, int Steps, int Tests, ulong Seed);
