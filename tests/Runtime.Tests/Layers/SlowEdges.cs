using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// What happens along an edge, slow and obvious, in public order: the network of the length with a Bessel basis and one
/// hidden layer, harmonics up to degree 2, products and linear maps.
/// </summary>
internal static class SlowEdges
{
    internal static double[] Vector(double[] positions, int sender, int receiver) =>
        [.. Enumerable.Range(0, 3).Select(c => positions[3 * sender + c] - positions[3 * receiver + c])];

    internal static double Length(double[] v) => Math.Sqrt(v.Sum(static c => c * c));

    /// <summary>The polynomial envelope of exponent 6.</summary>
    internal static double Envelope(double u) => 1 - 28 * Math.Pow(u, 6) + 48 * Math.Pow(u, 7) - 21 * Math.Pow(u, 8);

    /// <summary>The radial network without an envelope.</summary>
    internal static double[] Network(
        ParameterSet parameters,
        string layer,
        SteerableConvolutionOptions options,
        int count,
        double r,
        double radius
    )
    {
        double[] first = parameters[$"{layer}.radial.0.weight"].ToArray(),
            second = parameters[$"{layer}.radial.1.weight"].ToArray();
        (int functions, int width) = (options.BasisCount, options.RadialWidth);
        double constant = NonlinearityFacts.MomentConstant(Nonlinearity.SiLU);
        double[] basis =
        [
            .. Enumerable
                .Range(1, functions)
                .Select(n => Math.Sqrt(functions) * Math.Sqrt(2 / radius) * Math.Sin(n * Math.PI * r / radius) / r)
                .Select(b => options.BasisScale * b),
        ];
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
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(p =>
                    Enumerable.Range(0, width).Sum(j => hidden[j] * second[(count * j) + p]) / Math.Sqrt(width)
                ),
        ];
    }

    internal static double[] Harmonics(double[] v)
    {
        double r = Length(v);
        (double a, double b, double c) = (v[0] / r, v[1] / r, v[2] / r);
        return
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
    }

    /// <summary>A channel-wise product of one row.</summary>
    internal static double[] Couple(TensorProductSpec product, double[] x, double[] y, double[] weights)
    {
        var result = new double[product.Out.Dim];
        foreach (TensorProductPath path in product.Paths)
        {
            (int l1, int l2, int l3) = (path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L);
            double[,,] coupling = Wigner3j.Dense(l1, l2, l3);
            for (int copy = 0; copy < path.First.Mul; copy++)
            {
                foreach (CouplingTerm t in Wigner3j.Terms(l1, l2, l3))
                {
                    result[product.Out.Offset(path.Out) + copy * path.Result.Irrep.Dim + t.K] +=
                        path.Coefficient
                        * coupling[t.I, t.J, t.K]
                        * weights[path.WeightOffset + copy]
                        * x[product.In1.Offset(path.In1) + copy * path.First.Irrep.Dim + t.I]
                        * y[product.In2.Offset(path.In2) + t.J];
                }
            }
        }
        return result;
    }

    /// <summary>A linear map of one row.</summary>
    internal static double[] Mix(LinearSpec linear, double[] weights, double[] x)
    {
        var result = new double[linear.Out.Dim];
        foreach (LinearPath path in linear.Paths)
        {
            int dim = path.Source.Irrep.Dim;
            for (int i = 0; i < path.Source.Mul * path.Result.Mul * dim; i++)
            {
                (int copy, int to, int m) = (i / dim / path.Result.Mul, i / dim % path.Result.Mul, i % dim);
                result[linear.Out.Offset(path.Out) + to * dim + m] +=
                    path.Coefficient
                    * weights[path.WeightOffset + copy * path.Result.Mul + to]
                    * x[linear.In.Offset(path.In) + copy * dim + m];
            }
        }
        return result;
    }
}
