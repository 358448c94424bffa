namespace GeoDL.Typed;

/// <summary>The radial functions of a steerable kernel on pixels; r is in steps of the kernel's window.</summary>
public enum KernelProfile
{
    /// <summary>
    /// r^(j+2a) exp(−r²/2σ²) for the harmonic of order j: derivatives of a Gaussian. They turn better than rings of the
    /// same size.
    /// </summary>
    GaussianDerivatives,

    /// <summary>Gaussian rings exp(−(r−ρ)²/2σ²) at radii ρ from 0 to the edge; the centre has order 0 alone.</summary>
    Rings,

    /// <summary>
    /// One on the pixels that turns and mirrors of the square exchange, zero elsewhere, for each such set, with the
    /// orders that it carries: every kernel that commutes with the group, as those of <c>[GroupConvolution]</c>. Only
    /// under C_1, C_2, C_4, D_1, D_2 and D_4, which square pixels keep.
    /// </summary>
    PixelOrbits,
}
