using System.Collections.Concurrent;
using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// A generalised coupling of several factors, joined one after another: ((l₁ · l₂ → λ₂) · l₃ → λ₃) …
/// </summary>
/// <remarks>
/// Of order 1 it is a factor itself. A further factor l joins as V'_a = √(2λ'+1) Σ C[λ,l,λ']_bja V_b x_j, C of
/// <see cref="Wigner3j"/>: so Σ V² is 2λ+1 for every chain, as of tensors over the factors.
/// </remarks>
public sealed class CouplingChain
{
    private static readonly ConcurrentDictionary<(string Factors, int Order), IReadOnlyList<CouplingChain>> Known =
        new();

    private CouplingChain(CouplingChain? before, int factor, Irrep joined, Irrep irrep)
    {
        (Before, Factor, Joined, Irrep) = (before, factor, joined, irrep);
        Order = before is null ? 1 : before.Order + 1;
    }

    /// <summary>The chain without its last factor; null for a factor itself.</summary>
    public CouplingChain? Before { get; }

    /// <summary>Which of the factors comes last.</summary>
    public int Factor { get; }

    /// <summary>The irrep of the last factor.</summary>
    public Irrep Joined { get; }

    /// <summary>The irrep of the chain.</summary>
    public Irrep Irrep { get; }

    /// <summary>The number of factors.</summary>
    public int Order { get; }

    /// <summary>Whether factors come in their order.</summary>
    internal bool IsSorted => Before is null || (Before.Factor <= Factor && Before.IsSorted);

    /// <summary>The terms of the last joint; those of C alone, without √(2λ'+1).</summary>
    public IReadOnlyList<CouplingTerm> Terms => Before is null ? [] : Wigner3j.Terms(Before.Irrep.L, Joined.L, Irrep.L);

    /// <summary>√(2λ+1), by which the terms are multiplied.</summary>
    public Surd Size => Surd.SquareRoot(Irrep.Dim);

    /// <summary>
    /// All chains of an order, in the order of MACE: joined to each chain of the order before in turn, factor by
    /// factor, degree by degree; then sorted by irrep, stably.
    /// </summary>
    /// <param name="factors">The factors, of O(3).</param>
    /// <param name="order">How many are joined.</param>
    public static IReadOnlyList<CouplingChain> All(IReadOnlyList<Irrep> factors, int order)
    {
        if (factors is null)
            throw new ArgumentNullException(nameof(factors));
        // Chains that begin alike share what they begin with, so that it is known to be one thing.
        return Known.GetOrAdd(
            (string.Join("+", factors), order),
            _ =>
            {
                IEnumerable<CouplingChain> chains =
                    order == 1
                        ? factors.Select(static (f, i) => new CouplingChain(null, i, f, f))
                        : Longer(All(factors, order - 1), factors);
                return [.. chains.OrderBy(static c => c.Irrep)];
            }
        );
    }

    /// <summary>The number of chains of an order, of one irrep each; nothing is created.</summary>
    public static IReadOnlyDictionary<Irrep, long> Counts(IReadOnlyList<Irrep> factors, int order)
    {
        if (factors is null)
            throw new ArgumentNullException(nameof(factors));
        var counts = factors.GroupBy(static f => f).ToDictionary(static g => g.Key, static g => (long)g.Count());
        for (int joined = 1; joined < order; joined++)
        {
            var longer = new Dictionary<Irrep, long>();
            foreach (KeyValuePair<Irrep, long> chain in counts)
            {
                foreach (Irrep irrep in factors.SelectMany(f => chain.Key * f))
                    longer[irrep] = (longer.TryGetValue(irrep, out long n) ? n : 0) + chain.Value;
            }
            counts = longer;
        }

        return counts;
    }

    private static IEnumerable<CouplingChain> Longer(
        IReadOnlyList<CouplingChain> chains,
        IReadOnlyList<Irrep> factors
    ) =>
        from chain in chains
        from f in Enumerable.Range(0, factors.Count)
        from irrep in (chain.Irrep * factors[f]).OrderBy(static ir => ir.L)
        select new CouplingChain(chain, f, factors[f], irrep);

    /// <summary><c>1o · 2e → 1o · 0e → 1o</c>.</summary>
    public override string ToString() =>
        Before is null ? $"{Irrep}"
        : Before.Before is null ? $"{Before.Irrep} · {Joined} → {Irrep}"
        : string.Format(CultureInfo.InvariantCulture, "{0} · {1} → {2}", Before, Joined, Irrep);
}
