namespace GeoDL.Typed.Generators.Models;

/// <summary>An equivariant linear map.</summary>
public sealed record LinearOptions(bool Bias, bool Residual, PathNormalization PathNormalization) : LayerOptions;
