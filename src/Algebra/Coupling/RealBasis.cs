namespace GeoDL.Typed.Algebra;

/// <summary>
/// The change of basis from complex |l m⟩ (Condon-Shortley phases) to e3nn's real components: |real μ⟩ = Σ_m Q[m,μ] |l
/// m⟩.
/// </summary>
/// <remarks>
/// Q[0,0] = 1; for m &lt; 0: Q[m,|m|] = 1/√2 and Q[m,−|m|] = −i/√2; for m > 0: Q[m,m] = (−1)^m/√2 and Q[m,−m] =
/// i(−1)^m/√2; all times (−i)^l.
/// An entry is a power of i over 1 or √2, so exact arithmetic needs only the power.
/// </remarks>
internal static class RealBasis
{
    /// <summary>The power e of Q[m,μ] = i^e · (m = 0 ? 1 : 1/√2), for |m| = |μ|.</summary>
    public static int Phase(int l, int m, int mu)
    {
        int phase = 3 * l;
        if (m < 0)
            phase += mu > 0 ? 0 : 3;
        else if (m > 0)
            phase += 2 * m + (mu > 0 ? 0 : 1);

        return phase;
    }

    /// <summary>
    /// i^first + i^second as a real number, −2, 0 or 2. Both powers are even, or the two cancel: couplings and
    /// generators are real in this basis.
    /// </summary>
    public static int RealSum(int first, int second)
    {
        int one = ((first % 4) + 4) % 4;
        int two = ((second % 4) + 4) % 4;
        return ((one - two) & 3) == 2 ? 0
            : one == two && one == 0 ? 2
            : one == two && one == 2 ? -2
            : throw new InvalidOperationException($"i^{first} + i^{second} is not real.");
    }
}
