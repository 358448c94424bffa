namespace GeoDL.Typed;

/// <summary>
/// Radial basis functions on 0 ≤ r ≤ r_c (e3nn <c>soft_one_hot_linspace</c>, in the form with cutoff except for the
/// last, times √number).
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
}
