using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// A proved coupling as this back end folds it: its terms grouped by (k, i), and the names of their constants.
/// </summary>
internal sealed class CouplingTable
{
    private CouplingTable(CouplingKey key, ProvedCoupling coupling)
    {
        (Key, Coupling) = (key, coupling);
        List<FoldedEntry> entries = [];
        foreach (IGrouping<(int K, int I), CouplingTerm> group in Terms.GroupBy(t => (t.K, t.I)).OrderBy(g => g.Key))
            entries.Add(new FoldedEntry(entries.Count, group.Key.K, group.Key.I, [.. group.OrderBy(t => t.J)]));

        Entries = entries;
        Constants = new ConstantNames(Terms.Select(t => t.Value));
    }

    public CouplingKey Key { get; }

    public ProvedCoupling Coupling { get; }

    public IReadOnlyList<CouplingTerm> Terms => Coupling.Terms;

    public IReadOnlyList<FoldedEntry> Entries { get; }

    public ConstantNames Constants { get; }

    public int LeftDim => Key.First.Dim;

    public int RightDim => Key.Second.Dim;

    public int ResultDim => Key.Result.Dim;

    /// <summary>Proves the terms and groups them.</summary>
    /// <exception cref="CouplingProofException">They are not an intertwiner, or not of unit norm.</exception>
    public static CouplingTable Prove(CouplingKey key, IReadOnlyList<CouplingTerm> terms) =>
        new(key, ProvedCoupling.Prove(key.First, key.Second, key.Result, key.Product, terms));
}
