using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>The exact terms of a coupling l₁ ⊗ l₂ → l₃, proved to be an intertwiner of unit norm.</summary>
internal sealed class ProvedCoupling
{
    private ProvedCoupling(int l1, int l2, int l3, IReadOnlyList<CouplingTerm> terms) =>
        (L1, L2, L3, Terms) = (l1, l2, l3, terms);

    public int L1 { get; }

    public int L2 { get; }

    public int L3 { get; }

    /// <summary>C_ijk where it is not zero.</summary>
    public IReadOnlyList<CouplingTerm> Terms { get; }

    public int LeftDim => (2 * L1) + 1;

    public int RightDim => (2 * L2) + 1;

    public int ResultDim => (2 * L3) + 1;

    /// <summary>What is printed is printed from the result, and so from the terms that were proved.</summary>
    /// <exception cref="CouplingProofException">They are not an intertwiner, or not of unit norm.</exception>
    public static ProvedCoupling Prove(int l1, int l2, int l3, IReadOnlyList<CouplingTerm> terms)
    {
        ProofResult proof = IntertwinerProof.Check(l1, l2, l3, terms);
        if (!proof.IsProved)
            throw new CouplingProofException(l1, l2, l3, proof.Reason);
        // An intertwiner is C up to a factor (Schur); the norm fixes the factor up to its sign.
        return HasUnitNorm(terms)
            ? new ProvedCoupling(l1, l2, l3, terms)
            : throw new CouplingProofException(l1, l2, l3, "J₁C + J₂C = CJ₃ holds, but Σ C² is not 1.");
    }

    private static bool HasUnitNorm(IReadOnlyList<CouplingTerm> terms)
    {
        BigInteger numerator = 0;
        BigInteger denominator = 1;
        foreach (CouplingTerm term in terms)
        {
            (BigInteger p, BigInteger q) = term.Value.Squared;
            numerator = (numerator * q) + (p * denominator);
            denominator *= q;
            BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            numerator /= common;
            denominator /= common;
        }

        return numerator == denominator;
    }
}
