using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>The exact terms of a coupling of three irreps, proved to be an intertwiner of unit norm.</summary>
internal sealed class ProvedCoupling
{
    private ProvedCoupling(IReadOnlyList<CouplingTerm> terms, string identity) => (Terms, Identity) = (terms, identity);

    /// <summary>C_ijk where it is not zero.</summary>
    public IReadOnlyList<CouplingTerm> Terms { get; }

    /// <summary>What was proved, as the header of a file says it.</summary>
    public string Identity { get; }

    /// <summary>What is printed is printed from the result, and so from the terms that were proved.</summary>
    /// <param name="first">Operand 1.</param>
    /// <param name="second">Operand 2; irreps of one group.</param>
    /// <param name="result">The result.</param>
    /// <param name="product">The three as people write them.</param>
    /// <param name="terms">The terms.</param>
    /// <exception cref="CouplingProofException">They are not an intertwiner, or not of unit norm.</exception>
    public static ProvedCoupling Prove(
        Irrep first,
        Irrep second,
        Irrep result,
        string product,
        IReadOnlyList<CouplingTerm> terms
    )
    {
        ProofResult proof = first.Group.Prove(first, second, result, terms);
        if (!proof.IsProved)
            throw new CouplingProofException(product, proof.Reason);
        string identity = first.Group.Fold == 0 ? "J₁C + J₂C = CJ₃" : "ρ₁ ⊗ ρ₂ · C = C · ρ₃";
        // In space an intertwiner is C up to a factor (Schur), and the norm fixes it up to its sign; in the plane the
        // group's list says which of several it is.
        return HasUnitNorm(terms)
            ? new ProvedCoupling(terms, identity)
            : throw new CouplingProofException(product, $"{identity} holds, but Σ C² is not 1.");
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
