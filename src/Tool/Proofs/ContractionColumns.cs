using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The columns of a symmetric contraction on given rows, by plain loops over exact couplings.</summary>
internal sealed class ContractionColumns(ContractionSpec spec, double[] rows)
{
    private readonly Dictionary<(int Row, int Channel, CouplingChain Chain), double[]> _known = [];

    /// <summary>Where the block of a channel begins in a row of the result.</summary>
    public int Place(int block, int channel) =>
        (spec.Channels * spec.Irreps.Take(block).Sum(static ir => ir.Dim)) + (channel * spec.Irreps[block].Dim);

    /// <summary>A channel's block of the result, and the sum of what is added there, without signs.</summary>
    public (double[] Values, double Scale) Sum(int row, int channel, int block, int species, double[][] weights)
    {
        var values = new double[spec.Irreps[block].Dim];
        double scale = 0;
        int all = spec.Tensors.Where(t => t.Block == block).Sum(static t => t.Columns.Count);
        double size = spec.Basis == ContractionBasis.Chains ? 1 : 1 / Math.Sqrt(all);
        for (int t = 0; t < spec.Tensors.Count; t++)
        {
            IReadOnlyList<CouplingChain> columns = spec.Tensors[t].Columns;
            for (int p = 0; spec.Tensors[t].Block == block && p < columns.Count; p++)
            {
                double weight = size * weights[t][(((species * columns.Count) + p) * spec.Channels) + channel];
                double[] column = Of(row, channel, columns[p]);
                for (int k = 0; k < values.Length; k++)
                    values[k] += weight * column[k];
                scale += Math.Abs(weight) * Math.Sqrt(column.Sum(static v => v * v));
            }
        }

        return (values, scale);
    }

    private double[] Of(int row, int channel, CouplingChain chain)
    {
        if (_known.TryGetValue((row, channel, chain), out double[]? values))
            return values;
        values = chain.Before is { } before
            ? Joined(chain, Of(row, channel, before), Factor(row, channel, chain.Factor))
            : Factor(row, channel, chain.Factor);
        _known.Add((row, channel, chain), values);
        return values;
    }

    private static double[] Joined(CouplingChain chain, double[] before, double[] factor)
    {
        var values = new double[chain.Irrep.Dim];
        foreach (CouplingTerm term in chain.Terms)
            values[term.K] += (chain.Size * term.Value).ToDouble() * before[term.I] * factor[term.J];
        return values;
    }

    private double[] Factor(int row, int channel, int factor)
    {
        int dim = spec.Factors[factor].Dim,
            first = spec.Channels * spec.Factors.Take(factor).Sum(static ir => ir.Dim);
        return rows.AsSpan((row * spec.In.Dim) + first + (channel * dim), dim).ToArray();
    }
}
