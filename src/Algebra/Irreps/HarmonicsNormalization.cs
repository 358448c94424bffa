namespace GeoDL.Typed;

/// <summary>The size of spherical harmonics on the unit sphere.</summary>
public enum HarmonicsNormalization
{
    /// <summary>Σ_m Y_lm² = 2l+1: each component has variance one over the sphere.</summary>
    Component,

    /// <summary>Σ_m Y_lm² = 1.</summary>
    Norm,

    /// <summary>Σ_m Y_lm² = (2l+1)/4π: orthonormal under the integral over the sphere.</summary>
    Integral,
}
