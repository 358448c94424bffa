namespace GeoDL.Typed.Generators.Models;

/// <summary>Normalisation over the batch.</summary>
public sealed record BatchNormOptions(bool Affine, ExactDouble Epsilon, ExactDouble Momentum) : LayerOptions;
