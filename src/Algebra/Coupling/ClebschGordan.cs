namespace GeoDL.Typed.Algebra;

/// <summary>Clebsch-Gordan coefficients ⟨l₁a l₂b|l₃ a+b⟩ of one triple, Condon-Shortley phases, exact.</summary>
/// <remarks>
/// Racah's formula with the denominators of its sum gathered into binomials: with J = l₁+l₂+l₃,
/// ⟨l₁a l₂b|l₃c⟩ = √(2l₃+1) · √(Π(l±m)! / ((J+1)! (J−2l₃)! (J−2l₂)! (J−2l₁)!)) · Σ_k (−1)^k B(J−2l₃,k) B(J−2l₂,l₁−a−k)
/// B(J−2l₁,l₂+b−k).
/// The sum is an integer no larger than 2^J.
/// </remarks>
internal sealed class ClebschGordan
{
    private readonly PrimePowers _common;
    private readonly long[] _binomials1;
    private readonly long[] _binomials2;
    private readonly long[] _binomials3;

    public ClebschGordan(int l1, int l2, int l3)
    {
        (L1, L2, L3) = (l1, l2, l3);
        int sum = l1 + l2 + l3;
        _common = new PrimePowers(Math.Max(2, sum + 1));
        _common.MultiplyFactorial(sum + 1, -1);
        _common.MultiplyFactorial(sum - 2 * l1, -1);
        _common.MultiplyFactorial(sum - 2 * l2, -1);
        _common.MultiplyFactorial(sum - 2 * l3, -1);
        _binomials1 = Binomials(sum - 2 * l1);
        _binomials2 = Binomials(sum - 2 * l2);
        _binomials3 = Binomials(sum - 2 * l3);
    }

    public int L1 { get; }

    public int L2 { get; }

    public int L3 { get; }

    public bool HasOddSum => ((L1 + L2 + L3) & 1) == 1;

    /// <summary>sign · √(2^twos) · ⟨l₁a l₂b|l₃ a+b⟩ / √(2l₃+1).</summary>
    public Surd OverNorm(int a, int b, int sign, int twos)
    {
        int c = a + b;
        PrimePowers radicand = _common.Copy();
        radicand.MultiplyFactorial(L1 + a, 1);
        radicand.MultiplyFactorial(L1 - a, 1);
        radicand.MultiplyFactorial(L2 + b, 1);
        radicand.MultiplyFactorial(L2 - b, 1);
        radicand.MultiplyFactorial(L3 + c, 1);
        radicand.MultiplyFactorial(L3 - c, 1);
        radicand.MultiplyPowerOfTwo(twos);
        return radicand.SquareRootTimes(sign * RacahSum(a, b));
    }

    private long RacahSum(int a, int b)
    {
        long sum = 0;
        for (int k = 0; k < _binomials3.Length; k++)
        {
            int second = L1 - a - k;
            int third = L2 + b - k;
            if (second >= 0 && second < _binomials2.Length && third >= 0 && third < _binomials1.Length)
            {
                long term = _binomials3[k] * _binomials2[second] * _binomials1[third];
                sum += (k & 1) == 0 ? term : -term;
            }
        }

        return sum;
    }

    private static long[] Binomials(int n)
    {
        long[] row = new long[n + 1];
        row[0] = 1;
        for (int k = 1; k <= n; k++)
        {
            row[k] = checked(row[k - 1] * (n - k + 1) / k); // n is at most 60: B(60,30)·31 fits in 63 bits
        }

        return row;
    }
}
