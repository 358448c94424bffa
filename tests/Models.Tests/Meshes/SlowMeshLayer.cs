using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Models.Tests.Meshes;

/// <summary>
/// A convolution on a surface as its definition says it, slow and obvious, in public order: numbers of order m times
/// e^{img}, products with harmonics path by path, polynomials of the length, means by area, linear maps.
/// </summary>
internal static class SlowMeshLayer
{
    /// <summary>A neighbour: how far it is, in which direction, how it is carried, and what it counts.</summary>
    internal readonly record struct Edge(
        int Sender,
        int Receiver,
        double Length,
        double Angle,
        double Transport,
        double Weight
    );

    internal static double[] Run(
        ParameterSet parameters,
        string layer,
        (string Input, string Result, int MaxDegree, int Rings) form,
        TriangleMesh mesh,
        MeshGeometry geometry,
        double[] x
    )
    {
        double[] areas = mesh.VertexAreas();
        Edge[] edges =
        [
            .. Enumerable
                .Range(0, geometry.Edges.Count)
                .Select(e => new Edge(
                    geometry.Edges.Senders[e],
                    geometry.Edges.Receivers[e],
                    geometry.Lengths[e],
                    geometry.Angles[e],
                    geometry.Transports[e],
                    areas[geometry.Edges.Senders[e]]
                )),
        ];
        return Run(parameters, layer, form, edges, geometry.Lengths.Max(), x);
    }

    internal static double[] Run(
        ParameterSet parameters,
        string layer,
        (string Input, string Result, int MaxDegree, int Rings) form,
        Edge[] edges,
        double longest,
        double[] x
    )
    {
        SymmetryGroup group = SymmetryGroup.SO2;
        Irreps input = Signature.Parse(form.Input, group).Irreps,
            result = Signature.Parse(form.Result, group).Irreps;
        var product = TensorProductSpec.Channelwise(
            input,
            group.Harmonics(form.MaxDegree),
            [.. result.Select(static b => b.Irrep).Distinct()]
        );
        var mixing = LinearSpec.Create(product.Out.Simplify(), result);
        var self = LinearSpec.Create(input, result, PathNormalization.Element, hasBiases: true);
        double[] radial = parameters[$"{layer}.radial.0.weight"].ToArray(),
            weights = parameters[$"{layer}.linear.weight"].ToArray(),
            own = parameters[$"{layer}.self.weight"].ToArray(),
            bias = parameters[$"{layer}.self.bias"].ToArray();
        var all = new List<double>();
        for (int p = 0; p < x.Length / input.Dim; p++)
        {
            double[] sum = new double[product.Out.Dim];
            double total = 0;
            foreach (Edge e in edges.Where(e => e.Receiver == p))
            {
                total += e.Weight;
                double[] sent = Carried(input, x[(e.Sender * input.Dim)..((e.Sender + 1) * input.Dim)], e.Transport),
                    message = Coupled(
                        product,
                        sent,
                        Harmonics(form.MaxDegree, e),
                        Profile(radial, product.WeightCount, form.Rings, e.Length / (1.001 * longest))
                    );
                for (int i = 0; i < sum.Length; i++)
                    sum[i] += e.Weight * message[i];
            }

            double[] mixed = Mixed(mixing, weights, [], Array.ConvertAll(sum, s => s / total)),
                kept = Mixed(self, own, bias, x[(p * input.Dim)..((p + 1) * input.Dim)]);
            all.AddRange(mixed.Zip(kept, static (a, b) => a + b));
        }

        return [.. all];
    }

    private static double[] Carried(Irreps irreps, double[] row, double angle)
    {
        int at = 0;
        foreach ((int mul, Irrep irrep) in irreps)
        {
            for (int copy = 0; copy < mul; copy++, at += irrep.Dim)
            {
                if (irrep.L == 0)
                    continue;
                Complex z = new Complex(row[at], row[at + 1]) * Complex.FromPolarCoordinates(1, irrep.L * angle);
                (row[at], row[at + 1]) = (z.Real, z.Imaginary);
            }
        }

        return row;
    }

    /// <summary>Without a direction those of order 0 alone are left.</summary>
    private static double[] Harmonics(int maxDegree, Edge edge)
    {
        double size = edge.Sender == edge.Receiver ? 0 : Math.Sqrt(2);
        return
        [
            1,
            .. Enumerable
                .Range(1, maxDegree)
                .SelectMany(j => new[] { size * Math.Cos(j * edge.Angle), size * Math.Sin(j * edge.Angle) }),
        ];
    }

    /// <summary>√rings T_{n−1}(1 − 2u) times weights, over √rings as every linear map.</summary>
    private static double[] Profile(double[] radial, int count, int rings, double u) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(w =>
                    Enumerable.Range(0, rings).Sum(n => Math.Cos(n * Math.Acos(1 - 2 * u)) * radial[n * count + w])
                ),
        ];

    private static double[] Coupled(TensorProductSpec product, double[] x, double[] y, double[] weights)
    {
        double[] result = new double[product.Out.Dim];
        foreach (TensorProductPath path in product.Paths)
        {
            IReadOnlyList<CouplingTerm> terms = SymmetryGroup.SO2.Couplings(
                path.First.Irrep,
                path.Second.Irrep,
                path.Result.Irrep
            )[path.Coupling];
            for (int copy = 0; copy < path.First.Mul; copy++)
            {
                foreach (CouplingTerm t in terms)
                {
                    result[product.Out.Offset(path.Out) + copy * path.Result.Irrep.Dim + t.K] +=
                        path.Coefficient
                        * t.Value.ToDouble()
                        * weights[path.WeightOffset + copy]
                        * x[product.In1.Offset(path.In1) + copy * path.First.Irrep.Dim + t.I]
                        * y[product.In2.Offset(path.In2) + t.J];
                }
            }
        }

        return result;
    }

    /// <summary>Copies of order m ≥ 1 are mixed by complex numbers: turned paths have those of i.</summary>
    private static double[] Mixed(LinearSpec linear, double[] weights, double[] bias, double[] x)
    {
        double[] result = new double[linear.Out.Dim];
        foreach (LinearPath path in linear.Paths)
        {
            int dim = path.Source.Irrep.Dim;
            for (int i = 0; i < path.WeightCount; i++)
            {
                (int copy, int to) = (i / path.Result.Mul, i % path.Result.Mul);
                int from = linear.In.Offset(path.In) + copy * dim,
                    target = linear.Out.Offset(path.Out) + to * dim;
                double w = path.Coefficient * weights[path.WeightOffset + i];
                if (dim == 1)
                {
                    result[target] += w * x[from];
                    continue;
                }

                Complex z = (path.IsTurned ? Complex.ImaginaryOne : 1) * w * new Complex(x[from], x[from + 1]);
                result[target] += z.Real;
                result[target + 1] += z.Imaginary;
            }
        }

        for (int i = 0; i < bias.Length; i++)
            result[i] += bias[i];
        return result;
    }
}
