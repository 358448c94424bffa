namespace GeoDL.Typed.Algebra;

/// <summary>Proves in exact arithmetic that terms are an equivariant map of irreps of the plane.</summary>
/// <remarks>
/// In the complex basis a turn is diagonal. With x₀ = (z + z̄)/2 and x₁ = (z − z̄)/2i for each of the three irreps the
/// form Σ C_ijk x_i y_j w_k becomes a sum of monomials in z and z̄; a turn by θ multiplies each by e^{inθ}, where n is
/// the sum of its orders with their signs. So all turns leave the form alone if n = 0 wherever the coefficient is not
/// zero (which is J₁C + J₂C = CJ₃), and the N turns of a polygon do if N divides n (which is ρ₁ ⊗ ρ₂ · C = C · ρ₃ for
/// the turn by 2π/N). No cosine of 2π/N is needed, so this is exact for every N. The reflection is diagonal in the real
/// basis.
/// </remarks>
internal static class PlanarProof
{
    public static ProofResult Check(
        PlanarGroup group,
        Irrep first,
        Irrep second,
        Irrep result,
        IReadOnlyList<CouplingTerm> terms
    )
    {
        string name = $"{first} ⊗ {second} → {result} under {group.Name}";
        Irrep[] irreps = [first, second, result];
        var sums = new Dictionary<(int I, int J, int K), SurdSum>();
        foreach (CouplingTerm term in terms)
        {
            int[] index = [term.I, term.J, term.K];
            if (index.Where((c, n) => c < 0 || c >= irreps[n].Dim).Any())
                return new ProofResult(false, $"The term ({term.I}, {term.J}, {term.K}) lies outside {name}.");
            if (!sums.TryGetValue((term.I, term.J, term.K), out SurdSum? sum))
                sums.Add((term.I, term.J, term.K), sum = new SurdSum());
            sum.Add(term.Value);
        }

        KeyValuePair<(int I, int J, int K), SurdSum>[] nonzero = [.. sums.Where(static s => !s.Value.IsZero)];
        if (nonzero.Length == 0)
            return new ProofResult(false, $"The coupling {name} is zero.");
        if (group.HasParity)
        {
            foreach (((int i, int j, int k), SurdSum sum) in nonzero.Select(static s => (s.Key, s.Value)))
            {
                if (Flips(group, first, i) ^ Flips(group, second, j) ^ Flips(group, result, k))
                {
                    return new ProofResult(
                        false,
                        $"The reflection changes the sign of {sum} at (i, j, k) = ({i}, {j}, {k}) of {name}."
                    );
                }
            }
        }

        foreach (int[] signs in Signs(group, irreps))
        {
            int order = (signs[0] * first.L) + (signs[1] * second.L) + (signs[2] * result.L);
            if (group.Fold == 0 ? order == 0 : order % group.Fold == 0)
                continue;
            (SurdSum real, SurdSum imaginary) = (new SurdSum(), new SurdSum());
            foreach (((int i, int j, int k), SurdSum sum) in nonzero.Select(static s => (s.Key, s.Value)))
                Accumulate(group, irreps, signs, [i, j, k], sum, real, imaginary);
            if (!real.IsZero || !imaginary.IsZero)
            {
                return new ProofResult(
                    false,
                    $"A turn of the plane by θ multiplies a part of {name} by e^(i·{order}·θ), so it does not leave "
                        + $"the coupling alone: that part is {real} + i·({imaginary}), where it must be 0."
                );
            }
        }

        string identity = group.Fold == 0 ? "J₁C + J₂C = CJ₃" : "ρ₁ ⊗ ρ₂ · C = C · ρ₃";
        return new ProofResult(true, $"{identity} holds exactly for {name}, and C is not zero.");
    }

    /// <summary>Whether the reflection of the second coordinate flips a component.</summary>
    private static bool Flips(PlanarGroup group, Irrep irrep, int component) =>
        group.IsReal(irrep.L) ? irrep.Parity == Parity.Odd : component == 1;

    /// <summary>z or z̄ for each irrep; one that equals its conjugate counts once.</summary>
    private static IEnumerable<int[]> Signs(PlanarGroup group, Irrep[] irreps) =>
        from a in Of(irreps[0])
        from b in Of(irreps[1])
        from c in Of(irreps[2])
        select new[] { a, b, c };

    private static int[] Of(Irrep irrep) => irrep.Dim == 1 ? [1] : [1, -1];

    /// <summary>
    /// Adds the coefficient of a monomial, but for a power of ½: x₀ gives 1 and x₁ gives −i for z, i for z̄.
    /// </summary>
    private static void Accumulate(
        PlanarGroup group,
        Irrep[] irreps,
        int[] signs,
        int[] components,
        SurdSum sum,
        SurdSum real,
        SurdSum imaginary
    )
    {
        int power = 0;
        for (int n = 0; n < 3; n++)
        {
            if (!group.IsReal(irreps[n].L) && components[n] == 1)
                power += signs[n] > 0 ? 3 : 1;
        }

        SurdSum target = power % 2 == 0 ? real : imaginary;
        foreach (Surd surd in sum.Surds)
            target.Add(power % 4 >= 2 ? -surd : surd);
    }
}
