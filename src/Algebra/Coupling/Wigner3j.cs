using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The coupling l₁ ⊗ l₂ → l₃ in the real basis: C[i,j,k] with Σ C² = 1, fixed by D₁ ⊗ D₂ ⊗ D₃, with the signs of e3nn
/// 0.5.
/// Zero unless |l₁−l₂| ≤ l₃ ≤ l₁+l₂.
/// </summary>
/// <remarks>
/// C[i,j,k] = Σ Q₁[a,i] Q₂[b,j] conj(Q₃[c,k]) ⟨l₁a l₂b|l₃c⟩ / √(2l₃+1), with Q of the real basis and Racah's sum for
/// the Clebsch-Gordan coefficient. At most two terms of that sum are nonzero, (a,b,c) and its negative, and
/// ⟨l₁−a l₂−b|l₃−c⟩ = (−1)^(l₁+l₂−l₃) ⟨l₁a l₂b|l₃c⟩: so every entry is one coefficient times a known factor, a surd. No
/// floating point enters.
/// </remarks>
public static class Wigner3j
{
    /// <summary>The largest l₁+l₂+l₃: up to there Racah's sum fits in 64 bits.</summary>
    public const int LargestDegreeSum = 60;

    private static readonly ConcurrentDictionary<(int, int, int), IReadOnlyList<CouplingTerm>> Memo = new();

    /// <summary>Whether |l₁−l₂| ≤ l₃ ≤ l₁+l₂.</summary>
    public static bool IsTriangle(int l1, int l2, int l3) => Math.Abs(l1 - l2) <= l3 && l3 <= l1 + l2;

    /// <summary>The nonzero entries, ordered by k, then i, then j; none outside the triangle.</summary>
    public static IReadOnlyList<CouplingTerm> Terms(int l1, int l2, int l3)
    {
        Validate(l1, l2, l3);
        return IsTriangle(l1, l2, l3)
            ? Memo.GetOrAdd((l1, l2, l3), static t => Compute(t.Item1, t.Item2, t.Item3))
            : [];
    }

    /// <summary>
    /// The number of entries that the phases allow to be nonzero: |m₃| = ||m₁| ± |m₂||, and the number of negative m
    /// has the parity of l₁+l₂+l₃. This is slightly more than the true number, since some coefficients vanish by
    /// themselves; but nothing exact is computed.
    /// </summary>
    public static int PossibleTerms(int l1, int l2, int l3)
    {
        Validate(l1, l2, l3);
        int count = 0;
        for (int m1 = -l1; IsTriangle(l1, l2, l3) && m1 <= l1; m1++)
        {
            for (int m2 = -l2; m2 <= l2; m2++)
            {
                int sum = Math.Abs(m1) + Math.Abs(m2);
                int difference = Math.Abs(Math.Abs(m1) - Math.Abs(m2));
                bool isNegative = ((l1 + l2 + l3 + (m1 < 0 ? 1 : 0) + (m2 < 0 ? 1 : 0)) & 1) == 1;
                count += Fits(sum, isNegative) + (difference == sum ? 0 : Fits(difference, isNegative));
            }
        }

        return count;

        // Zero has no negative.
        int Fits(int m3, bool isNegative) => m3 <= l3 && (m3 > 0 || !isNegative) ? 1 : 0;
    }

    /// <summary>All (2l₁+1)(2l₂+1)(2l₃+1) entries, each the double nearest to the exact value.</summary>
    public static double[,,] Dense(int l1, int l2, int l3)
    {
        Validate(l1, l2, l3);
        double[,,] dense = new double[2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1];
        foreach (CouplingTerm term in Terms(l1, l2, l3))
            dense[term.I, term.J, term.K] = term.Value.ToDouble();

        return dense;
    }

    private static void Validate(int l1, int l2, int l3)
    {
        if (l1 < 0 || l2 < 0 || l3 < 0)
            throw new ArgumentOutOfRangeException(nameof(l1), $"Degrees must not be negative: ({l1}, {l2}, {l3}).");

        if (l1 > LargestDegreeSum || l2 > LargestDegreeSum || l3 > LargestDegreeSum || l1 + l2 + l3 > LargestDegreeSum)
        {
            throw new ArgumentOutOfRangeException(
                nameof(l1),
                $"Degrees ({l1}, {l2}, {l3}) add up to more than {LargestDegreeSum}, beyond which "
                    + "Racah's sum is not exact here."
            );
        }
    }

    private static CouplingTerm[] Compute(int l1, int l2, int l3)
    {
        ClebschGordan coupling = new(l1, l2, l3);
        List<CouplingTerm> terms = [];
        for (int k = 0; k <= 2 * l3; k++)
        {
            for (int i = 0; i <= 2 * l1; i++)
            {
                for (int j = 0; j <= 2 * l2; j++)
                {
                    Surd value = Entry(coupling, i - l1, j - l2, k - l3);
                    if (!value.IsZero)
                        terms.Add(new CouplingTerm(i, j, k, value));
                }
            }
        }

        return [.. terms];
    }

    private static Surd Entry(ClebschGordan coupling, int mu1, int mu2, int mu3)
    {
        int a = Math.Abs(mu1);
        int b = Math.Abs(mu2);
        if (a + b != Math.Abs(mu3))
        {
            b = -b;
            if (Math.Abs(a + b) != Math.Abs(mu3))
                return Surd.Zero;
        }

        if (a == 0 && b == 0)
        {
            // One term only; (−i)^(l₁+l₂−l₃) is ±1 where the coefficient is not zero, namely for even l₁+l₂+l₃.
            return coupling.HasOddSum
                ? Surd.Zero
                : coupling.OverNorm(0, 0, RealBasis.RealSum(Phase(0, 0), Phase(0, 0)) / 2, 0);
        }

        int sum = RealBasis.RealSum(Phase(a, b), Phase(-a, -b) + (coupling.HasOddSum ? 2 : 0));
        int roots = (a == 0 ? 0 : 1) + (b == 0 ? 0 : 1) + (a + b == 0 ? 0 : 1);
        return sum == 0 ? Surd.Zero : coupling.OverNorm(a, b, sum / 2, 2 - roots);

        int Phase(int m1, int m2) =>
            RealBasis.Phase(coupling.L1, m1, mu1)
            + RealBasis.Phase(coupling.L2, m2, mu2)
            - RealBasis.Phase(coupling.L3, m1 + m2, mu3);
    }
}
