namespace GeoDL.Typed.Algebra;

/// <summary>The limits of the library.</summary>
public static class Limits
{
    /// <summary>
    /// The largest degree l that a signature may name: up to this degree couplings and harmonics are tested against
    /// references.
    /// </summary>
    public const int LMax = 11;

    /// <summary>
    /// The largest degree of a range of degrees, <c>0e..64</c>: coefficients of fields on the sphere, which layers
    /// without couplings take.
    /// </summary>
    public const int RangeMax = 256;

    /// <summary>
    /// The most components that a signature may have: kernels keep blocks of rows in working memory, where positions
    /// are 32-bit integers.
    /// </summary>
    public const int Components = 1 << 24;

    /// <summary>
    /// The most blocks that a signature may have: each may become a member, and the tables of layers have entries for
    /// pairs of blocks.
    /// </summary>
    public const int Blocks = 1024;
}
