namespace GeoDL.Typed.Algebra;

/// <summary>Proves in exact arithmetic that a list of terms is an equivariant map l₁ ⊗ l₂ → l₃.</summary>
/// <remarks>
/// With z_k = Σ C_ijk x_i y_j, equivariance under a rotation about an axis is J₃ z = C(J₁x, y) + C(x, J₂y) for the
/// generators J about that axis.
/// Two axes are enough: a map that is invariant under two generators is invariant under their commutator, and [J_x,
/// J_y] = J_z.
/// SO(3) is connected, so a map that is invariant under the generators is invariant under all of SO(3). The couplings
/// of a triple are unique up to a factor (Schur), so the proved map is C of <see cref="Wigner3j"/> up to that factor.
/// </remarks>
public static class IntertwinerProof
{
    private static readonly RotationAxis[] Axes = [RotationAxis.Y, RotationAxis.X];

    /// <summary>
    /// Checks J₁C + J₂C = CJ₃ and C ≠ 0 over exactly these terms; terms of the same (i, j, k) add up.
    /// </summary>
    public static ProofResult Check(int l1, int l2, int l3, IReadOnlyList<CouplingTerm> terms)
    {
        if (terms is null)
            throw new ArgumentNullException(nameof(terms));

        if (l1 < 0 || l2 < 0 || l3 < 0)
            throw new ArgumentOutOfRangeException(nameof(l1), $"Degrees must not be negative: ({l1}, {l2}, {l3}).");

        string name = $"{l1} ⊗ {l2} → {l3}";
        Residual coefficients = new(l1, l2, l3);
        foreach (CouplingTerm term in terms)
        {
            if (!coefficients.Contains(term.I, term.J, term.K))
                return new ProofResult(false, $"The term ({term.I}, {term.J}, {term.K}) is outside {name}.");

            coefficients.Add(term.I, term.J, term.K, term.Value);
        }

        if (coefficients.FirstNonzero() is null)
            return new ProofResult(false, $"The coupling {name} is zero.");

        foreach (RotationAxis axis in Axes)
        {
            Residual residual = new(l1, l2, l3);
            Accumulate(
                residual,
                terms,
                So3Generators.Entries(l1, axis),
                So3Generators.Entries(l2, axis),
                So3Generators.Entries(l3, axis)
            );
            if (residual.FirstNonzero() is (int i, int j, int k, SurdSum sum))
            {
                return new ProofResult(
                    false,
                    $"J₁C + J₂C − CJ₃ of {name} about the {axis} axis is {sum} at (i, j, k) = ({i}, "
                        + $"{j}, {k}), where it must be 0."
                );
            }
        }

        return new ProofResult(true, $"J₁C + J₂C = CJ₃ holds exactly for {name}, and C is not zero.");
    }

    private static void Accumulate(
        Residual residual,
        IReadOnlyList<CouplingTerm> terms,
        IReadOnlyList<GeneratorEntry> j1,
        IReadOnlyList<GeneratorEntry> j2,
        IReadOnlyList<GeneratorEntry> j3
    )
    {
        foreach (CouplingTerm term in terms)
        {
            foreach (GeneratorEntry entry in j1)
            {
                if (entry.Row == term.I)
                    residual.Add(entry.Column, term.J, term.K, entry.Value * term.Value);
            }

            foreach (GeneratorEntry entry in j2)
            {
                if (entry.Row == term.J)
                    residual.Add(term.I, entry.Column, term.K, entry.Value * term.Value);
            }

            foreach (GeneratorEntry entry in j3)
            {
                if (entry.Column == term.K)
                    residual.Add(term.I, term.J, entry.Row, -(entry.Value * term.Value));
            }
        }
    }

    /// <summary>A tensor of exact sums, indexed (i, j, k).</summary>
    private sealed class Residual(int l1, int l2, int l3)
    {
        private readonly int _dim1 = 2 * l1 + 1;
        private readonly int _dim2 = 2 * l2 + 1;
        private readonly int _dim3 = 2 * l3 + 1;
        private readonly SurdSum?[] _sums = new SurdSum?[(2 * l1 + 1) * (2 * l2 + 1) * (2 * l3 + 1)];

        public bool Contains(int i, int j, int k) => i >= 0 && i < _dim1 && j >= 0 && j < _dim2 && k >= 0 && k < _dim3;

        public void Add(int i, int j, int k, Surd value) =>
            (_sums[(i * _dim2 + j) * _dim3 + k] ??= new SurdSum()).Add(value);

        public (int I, int J, int K, SurdSum Sum)? FirstNonzero()
        {
            for (int index = 0; index < _sums.Length; index++)
            {
                if (_sums[index] is { IsZero: false } sum)
                    return (index / _dim3 / _dim2, index / _dim3 % _dim2, index % _dim3, sum);
            }

            return null;
        }
    }
}
