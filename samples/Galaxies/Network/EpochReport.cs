namespace GeoDL.Typed.Samples.Galaxies.Models;

/// <summary>One point of a learning curve.</summary>
/// <param name="Epoch">Passes over the training clouds so far.</param>
/// <param name="EpochCount">How many there will be.</param>
/// <param name="TrainingR2">R² on training clouds.</param>
/// <param name="ValidationR2">R² on validation clouds.</param>
public sealed record EpochReport(int Epoch, int EpochCount, double TrainingR2, double ValidationR2);
