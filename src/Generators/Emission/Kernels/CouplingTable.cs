using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>The terms of one coupling, proved, grouped by (k, i), and the names of their constants.</summary>
internal sealed class CouplingTable
{
    private CouplingTable(CouplingKey key, IReadOnlyList<CouplingTerm> terms, IReadOnlyList<FoldedEntry> entries)
    {
        Key = key;
        Terms = terms;
        Entries = entries;
        Constants = new ConstantNames(terms.Select(t => t.Value));
    }

    public CouplingKey Key { get; }

    public IReadOnlyList<CouplingTerm> Terms { get; }

    public IReadOnlyList<FoldedEntry> Entries { get; }

    public ConstantNames Constants { get; }

    public int LeftDim => (2 * Key.L1) + 1;

    public int RightDim => (2 * Key.L2) + 1;

    public int ResultDim => (2 * Key.L3) + 1;

    /// <summary>
    /// Proves the terms and groups them. The text is printed from the result, and so from the terms that were proved.
    /// </summary>
    /// <exception cref="CouplingProofException">The terms are not an intertwiner, or do not have unit norm.</exception>
    public static CouplingTable Prove(CouplingKey key, IReadOnlyList<CouplingTerm> terms)
    {
        ProofResult proof = IntertwinerProof.Check(key.L1, key.L2, key.L3, terms);
        if (!proof.IsProved)
            throw new CouplingProofException(key, proof.Reason);

        // By Schur's lemma an intertwiner is C up to a factor; the norm fixes the factor up to its sign.
        if (!HasUnitNorm(terms))
            throw new CouplingProofException(key, "J₁C + J₂C = CJ₃ holds, but Σ C² is not 1.");

        List<FoldedEntry> entries = [];
        foreach (IGrouping<(int K, int I), CouplingTerm> group in terms.GroupBy(t => (t.K, t.I)).OrderBy(g => g.Key))
            entries.Add(new FoldedEntry(entries.Count, group.Key.K, group.Key.I, [.. group.OrderBy(t => t.J)]));

        return new CouplingTable(key, terms, entries);
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
