using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>The convolution as its definition says it, slow and obvious.</summary>
internal static class SlowConvolution
{
    /// <summary>Edge by edge; Bessel basis, polynomial envelope, one hidden layer.</summary>
    internal static double[] Run<TTag>(
        ConvolutionCase<TTag> layer,
        double[] positions,
        double[] x,
        NeighbourList list,
        SteerableConvolutionOptions options,
        double radius
    )
    {
        (int points, int dim) = (positions.Length / 3, layer.Product.In1.Dim);
        double scale = Math.Sqrt(options.AverageNeighbours);
        var sums = new double[points, layer.Product.Out.Dim];
        for (int e = 0; e < list.Count; e++)
        {
            double[] v = SlowEdges.Vector(positions, list.Senders[e], list.Receivers[e]);
            double r = SlowEdges.Length(v);
            double[] message = SlowEdges.Couple(
                layer.Product,
                x[(list.Senders[e] * dim)..((list.Senders[e] + 1) * dim)],
                SlowEdges.Harmonics(v),
                SlowEdges.Network(layer.Parameters, "layer", options, layer.Product.WeightCount, r, radius)
            );
            for (int i = 0; i < message.Length; i++)
                sums[list.Receivers[e], i] += SlowEdges.Envelope(r / radius) * message[i] / scale;
        }

        double[] linear = layer.Parameters["layer.linear.weight"].ToArray();
        return
        [
            .. Enumerable
                .Range(0, points)
                .SelectMany(point =>
                    SlowEdges.Mix(
                        layer.Linear,
                        linear,
                        [.. Enumerable.Range(0, sums.GetLength(1)).Select(i => sums[point, i])]
                    )
                ),
        ];
    }
}
