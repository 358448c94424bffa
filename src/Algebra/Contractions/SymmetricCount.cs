namespace GeoDL.Typed.Algebra;

/// <summary>
/// How often an irrep is in the symmetric power of a space: the exact dimension of the equivariant polynomials of an
/// order. Weights of SO(3) are counted, so nothing is rounded.
/// </summary>
internal static class SymmetricCount
{
    /// <summary>
    /// The multiplicity of an irrep in Sym^order: monomials of weight L less those of weight L + 1, of its parity.
    /// </summary>
    public static long Of(IReadOnlyList<Irrep> factors, int order, Irrep irrep)
    {
        int most = order * factors.Max(static f => f.L);
        // counts[n, m + most, parity]: monomials of degree n and weight m.
        var counts = new long[order + 1, (2 * most) + 1, 2];
        counts[0, most, 0] = 1;
        foreach (Irrep factor in factors)
        {
            int odd = factor.Parity == Parity.Odd ? 1 : 0;
            for (int weight = -factor.L; weight <= factor.L; weight++)
                Multiply(counts, order, most, weight, odd);
        }

        int sign = irrep.Parity == Parity.Odd ? 1 : 0;
        return At(irrep.L) - At(irrep.L + 1);

        long At(int weight) => weight > most ? 0 : counts[order, most + weight, sign];
    }

    /// <summary>One more variable, in any power: in place, since each degree takes from the one below it.</summary>
    private static void Multiply(long[,,] counts, int order, int most, int weight, int odd)
    {
        for (int n = 1; n <= order; n++)
        {
            for (int m = 0; m <= 2 * most; m++)
            {
                int from = m - weight;
                if (from < 0 || from > 2 * most)
                    continue;
                for (int parity = 0; parity < 2; parity++)
                    counts[n, m, parity] += counts[n - 1, from, parity ^ odd];
            }
        }
    }
}
