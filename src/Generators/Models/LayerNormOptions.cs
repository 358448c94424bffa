namespace GeoDL.Typed.Generators.Models;

/// <summary>Normalisation within a row.</summary>
public sealed record LayerNormOptions(bool Affine, ExactDouble Epsilon) : LayerOptions;
