namespace GeoDL.Typed.Algebra;

/// <summary>Why a radial function of a harmonic is not in a sampled window.</summary>
public enum DropReason
{
    /// <summary>It deviates from its group by more than the bound.</summary>
    Residual,

    /// <summary>
    /// A sum of it and kept functions, with which it shares paths of C_N or D_N, deviates by more than the bound.
    /// </summary>
    Interference,

    /// <summary>On the window's pixels it is a sum of functions that are there already, or zero.</summary>
    Dependent,

    /// <summary>Its cosine alone, or its sine alone, is such a sum, or zero; the other is in the window.</summary>
    Half,

    /// <summary>It does not answer to any wave of the band, so that it has no residual.</summary>
    Silent,
}
