namespace GeoDL.Typed.Algebra;

/// <summary>
/// The equivariant maps of products in the plane: with complex numbers z of order a and w of order b, z·w has the order
/// a + b and z·w̄ the order a − b.
/// </summary>
/// <remarks>
/// A map into an irrep of two components is such a product P (or its conjugate, where the order folds to a negative
/// one), and without reflections i·P too: a quarter turn of the result. Into one component it is Re P or Im P: with
/// reflections the one that has the parity of the result, without both. An odd scalar r enters as i·r, since
/// conjugation flips it.
/// </remarks>
internal static class PlanarCoupling
{
    /// <summary>Orders that products of two orders have.</summary>
    public static IEnumerable<int> Orders(int first, int second) => [first + second, first - second];

    public static IReadOnlyList<IReadOnlyList<CouplingTerm>> Basis(
        PlanarGroup group,
        Irrep first,
        Irrep second,
        Irrep result
    )
    {
        var basis = new List<IReadOnlyList<CouplingTerm>>();
        // Where one of the two equals its conjugate, both products are the same up to sign.
        bool isOne = group.IsReal(first.L) || group.IsReal(second.L);
        foreach (bool conjugates in isOne ? new[] { false } : [false, true])
        {
            (int order, bool isConjugate) = group.Folded(first.L + (conjugates ? -second.L : second.L));
            if (order != result.L)
                continue;
            if (!group.IsReal(order))
            {
                basis.Add(Terms(group, first, second, conjugates, isConjugate, turns: 0, part: null));
                if (!group.HasParity)
                    basis.Add(Terms(group, first, second, conjugates, isConjugate, turns: 1, part: null));
                continue;
            }

            foreach (int part in new[] { 0, 1 })
            {
                if (group.HasParity && part != (result.Parity == Parity.Odd ? 1 : 0))
                    continue;
                IReadOnlyList<CouplingTerm> terms = Terms(
                    group,
                    first,
                    second,
                    conjugates,
                    isConjugate,
                    turns: 0,
                    part
                );
                if (terms.Count > 0)
                    basis.Add(terms);
            }
        }

        return basis;
    }

    /// <summary>
    /// i^turns·P: both parts, or one of them; of unit norm, and of the sign that makes the first term positive.
    /// </summary>
    private static IReadOnlyList<CouplingTerm> Terms(
        PlanarGroup group,
        Irrep first,
        Irrep second,
        bool conjugates,
        bool isConjugate,
        int turns,
        int? part
    )
    {
        var terms = new List<(int I, int J, int K, int Sign)>();
        for (int i = 0; i < first.Dim; i++)
        {
            for (int j = 0; j < second.Dim; j++)
            {
                int power = Power(group, first, i) + ((conjugates ? 3 : 1) * Power(group, second, j));
                power = (isConjugate ? 3 * power : power) + turns;
                // i^power is ±1, which is the cosine's part, or ±i, which is the sine's.
                int k = power % 2;
                int sign = power % 4 >= 2 ? -1 : 1;
                if (part is null || part == k)
                    terms.Add((i, j, part is null ? k : 0, sign));
            }
        }

        if (terms.Count == 0)
            return [];
        Surd size = Surd.SquareRoot(1, terms.Count) * terms[0].Sign;
        return [.. terms.Select(t => new CouplingTerm(t.I, t.J, t.K, size * t.Sign))];
    }

    /// <summary>A component x contributes i^power·x to the complex number.</summary>
    private static int Power(PlanarGroup group, Irrep irrep, int component) =>
        group.IsReal(irrep.L) ? (irrep.Parity == Parity.Odd ? 1 : 0) : component;
}
