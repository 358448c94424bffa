using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// A symmetric contraction (MACE, 2206.07697, equations 8 to 11): channel by channel, all equivariant polynomials of
/// the operand's components up to an order, each with a weight for each species and channel.
/// </summary>
public sealed class ContractionSpec
{
    /// <summary>The largest order.</summary>
    public const int MostFactors = 4;

    /// <summary>The correlation of a layer that states none.</summary>
    public const int DefaultCorrelation = 3;

    /// <summary>The most chains that may be looked at for a layer.</summary>
    public const int MostChains = 4000;

    private static readonly ConcurrentDictionary<
        (string Factors, Irrep Irrep, int Order, ContractionBasis Basis),
        Columns
    > Known = new();

    private ContractionSpec(
        Irreps operand,
        Irreps result,
        int correlation,
        ContractionBasis basis,
        IReadOnlyList<Irrep> factors,
        IReadOnlyList<Irrep> irreps,
        IReadOnlyList<ContractionTensor> tensors
    )
    {
        (In, Out, Correlation, Basis, Factors, Irreps, Tensors) = (
            operand,
            result,
            correlation,
            basis,
            factors,
            irreps,
            tensors
        );
        Channels = Merged(operand).Select(static b => b.Mul).DefaultIfEmpty(0).First();
    }

    /// <summary>The operand.</summary>
    public Irreps In { get; }

    /// <summary>The result.</summary>
    public Irreps Out { get; }

    /// <summary>The largest order.</summary>
    public int Correlation { get; }

    /// <summary>What has weights.</summary>
    public ContractionBasis Basis { get; }

    /// <summary>The copies of every block.</summary>
    public int Channels { get; }

    /// <summary>The irreps of a channel of the operand, in order.</summary>
    public IReadOnlyList<Irrep> Factors { get; }

    /// <summary>The irreps of a channel of the result, in order.</summary>
    public IReadOnlyList<Irrep> Irreps { get; }

    /// <summary>The tensors of weights: block by block, from order 1 on; those without columns are left out.</summary>
    public IReadOnlyList<ContractionTensor> Tensors { get; }

    /// <summary>How many polynomials are computed.</summary>
    public int ChainCount => Tensors.Sum(static t => t.Chains.Count);

    /// <summary>The weights of a species.</summary>
    public int WeightCount => Channels * Tensors.Sum(static t => t.Columns.Count);

    /// <summary>
    /// Multiply-adds of a channel: beginnings of polynomials once each, then weights, then the last coupling once for
    /// all polynomials of a block that end in it.
    /// </summary>
    public int MultiplyAdds
    {
        get
        {
            var begun = new HashSet<CouplingChain>();
            var ends = new HashSet<(int Block, Irrep? Before, int Factor)>();
            int sum = 0;
            foreach (ContractionTensor tensor in Tensors)
            {
                foreach (CouplingChain chain in tensor.Chains)
                {
                    for (CouplingChain? c = chain.Before; c?.Before is not null && begun.Add(c); c = c.Before)
                        sum += c.Terms.Count;
                    sum += chain.Before?.Irrep.Dim ?? 1;
                    if (ends.Add((tensor.Block, chain.Before?.Irrep, chain.Factor)))
                        sum += chain.Before is null ? chain.Irrep.Dim : chain.Terms.Count;
                }
            }

            return sum;
        }
    }

    /// <summary>Why there is no contraction of an operand to a result; null if there is one.</summary>
    public static string? WhyNot(Irreps operand, Irreps result)
    {
        if (operand is null)
            throw new ArgumentNullException(nameof(operand));
        if (result is null)
            throw new ArgumentNullException(nameof(result));
        MulIrrep[] blocks = [.. Merged(operand)];
        if (blocks.Length == 0)
            return "the operand has no copies";
        int other = Array.FindIndex(blocks, b => b.Mul != blocks[0].Mul);
        if (other >= 0)
        {
            return $"the operand has {blocks[0].Mul} copies of {blocks[0].Irrep} and {blocks[other].Mul} of "
                + $"{blocks[other].Irrep}";
        }
        MulIrrep wrong = Merged(result).FirstOrDefault(b => b.Mul != blocks[0].Mul);
        return wrong.Mul > 0
            ? $"the operand has {blocks[0].Mul} copies of each irrep, and the result {wrong.Mul} of {wrong.Irrep}"
            : null;
    }

    /// <summary>The irreps that polynomials of an operand up to an order have, sorted.</summary>
    public static IReadOnlyList<Irrep> Reachable(Irreps operand, int correlation)
    {
        MulIrrep[] blocks = [.. Merged(operand)];
        return
        [
            .. Enumerable
                .Range(1, blocks.Length == 0 ? 0 : correlation)
                .SelectMany(n =>
                    CouplingChain
                        .Counts([.. blocks.Select(static b => b.Irrep)], n)
                        .Keys.Where(ir => SymmetricCount.Of(FactorsOf(operand), n, Shared(ir)) > 0)
                )
                .Distinct()
                .OrderBy(static ir => ir),
        ];
    }

    /// <summary>
    /// How many chains an operand has for a result, of each order up to the correlation together, and how many of them
    /// are independent; nothing is created.
    /// </summary>
    public static (long Chains, long Independent) Counts(Irreps operand, Irreps result, int correlation)
    {
        IReadOnlyList<Irrep> factors = FactorsOf(operand);
        (long chains, long independent) = (0, 0);
        for (int n = 1; n <= correlation; n++)
        {
            IReadOnlyDictionary<Irrep, long> counts = CouplingChain.Counts(factors, n);
            foreach (Irrep irrep in Merged(result).Select(static b => Shared(b.Irrep)))
            {
                chains += counts.TryGetValue(irrep, out long count) ? count : 0;
                independent += SymmetricCount.Of(factors, n, irrep);
            }
        }

        return (chains, independent);
    }

    /// <summary>The contraction.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ContractionSpec Create(
        Irreps operand,
        Irreps result,
        int correlation,
        ContractionBasis basis = ContractionBasis.Independent
    )
    {
        if (correlation is < 1 or > MostFactors)
        {
            throw new ArgumentOutOfRangeException(
                nameof(correlation),
                correlation,
                $"The correlation is a whole number from 1 to {MostFactors}."
            );
        }
        if (WhyNot(operand, result) is { } why)
            throw new ArgumentException($"There is no symmetric contraction: {why}.", nameof(operand));
        IReadOnlyList<Irrep> factors = FactorsOf(operand),
            irreps = FactorsOf(result);
        var tensors = new List<ContractionTensor>();
        int first = 0;
        for (int block = 0; block < irreps.Count; block++)
        {
            Columns[] orders =
            [
                .. Enumerable.Range(1, correlation).Select(n => ColumnsOf(factors, irreps[block], n, basis)),
            ];
            int total = orders.Sum(static c => c.Given.Count);
            for (int n = 1; n <= correlation; n++)
            {
                Columns columns = orders[n - 1];
                if (columns.Given.Count == 0)
                    continue;
                tensors.Add(
                    new ContractionTensor(
                        block,
                        n,
                        first,
                        columns.Chains,
                        columns.Given,
                        basis == ContractionBasis.Chains ? columns.Factors : Normalized(columns.Factors, total)
                    )
                );
                first += columns.Chains.Count;
            }
        }

        return new ContractionSpec(operand, result, correlation, basis, factors, irreps, tensors);
    }

    /// <summary>Blocks with copies, equal neighbours as one.</summary>
    private static IEnumerable<MulIrrep> Merged(Irreps irreps) =>
        RowLayout.Of(irreps).Merged.Select(static b => new MulIrrep(b.Mul, b.Irrep));

    /// <summary>The irreps of a channel; those of SO(3) are even ones.</summary>
    private static IReadOnlyList<Irrep> FactorsOf(Irreps irreps) =>
        [.. Merged(irreps.WithoutSO3()).Select(static b => b.Irrep)];

    private static Irrep Shared(Irrep irrep) => new Irreps([new MulIrrep(1, irrep)]).WithoutSO3()[0].Irrep;

    private static IReadOnlyList<IReadOnlyList<Surd>> Normalized(
        IReadOnlyList<IReadOnlyList<Surd>> factors,
        int columns
    )
    {
        var size = Surd.SquareRoot(1, columns);
        return [.. factors.Select(f => (IReadOnlyList<Surd>)[.. f.Select(v => v * size)])];
    }

    private static Columns ColumnsOf(IReadOnlyList<Irrep> factors, Irrep irrep, int order, ContractionBasis basis) =>
        Known.GetOrAdd(
            (string.Join("+", factors), irrep, order, basis),
            key =>
            {
                int count = (int)SymmetricCount.Of(factors, order, irrep);
                CouplingChain[] all = [.. CouplingChain.All(factors, order).Where(c => c.Irrep == irrep)];
                // Chains with their factors in order span everything already.
                IEnumerable<CouplingChain> candidates = order <= 3 ? all : all.Where(static c => c.IsSorted);
                var independent = new IndependentChains(factors, candidates.OrderBy(static c => Cost(c)), count);
                IReadOnlyList<CouplingChain> given = basis == ContractionBasis.Chains ? all : independent.Chains;
                return new Columns(independent.Chains, given, [.. given.Select(independent.Express)]);
            }
        );

    /// <summary>The terms along a chain, which is about what it costs.</summary>
    private static int Cost(CouplingChain? chain) => chain is null ? 0 : chain.Terms.Count + Cost(chain.Before);

    private sealed class Columns(
        IReadOnlyList<CouplingChain> chains,
        IReadOnlyList<CouplingChain> given,
        IReadOnlyList<IReadOnlyList<Surd>> factors
    )
    {
        public IReadOnlyList<CouplingChain> Chains { get; } = chains;

        public IReadOnlyList<CouplingChain> Given { get; } = given;

        public IReadOnlyList<IReadOnlyList<Surd>> Factors { get; } = factors;
    }
}
