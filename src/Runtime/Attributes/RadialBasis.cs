namespace GeoDL.Typed;

/// <summary>
/// Radial basis functions on 0 ≤ r ≤ r_c (e3nn <c>soft_one_hot_linspace</c>, cutoff form but for the last two, times
/// √number).
/// </summary>
public enum RadialBasis
{
    /// <summary>√(2/r_c) sin(nπr/r_c)/r.</summary>
    Bessel,

    /// <summary>Gaussians on a regular grid.</summary>
    Gaussian,

    /// <summary>Cosine bumps on a regular grid.</summary>
    Cosine,

    /// <summary>Sines of a Fourier series.</summary>
    Fourier,

    /// <summary>Infinitely smooth bumps of compact support.</summary>
    SmoothFinite,

    /// <summary>
    /// Cosines of a Fourier series, the constant first (e3nn's <c>fourier</c> without a cutoff): they do not vanish at
    /// r_c without an envelope.
    /// </summary>
    CosineSeries,

    /// <summary>
    /// Chebyshev polynomials T_{n−1}(1 − 2r/r_c), the constant first (Shapeev 2016, eq. 17): they do not vanish at r_c,
    /// only an envelope ends them.
    /// </summary>
    Chebyshev,
}
