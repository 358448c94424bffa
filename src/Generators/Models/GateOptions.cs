namespace GeoDL.Typed.Generators.Models;

/// <summary>A gate.</summary>
public sealed record GateOptions(
    Nonlinearity Even,
    Nonlinearity Odd,
    Nonlinearity Gates,
    Nonlinearity OddGates,
    MomentConstants Constants
) : LayerOptions;
