namespace GeoDL.Typed.Algebra;

/// <summary>Which chains are independent as functions, and how the others are made of these; exact.</summary>
internal sealed class IndependentChains
{
    private readonly ChainValues _values;
    private readonly List<CouplingChain> _chains = [];
    private readonly List<(Surd[] Values, int Pivot, Surd[] Expression)> _rows = [];

    /// <summary>Chooses among candidates, the first ones first.</summary>
    /// <param name="factors">The factors of all chains.</param>
    /// <param name="candidates">Chains that span all equivariant polynomials of their irrep and order.</param>
    /// <param name="count">The dimension of what they span.</param>
    public IndependentChains(IReadOnlyList<Irrep> factors, IEnumerable<CouplingChain> candidates, int count)
    {
        // Two further points, at which what was found must hold as well.
        _values = new ChainValues(factors, count + 2);
        foreach (CouplingChain chain in candidates)
        {
            if (_chains.Count == count)
                break;
            Add(chain, count);
        }

        if (_chains.Count != count)
        {
            throw new InvalidOperationException(
                $"{_chains.Count} of {count} independent couplings were found at the points tried."
            );
        }
    }

    /// <summary>The chosen chains.</summary>
    public IReadOnlyList<CouplingChain> Chains => _chains;

    /// <summary>The coefficients by which a chain is a sum of the chosen ones.</summary>
    public IReadOnlyList<Surd> Express(CouplingChain chain)
    {
        (Surd[] rest, Surd[] coefficients) = Reduce(_values.Of(chain));
        if (rest.Any(static v => !v.IsZero))
            throw new InvalidOperationException($"{chain} is no sum of the independent couplings.");
        return coefficients;
    }

    private void Add(CouplingChain chain, int count)
    {
        (Surd[] rest, Surd[] used) = Reduce(_values.Of(chain));
        int pivot = Array.FindIndex(rest, static v => !v.IsZero);
        if (pivot < 0)
            return;
        var expression = new Surd[count];
        for (int r = 0; r < _chains.Count; r++)
            expression[r] = -used[r];
        expression[_chains.Count] = Surd.One;
        _chains.Add(chain);
        _rows.Add((rest, pivot, expression));
    }

    /// <summary>What is left of values beside the chosen chains, and how much of each of these there was.</summary>
    private (Surd[] Left, Surd[] Coefficients) Reduce(Surd[] values)
    {
        Surd[] rest = [.. values];
        var coefficients = new Surd[_chains.Count];
        foreach ((Surd[] row, int pivot, Surd[] expression) in _rows)
        {
            if (rest[pivot].IsZero)
                continue;
            Surd factor = rest[pivot] / row[pivot];
            for (int i = 0; i < rest.Length; i++)
                rest[i] = ChainValues.Add(rest[i], -(factor * row[i]));
            for (int r = 0; r < coefficients.Length; r++)
                coefficients[r] = ChainValues.Add(coefficients[r], factor * expression[r]);
        }

        return (rest, coefficients);
    }
}
