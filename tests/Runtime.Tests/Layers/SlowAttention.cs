using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Attention as its definition says it, slow and obvious: all keys, values and weights are made.</summary>
internal static class SlowAttention
{
    /// <summary>Receiver by receiver; Bessel basis, polynomial envelope, one hidden layer.</summary>
    internal static double[] Run(
        AttentionSpecs layer,
        ParameterSet parameters,
        string path,
        double[] positions,
        double[] x,
        IReadOnlyList<(int Sender, int Receiver)> edges,
        SteerableConvolutionOptions options,
        double radius
    )
    {
        (int points, int dim, int keys) = (positions.Length / 3, layer.Keys.In1.Dim, layer.Keys.WeightCount);
        double[] query = parameters[$"{path}.query.weight"].ToArray(),
            self = parameters[$"{path}.self.weight"].ToArray(),
            linear = parameters[$"{path}.linear.weight"].ToArray();
        int[] headOfKey = HeadOfEachNumber(layer.Keys, layer.Heads),
            headOfValue = HeadOfEachNumber(layer.Values, layer.Heads);
        double[] Row(int point) => x[(point * dim)..((point + 1) * dim)];
        var result = new List<double>();
        for (int point = 0; point < points; point++)
        {
            double[] q = SlowEdges.Mix(layer.Query, query, Row(point));
            double[] Exponentials(double[] key) =>
                [
                    .. Enumerable
                        .Range(0, layer.Heads)
                        .Select(h =>
                            Math.Exp(
                                Enumerable.Range(0, key.Length).Where(i => headOfKey[i] == h).Sum(i => q[i] * key[i])
                                    / Math.Sqrt(headOfKey.Count(i => i == h))
                            )
                        ),
                ];
            double[] total = Exponentials(SlowEdges.Mix(layer.Query, self, Row(point)));
            var sums = new double[layer.Values.Out.Dim];
            foreach ((int from, _) in edges.Where(e => e.Receiver == point))
            {
                double[] v = SlowEdges.Vector(positions, from, point),
                    y = SlowEdges.Harmonics(v);
                double r = SlowEdges.Length(v);
                double[] weights = SlowEdges.Network(
                    parameters,
                    path,
                    options,
                    keys + layer.Values.WeightCount,
                    r,
                    radius
                );
                double[] sender = Row(from);
                double[] share = Exponentials(SlowEdges.Couple(layer.Keys, sender, y, weights[..keys]));
                double[] value = SlowEdges.Couple(layer.Values, sender, y, weights[keys..]);
                for (int h = 0; h < share.Length; h++)
                    total[h] += share[h] *= SlowEdges.Envelope(r / radius);
                for (int i = 0; i < value.Length; i++)
                    sums[i] += share[headOfValue[i]] * value[i];
            }
            result.AddRange(SlowEdges.Mix(layer.Linear, linear, [.. sums.Select((s, i) => s / total[headOfValue[i]])]));
        }
        return [.. result];
    }

    /// <summary>For each number in public order: the copies of a path are cut into heads.</summary>
    private static int[] HeadOfEachNumber(TensorProductSpec product, int heads) =>
        [
            .. product.Out.SelectMany(block =>
                Enumerable.Range(0, block.Dim).Select(i => i / block.Irrep.Dim * heads / block.Mul)
            ),
        ];
}
