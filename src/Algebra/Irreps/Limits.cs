namespace GeoDL.Typed.Algebra;

/// <summary>The limits that the library states, each in one place.</summary>
public static class Limits
{
    /// <summary>
    /// The largest degree l that a signature may name: up to here couplings and harmonics are tested against
    /// references.
    /// </summary>
    public const int LMax = 11;

    /// <summary>
    /// The most components that a signature may have: kernels keep blocks of rows, whose places are 32-bit integers, in
    /// working memory.
    /// </summary>
    public const int Components = 1 << 24;

    /// <summary>
    /// The most blocks that a signature may have: each may become a member, and rows of blocks meet in the tables of
    /// layers.
    /// </summary>
    public const int Blocks = 1024;
}
