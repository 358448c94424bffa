using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Chains as functions at a few points, exactly: so that it can be decided which of them are independent.
/// </summary>
/// <remarks>
/// Every component of a chain is one root, the same at all points, times a fraction, if the components of a point are
/// fractions times those of harmonics at vectors of whole numbers. So sums stay surds.
/// </remarks>
internal sealed class ChainValues
{
    private readonly Surd[][] _points;
    private readonly IReadOnlyList<Irrep> _factors;
    private readonly Dictionary<CouplingChain, Surd[][]> _known = [];

    public ChainValues(IReadOnlyList<Irrep> factors, int points)
    {
        _factors = factors;
        uint state = 1;
        _points = [.. Enumerable.Range(0, points * factors.Count).Select(i => Component(factors[i % factors.Count].L))];

        Surd[] Component(int degree)
        {
            var sum = new Surd[(2 * degree) + 1];
            for (int s = 0; s <= degree; s++)
            {
                Surd[] harmonic = Harmonic(degree, [Next(), Next(), Next()]);
                int weight = 1 + (int)(Random() % 3);
                for (int m = 0; m < sum.Length; m++)
                    sum[m] = Add(sum[m], harmonic[m] * weight);
            }

            return sum;
        }

        int Next() => (int)(Random() % 7) - 3;

        // Numbers that are the same on every machine.
        uint Random()
        {
            state = unchecked((state * 1664525) + 1013904223);
            return state >> 16;
        }
    }

    /// <summary>The component m = 0 of a chain at each point: by Schur's lemma it decides about the others.</summary>
    public Surd[] Of(CouplingChain chain) => [.. All(chain).Select(v => v[chain.Irrep.L])];

    /// <summary>x + y of two surds of one root.</summary>
    internal static Surd Add(Surd x, Surd y)
    {
        if (x.IsZero)
            return y;
        if (y.IsZero)
            return x;
        return x.Radical == y.Radical
            ? Surd.Create(
                (x.CoefficientNumerator * y.CoefficientDenominator)
                    + (y.CoefficientNumerator * x.CoefficientDenominator),
                x.CoefficientDenominator * y.CoefficientDenominator,
                x.Radical
            )
            : throw new InvalidOperationException($"{x} + {y} is not one root.");
    }

    private Surd[][] All(CouplingChain chain)
    {
        if (_known.TryGetValue(chain, out Surd[][]? values))
            return values;
        int count = _points.Length / _factors.Count;
        values = chain.Before is null
            ? [.. Enumerable.Range(0, count).Select(p => _points[(p * _factors.Count) + chain.Factor])]
            : [.. All(chain.Before).Select((v, p) => Join(chain, v, _points[(p * _factors.Count) + chain.Factor]))];
        _known.Add(chain, values);
        return values;
    }

    private static Surd[] Join(CouplingChain chain, Surd[] before, Surd[] factor)
    {
        var result = new Surd[chain.Irrep.Dim];
        foreach (CouplingTerm term in chain.Terms)
            result[term.K] = Add(result[term.K], term.Value * before[term.I] * factor[term.J]);
        return [.. result.Select(v => v * chain.Size)];
    }

    /// <summary>A harmonic of a degree at a vector, up to a factor of the degree.</summary>
    private static Surd[] Harmonic(int degree, int[] vector)
    {
        Surd[] values = [Surd.One];
        for (int l = 0; l < degree; l++)
        {
            var next = new Surd[(2 * l) + 3];
            foreach (CouplingTerm term in Wigner3j.Terms(l, 1, l + 1))
                next[term.K] = Add(next[term.K], term.Value * values[term.I] * vector[term.J]);
            values = next;
        }

        return values;
    }
}
