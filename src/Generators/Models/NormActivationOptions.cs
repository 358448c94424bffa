namespace GeoDL.Typed.Generators.Models;

/// <summary>A function of each copy's norm.</summary>
public sealed record NormActivationOptions(Nonlinearity Function, bool Normalize, ExactDouble Epsilon, bool Bias)
    : LayerOptions;
