namespace GeoDL.Typed.Generators.Models;

/// <summary>Spherical harmonics of a vector.</summary>
public sealed record SphericalHarmonicsOptions(
    HarmonicsNormalization Normalization,
    bool Normalize,
    ExactDouble Epsilon
) : LayerOptions;
