namespace GeoDL.Typed.Algebra;

/// <summary>The limits that the library states, each in one place.</summary>
public static class Limits
{
    /// <summary>The largest degree l that a signature may name: up to here couplings and harmonics are tested against references.</summary>
    public const int LMax = 11;
}
