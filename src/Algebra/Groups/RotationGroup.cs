using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// O(3), whose irreps are a degree and a parity, or SO(3), whose irreps are a degree alone (stored as even).
/// </summary>
internal sealed class RotationGroup(Group kind) : SymmetryGroup
{
    public override Group Kind => kind;

    public override int Fold => 0;

    public override string Name => HasParity ? "O(3)" : "SO(3)";

    public override bool HasParity => kind == Group.O3;

    internal override string Flip => "inversion";

    internal override string DegreeWord => "degree";

    public override bool Has(int degree, Parity parity) => degree >= 0 && (HasParity || parity == Parity.Even);

    public override int Dimension(Irrep irrep) => checked((2 * irrep.L) + 1);

    public override int Commutant(Irrep irrep) => 1;

    public override IReadOnlyList<Irrep> Harmonic(int degree) =>
        [new Irrep(degree, HasParity ? Irrep.Natural(degree).Parity : Parity.Even, this)];

    /// <summary>|l₁−l₂| ≤ l ≤ l₁+l₂ and p = p₁p₂, each once.</summary>
    public override IReadOnlyList<MulIrrep> Product(Irrep first, Irrep second)
    {
        int lowest = Math.Abs(first.L - second.L);
        Parity parity = (Parity)((int)first.Parity * (int)second.Parity);
        return
        [
            .. Enumerable
                .Range(lowest, first.L + second.L - lowest + 1)
                .Select(l => new MulIrrep(1, new Irrep(l, parity, this))),
        ];
    }

    public override IReadOnlyList<IReadOnlyList<CouplingTerm>> Couplings(Irrep first, Irrep second, Irrep result) =>
        CouplingCount(first, second, result) > 0 ? [Wigner3j.Terms(first.L, second.L, result.L)] : [];

    public override int CouplingCount(Irrep first, Irrep second, Irrep result) =>
        result.L >= Math.Abs(first.L - second.L)
        && result.L <= first.L + second.L
        && (int)result.Parity == (int)first.Parity * (int)second.Parity
            ? 1
            : 0;

    internal override string WhyForbidden(Irrep first, Irrep second, Irrep result)
    {
        (int lowest, int highest) = (Math.Abs(first.L - second.L), first.L + second.L);
        return result.L < lowest || result.L > highest
            ? $"Degrees {first.L} and {second.L} couple to degrees from {lowest} to {highest}, so the only equivariant "
                + $"map to degree {result.L} is zero"
            : $"Inversion multiplies the product by {Sign(first)}·{Sign(second)} and {result} by {Sign(result)}, so "
                + "the only equivariant map between them is zero";

        static string Sign(Irrep irrep) => irrep.Parity == Parity.Odd ? "(−1)" : "(+1)";
    }

    // C[l,l,l₃]_jik = (−1)^(l+l+l₃) C[l,l,l₃]_ijk.
    public override bool IsSymmetric(Irrep operand, Irrep result, int index) => result.L % 2 == 0;

    // C[l₁,l₂,l₃]_ijk = (−1)^(l₁+l₂+l₃) C[l₂,l₁,l₃]_jik.
    public override (int Index, bool IsNegated) Exchanged(Irrep first, Irrep second, Irrep result, int index) =>
        (0, (first.L + second.L + result.L) % 2 == 1);

    public override ProofResult Prove(Irrep first, Irrep second, Irrep result, IReadOnlyList<CouplingTerm> terms) =>
        (int)first.Parity * (int)second.Parity == (int)result.Parity
            ? IntertwinerProof.Check(first.L, second.L, result.L, terms)
            : new ProofResult(false, $"Inversion gives {first} ⊗ {second} another sign than {result}.");

    public override double[,] Matrix(Irrep irrep, GroupElement element) =>
        element.IsPlanar || (!HasParity && element.Space.Inverts)
            ? throw new ArgumentException($"The element is not one of {Name}.", nameof(element))
            : WignerD.Matrix(irrep, element.Space);

    public override GroupElement Random(Random random) =>
        GroupElement.OfSpace(HasParity ? OrthogonalMatrix.Random(random) : Rotation.Random(random));

    public override string Write(Irrep irrep)
    {
        string degree = irrep.L.ToString(CultureInfo.InvariantCulture);
        return !HasParity ? degree
            : irrep.Parity == Parity.Odd ? degree + "o"
            : degree + "e";
    }
}
