using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>
/// What a symmetric contraction computes for one channel: sums of products, each of values that stand before it.
/// </summary>
/// <remarks>
/// Chains that several polynomials begin with are computed once. The last joint is made once for all polynomials of a
/// block of the result that end in it: their beginnings are added with their weights before it, lower orders too, so
/// that the weighted part is as in MACE's contraction from the highest order down.
/// </remarks>
internal sealed class ContractionPlan
{
    private readonly Dictionary<CouplingChain, int[]> _begun = [];
    private readonly List<ContractionValue> _values = [];
    private readonly List<ContractionValue> _results = [];
    private readonly HashSet<(int, int, int)> _proved = [];
    private readonly int[] _places;

    private ContractionPlan(ContractionSpec spec)
    {
        Spec = spec;
        _places = new int[spec.Factors.Count];
        for (int f = 1; f < _places.Length; f++)
            _places[f] = _places[f - 1] + spec.Factors[f - 1].Dim;
    }

    public ContractionSpec Spec { get; }

    /// <summary>Components of a channel of the operand.</summary>
    public int OperandDim => Spec.Factors.Sum(static f => f.Dim);

    /// <summary>Components of a channel of the result.</summary>
    public int ResultDim => Spec.Irreps.Sum(static f => f.Dim);

    /// <summary>Values between operand and result, each behind those that it needs.</summary>
    public IReadOnlyList<ContractionValue> Values => _values;

    /// <summary>The components of the result.</summary>
    public IReadOnlyList<ContractionValue> Results => _results;

    /// <summary>Multiply-adds forwards.</summary>
    public int ForwardCost => _values.Concat(_results).Sum(static v => v.Cost);

    /// <summary>Multiply-adds backwards, the values included.</summary>
    public int BackwardCost =>
        _values.Sum(static v => v.Cost) + _values.Concat(_results).Sum(static v => v.PullbackCost);

    /// <summary>The plan; every coupling is proved first.</summary>
    public static ContractionPlan Of(ContractionSpec spec)
    {
        var plan = new ContractionPlan(spec);
        foreach (ContractionTensor tensor in spec.Tensors)
        {
            foreach (CouplingChain chain in tensor.Chains.Where(static c => c.Before is not null))
                plan.Begin(chain.Before!);
        }
        for (int block = 0; block < spec.Irreps.Count; block++)
            plan.AddBlock(block);
        return plan;
    }

    /// <summary>The components of a chain, computed where they are needed first.</summary>
    private int[] Begin(CouplingChain chain)
    {
        if (chain.Before is null)
            return [.. Enumerable.Range(_places[chain.Factor], chain.Irrep.Dim).Select(static i => ~i)];
        if (_begun.TryGetValue(chain, out int[]? known))
            return known;
        int[] before = Begin(chain.Before),
            factor = Factor(chain.Factor);
        string title = chain.ToString();
        int[] places = Join(Prove(chain), chain.Size, before, factor, chain.Irrep.Dim, title, _values);
        _begun.Add(chain, places);
        return places;
    }

    private int[] Factor(int factor) =>
        [.. Enumerable.Range(_places[factor], Spec.Factors[factor].Dim).Select(static i => ~i)];

    /// <summary>One block of the result: weighted beginnings, then the last joints.</summary>
    private void AddBlock(int block)
    {
        Irrep irrep = Spec.Irreps[block];
        var ends =
            from tensor in Spec.Tensors
            where tensor.Block == block
            from i in Enumerable.Range(0, tensor.Chains.Count)
            select (Chain: tensor.Chains[i], Weight: tensor.First + i);
        var terms = new List<ContractionTerm>[irrep.Dim];
        for (int k = 0; k < terms.Length; k++)
            terms[k] = [];
        // A factor by itself is joined to the number 1, so it ends as if behind a scalar.
        foreach (
            var joint in ends.GroupBy(static e => (Before: e.Chain.Before?.Irrep ?? Irrep.Parse("0e"), e.Chain.Factor))
        )
        {
            CouplingChain? chain = joint.Select(static e => e.Chain).FirstOrDefault(static c => c.Before is not null);
            string title = $"weighted, to be joined with {Spec.Factors[joint.Key.Factor]} → {irrep}";
            int[] weighted =
            [
                .. Enumerable
                    .Range(0, joint.Key.Before.Dim)
                    .Select(b =>
                        Add(
                            _values,
                            title,
                            [
                                .. joint.Select(e => new ContractionTerm(
                                    Surd.One,
                                    e.Chain.Before is null ? ContractionTerm.One : Begin(e.Chain.Before)[b],
                                    ContractionTerm.OfWeight(e.Weight)
                                )),
                            ]
                        )
                    ),
            ];
            int[] factor = Factor(joint.Key.Factor);
            if (chain is null)
            {
                for (int k = 0; k < terms.Length; k++)
                    terms[k].Add(new ContractionTerm(Surd.One, weighted[0], factor[k]));
                continue;
            }
            foreach (CouplingTerm term in Prove(chain))
                terms[term.K].Add(new ContractionTerm(term.Value * chain.Size, weighted[term.I], factor[term.J]));
        }

        foreach (List<ContractionTerm> component in terms)
            _results.Add(new ContractionValue($"{irrep} of the result", component));
    }

    private int[] Join(
        IReadOnlyList<CouplingTerm> coupling,
        Surd size,
        int[] before,
        int[] factor,
        int dim,
        string title,
        List<ContractionValue> values
    )
    {
        var terms = new List<ContractionTerm>[dim];
        for (int k = 0; k < dim; k++)
            terms[k] = [];
        foreach (CouplingTerm term in coupling)
            terms[term.K].Add(new ContractionTerm(term.Value * size, before[term.I], factor[term.J]));
        return [.. terms.Select(t => Add(values, title, t))];
    }

    /// <summary>Adds a value; x_i x_j and x_j x_i are one product.</summary>
    private static int Add(List<ContractionValue> values, string title, IReadOnlyList<ContractionTerm> terms)
    {
        values.Add(new ContractionValue(title, ContractionTerm.Merge(terms)));
        return values.Count - 1;
    }

    /// <summary>The terms of a chain's last joint, proved to be a coupling.</summary>
    private IReadOnlyList<CouplingTerm> Prove(CouplingChain chain)
    {
        IReadOnlyList<CouplingTerm> terms = chain.Terms;
        if (_proved.Add((chain.Before!.Irrep.L, chain.Joined.L, chain.Irrep.L)))
        {
            terms = ProvedCoupling
                .Prove(
                    chain.Before.Irrep,
                    chain.Joined,
                    chain.Irrep,
                    $"{chain.Before.Irrep} ⊗ {chain.Joined} → {chain.Irrep}",
                    terms
                )
                .Terms;
        }
        return terms;
    }
}
