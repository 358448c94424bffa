using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>The convolution as its definition says it, slow and obvious.</summary>
internal static class SlowConvolution
{
    /// <summary>
    /// Edge by edge, with the harmonics of the algebra and the network written out; Bessel basis, polynomial envelope,
    /// one hidden layer.
    /// </summary>
    internal static double[] Run<TTag>(
        ConvolutionCase<TTag> layer,
        double[] positions,
        double[] x,
        NeighbourList list,
        SteerableConvolutionOptions options,
        double radius
    )
    {
        double[] first = layer.Parameters["layer.radial.0.weight"].ToArray(),
            second = layer.Parameters["layer.radial.1.weight"].ToArray();
        double[] linear = layer.Parameters["layer.linear.weight"].ToArray();
        double constant = NonlinearityFacts.MomentConstant(Nonlinearity.SiLU);
        int paths = layer.Product.WeightCount,
            middle = layer.Product.Out.Dim,
            inputDim = layer.Product.In1.Dim;
        (int functions, int width, int points) = (options.BasisCount, options.RadialWidth, positions.Length / 3);
        double scale = Math.Sqrt(options.AverageNeighbours);
        double[][,,] couplings =
        [
            .. layer.Product.Paths.Select(static p =>
                Wigner3j.Dense(p.First.Irrep.L, p.Second.Irrep.L, p.Result.Irrep.L)
            ),
        ];
        var sums = new double[points * middle];
        for (int e = 0; e < list.Count; e++)
        {
            (int sender, int receiver) = (list.Senders[e], list.Receivers[e]);
            double[] v =
            [
                .. Enumerable.Range(0, 3).Select(c => positions[3 * sender + c] - positions[3 * receiver + c]),
            ];
            double r = Math.Sqrt(v.Sum(static c => c * c)),
                u = r / radius;
            double[] basis =
            [
                .. Enumerable
                    .Range(1, functions)
                    .Select(n => Math.Sqrt(functions) * Math.Sqrt(2 / radius) * Math.Sin(n * Math.PI * u) / r),
            ];
            double envelope = 1 - 28 * Math.Pow(u, 6) + 48 * Math.Pow(u, 7) - 21 * Math.Pow(u, 8);
            double[] hidden =
            [
                .. Enumerable
                    .Range(0, width)
                    .Select(j =>
                        constant
                        * NonlinearityFacts.Evaluate(
                            Nonlinearity.SiLU,
                            Enumerable.Range(0, functions).Sum(i => basis[i] * first[(width * i) + j])
                                / Math.Sqrt(functions)
                        )
                    ),
            ];
            double[] weights =
            [
                .. Enumerable
                    .Range(0, paths)
                    .Select(p =>
                        envelope
                        * Enumerable.Range(0, width).Sum(j => hidden[j] * second[(paths * j) + p])
                        / Math.Sqrt(width)
                    ),
            ];
            (double a, double b, double c) = (v[0] / r, v[1] / r, v[2] / r);
            double[] y =
            [
                1,
                Math.Sqrt(3) * a,
                Math.Sqrt(3) * b,
                Math.Sqrt(3) * c,
                Math.Sqrt(15) * a * c,
                Math.Sqrt(15) * a * b,
                Math.Sqrt(5) * (b * b - (a * a + c * c) / 2),
                Math.Sqrt(15) * b * c,
                Math.Sqrt(15) / 2 * (c * c - a * a),
            ];
            foreach ((TensorProductPath path, double[,,] coupling) in layer.Product.Paths.Zip(couplings))
            {
                for (int copy = 0; copy < path.First.Mul; copy++)
                {
                    foreach (
                        CouplingTerm t in Wigner3j.Terms(path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L)
                    )
                    {
                        int from =
                            sender * inputDim + layer.Product.In1.Offset(path.In1) + copy * path.First.Irrep.Dim + t.I;
                        int to =
                            receiver * middle + layer.Product.Out.Offset(path.Out) + copy * path.Result.Irrep.Dim + t.K;
                        sums[to] +=
                            path.Coefficient
                            * coupling[t.I, t.J, t.K]
                            * weights[path.WeightOffset + copy]
                            * x[from]
                            * y[layer.Product.In2.Offset(path.In2) + t.J]
                            / scale;
                    }
                }
            }
        }

        var result = new double[points * layer.Linear.Out.Dim];
        foreach (LinearPath path in layer.Linear.Paths)
        {
            int dim = path.Source.Irrep.Dim;
            for (int point = 0; point < points; point++)
            {
                for (int i = 0; i < path.Source.Mul * path.Result.Mul * dim; i++)
                {
                    (int copy, int to, int m) = (i / dim / path.Result.Mul, i / dim % path.Result.Mul, i % dim);
                    result[point * layer.Linear.Out.Dim + layer.Linear.Out.Offset(path.Out) + to * dim + m] +=
                        path.Coefficient
                        * linear[path.WeightOffset + copy * path.Result.Mul + to]
                        * sums[point * middle + layer.Linear.In.Offset(path.In) + copy * dim + m];
                }
            }
        }

        return result;
    }
}
