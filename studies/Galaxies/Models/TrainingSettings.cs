namespace GeoDL.Typed.Studies.Galaxies.Models;

/// <summary>What the command line says about training; a model in closed form ignores it.</summary>
/// <param name="Epochs">Passes over the training clouds.</param>
/// <param name="Seed">Fixes initial weights and the order of clouds.</param>
public sealed record TrainingSettings(int Epochs, ulong Seed);
