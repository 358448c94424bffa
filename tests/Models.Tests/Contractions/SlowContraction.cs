using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Contractions;

/// <summary>A symmetric contraction in plain loops: column by column, from the couplings alone.</summary>
internal sealed class SlowContraction(ContractionSpec spec, Func<int, int, double[]> weights)
{
    /// <summary>The result of rows in public order, blocks after blocks, copies before components.</summary>
    public double[] Run(double[] rows, int[] species)
    {
        var result = new List<double>();
        for (int row = 0; row < species.Length; row++)
            result.AddRange(Row(rows.AsSpan(row * spec.In.Dim, spec.In.Dim), species[row]));
        return [.. result];
    }

    private double[] Row(ReadOnlySpan<double> row, int species)
    {
        var result = new double[spec.Out.Dim];
        for (int channel = 0; channel < spec.Channels; channel++)
        {
            var x = new double[spec.Factors.Count][];
            int start = 0;
            for (int f = 0; f < x.Length; f++)
            {
                int dim = spec.Factors[f].Dim;
                x[f] = row.Slice(start + (channel * dim), dim).ToArray();
                start += spec.Channels * dim;
            }

            foreach (ContractionTensor tensor in spec.Tensors)
            {
                double[] tensorWeights = weights(tensor.Block, tensor.Order);
                int place = spec.Irreps.Take(tensor.Block).Sum(ir => spec.Channels * ir.Dim);
                double scale = spec.Basis == ContractionBasis.Chains ? 1 : 1 / Math.Sqrt(Columns(tensor.Block));
                for (int p = 0; p < tensor.Columns.Count; p++)
                {
                    double w = tensorWeights[(((species * tensor.Columns.Count) + p) * spec.Channels) + channel];
                    double[] value = Value(tensor.Columns[p], x);
                    for (int k = 0; k < value.Length; k++)
                        result[place + (channel * value.Length) + k] += scale * w * value[k];
                }
            }
        }

        return result;
    }

    private int Columns(int block) => spec.Tensors.Where(t => t.Block == block).Sum(static t => t.Columns.Count);

    private static double[] Value(CouplingChain chain, double[][] x)
    {
        if (chain.Before is null)
            return x[chain.Factor];
        double[] before = Value(chain.Before, x),
            value = new double[chain.Irrep.Dim];
        foreach (CouplingTerm term in chain.Terms)
            value[term.K] += Math.Sqrt(value.Length) * term.Value.ToDouble() * before[term.I] * x[chain.Factor][term.J];

        return value;
    }
}
