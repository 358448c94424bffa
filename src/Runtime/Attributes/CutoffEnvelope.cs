namespace GeoDL.Typed;

/// <summary>A factor of the radial kernel that decreases smoothly from 1 at r = 0 to 0 at the cutoff.</summary>
public enum CutoffEnvelope
{
    /// <summary>
    /// 1 − (p+1)(p+2)/2 uᵖ + p(p+2) uᵖ⁺¹ − p(p+1)/2 uᵖ⁺², u = r/r_c (DimeNet, Gasteiger et al. 2020, eq. 8).
    /// The exponent p is an option, 6 by default: the larger it is, the later the kernel falls off.
    /// </summary>
    Polynomial,

    /// <summary>(1 + cos πu)/2.</summary>
    Cosine,

    /// <summary>e3nn's <c>soft_unit_step</c> of 10(1 − u).</summary>
    SmoothStep,

    /// <summary>
    /// No envelope: for graphs without a cutoff (all pairs). The kernel is discontinuous at a cutoff.
    /// </summary>
    None,
}
