using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Models.Tests.Dual;

/// <summary>
/// The layers of a model in plain loops over jets, from the exact couplings and the layers' descriptions: nothing of
/// what was emitted, no lanes, no tape.
/// </summary>
/// <param name="model">Its parameters say which layers there are.</param>
/// <param name="weights">The numbers of a parameter.</param>
internal sealed class SlowLayers(IEquivariantModel model, Func<Parameter, Jet[]> weights)
{
    /// <summary>A convolution: Bessel functions, an envelope, one hidden layer, a product, a map.</summary>
    public Jet[][] Convolve(string path, SlowCloud cloud, Jet[][] x)
    {
        var layer = (LayerAlgebra.Convolution)Of(path);
        double scale = 1 / Math.Sqrt(Option(path, "average_neighbours", 1));
        Jet[][] sums = Rows(cloud.Count, layer.Coupled.Out.Dim);
        foreach ((int from, int to) in cloud.Edges)
        {
            (Jet r, Jet[] y) = Edge(cloud, from, to, layer.MaxDegree);
            Jet[] message = Couple(layer.Coupled, x[from], y, Radial(path, r, cloud.Radius, layer.Coupled.WeightCount));
            Jet share = Envelope(r / cloud.Radius) * scale;
            for (int i = 0; i < message.Length; i++)
                sums[to][i] += share * message[i];
        }

        return [.. sums.Select(row => Mix(layer.Mixing, Weights(path + ".linear.weight"), row))];
    }

    /// <summary>Attention with one head: all keys, values and weights are made.</summary>
    public Jet[][] Attend(string path, SlowCloud cloud, Jet[][] x)
    {
        var layer = (LayerAlgebra.Attention)Of(path);
        int keys = layer.Keys.WeightCount;
        var result = new Jet[cloud.Count][];
        for (int point = 0; point < cloud.Count; point++)
        {
            Jet[] q = Mix(layer.Query, Weights(path + ".query.weight"), x[point]);
            Jet total = Share(Mix(layer.Query, Weights(path + ".self.weight"), x[point]));
            var sum = new Jet[layer.Values.Out.Dim];
            foreach ((int from, int to) in cloud.Edges.Where(e => e.To == point))
            {
                (Jet r, Jet[] y) = Edge(cloud, from, to, layer.MaxDegree);
                Jet[] radial = Radial(path, r, cloud.Radius, keys + layer.Values.WeightCount);
                Jet share = Envelope(r / cloud.Radius) * Share(Couple(layer.Keys, x[from], y, radial[..keys]));
                Jet[] value = Couple(layer.Values, x[from], y, radial[keys..]);
                total += share;
                for (int i = 0; i < sum.Length; i++)
                    sum[i] += share * value[i];
            }

            result[point] = Mix(layer.Mixing, Weights(path + ".linear.weight"), [.. sum.Select(v => v / total)]);

            Jet Share(Jet[] key) => Jet.Exp(Jet.Sum(key.Zip(q, static (a, b) => a * b)) / Math.Sqrt(key.Length));
        }

        return result;
    }

    /// <summary>A gate: SiLU of scalars, copies times the sigmoid of their gates.</summary>
    public Jet[][] Gate(string path, Jet[][] x)
    {
        var gate = GateSpec.Of(Declared(path).Result.Signature.Irreps);
        double silu = NonlinearityFacts.MomentConstant(Nonlinearity.SiLU),
            sigmoid = NonlinearityFacts.MomentConstant(Nonlinearity.Sigmoid);
        return
        [
            .. x.Select(row =>
            {
                var result = new Jet[gate.Out.Dim];
                foreach (GateScalars part in gate.Scalars)
                {
                    for (int u = 0; u < part.In.Mul; u++)
                    {
                        Jet number = row[gate.In.Offset(part.In.Block) + part.In.FirstCopy + u];
                        result[gate.Out.Offset(part.Out.Block) + part.Out.FirstCopy + u] =
                            silu * number * Jet.Sigmoid(number);
                    }
                }

                foreach (GatedCopies part in gate.Gated)
                {
                    int dim = part.Irrep.Dim;
                    for (int i = 0; i < part.In.Mul * dim; i++)
                    {
                        Jet number = row[gate.In.Offset(part.Gates.Block) + part.Gates.FirstCopy + (i / dim)];
                        result[gate.Out.Offset(part.Out.Block) + (part.Out.FirstCopy * dim) + i] =
                            sigmoid
                            * Jet.Sigmoid(number)
                            * row[gate.In.Offset(part.In.Block) + (part.In.FirstCopy * dim) + i];
                    }
                }

                return result;
            }),
        ];
    }

    /// <summary>Rows over the root of the mean of their blocks' mean squares.</summary>
    public Jet[][] Normalise(string path, Jet[][] x)
    {
        Irreps irreps = Declared(path).Result.Signature.Irreps.Simplify();
        double epsilon = Option(path, "epsilon", 1e-5);
        return
        [
            .. x.Select(row =>
            {
                Jet mean = Jet.Sum(
                    irreps.Select(
                        (block, b) =>
                            Jet.Sum(row.Skip(irreps.Offset(b)).Take(block.Dim).Select(static v => v * v)) / block.Dim
                    )
                );
                Jet size = Jet.Sqrt((mean / irreps.Count) + epsilon);
                return row.Select(v => v / size).ToArray();
            }),
        ];
    }

    /// <summary>A linear map, of labelled rows the one of their species.</summary>
    public Jet[][] Map(string path, Jet[][] x, int[]? species = null)
    {
        LinearSpec map = ((LayerAlgebra.Map)Of(path)).Spec;
        Jet[] all = Weights(path + ".weight");
        return [.. x.Select((row, i) => Mix(map, all[((species?[i] ?? 0) * map.WeightCount)..], row))];
    }

    /// <summary>A symmetric contraction, column by column.</summary>
    public Jet[][] Contract(string path, Jet[][] x, int[]? species = null)
    {
        ContractionSpec spec = ((LayerAlgebra.Contraction)Of(path)).Spec;
        var result = Rows(x.Length, spec.Out.Dim);
        foreach (ContractionTensor tensor in spec.Tensors)
        {
            Jet[] own = Weights($"{path}.weight_{tensor.Block}_{tensor.Order}");
            int place = spec.Irreps.Take(tensor.Block).Sum(ir => spec.Channels * ir.Dim);
            double size =
                spec.Basis == ContractionBasis.Chains
                    ? 1
                    : 1 / Math.Sqrt(spec.Tensors.Where(t => t.Block == tensor.Block).Sum(static t => t.Columns.Count));
            for (int row = 0; row < x.Length; row++)
            {
                for (int channel = 0; channel < spec.Channels; channel++)
                {
                    Jet[][] factors = [.. spec.Factors.Select((_, f) => Factor(spec, x[row], channel, f))];
                    for (int p = 0; p < tensor.Columns.Count; p++)
                    {
                        int column = ((species?[row] ?? 0) * tensor.Columns.Count) + p;
                        Jet weight = size * own[(column * spec.Channels) + channel];
                        Jet[] value = Chain(tensor.Columns[p], factors);
                        for (int k = 0; k < value.Length; k++)
                            result[row][place + (channel * value.Length) + k] += weight * value[k];
                    }
                }
            }
        }

        return result;
    }

    private static Jet[] Factor(ContractionSpec spec, Jet[] row, int channel, int factor)
    {
        int dim = spec.Factors[factor].Dim,
            first = spec.Channels * spec.Factors.Take(factor).Sum(static ir => ir.Dim);
        return row[(first + (channel * dim))..(first + ((channel + 1) * dim))];
    }

    private static Jet[] Chain(CouplingChain chain, Jet[][] factors)
    {
        if (chain.Before is null)
            return factors[chain.Factor];
        Jet[] before = Chain(chain.Before, factors),
            value = new Jet[chain.Irrep.Dim];
        foreach (CouplingTerm term in chain.Terms)
        {
            value[term.K] +=
                Math.Sqrt(value.Length) * term.Value.ToDouble() * before[term.I] * factors[chain.Factor][term.J];
        }
        return value;
    }

    private static (Jet Length, Jet[] Harmonics) Edge(SlowCloud cloud, int from, int to, int degree)
    {
        Jet[] v = [.. cloud.Positions[from].Zip(cloud.Positions[to], static (a, b) => a - b)];
        Jet r = Jet.Sqrt(Jet.Sum(v.Select(static c => c * c)));
        Jet[] direction = [.. v.Select(c => c / r)];
        return (r, [.. SlowHarmonics.Of(direction, degree)]);
    }

    private Jet[] Radial(string path, Jet r, double radius, int count)
    {
        Jet[] first = Weights(path + ".radial.0.weight"),
            second = Weights(path + ".radial.1.weight");
        int width = second.Length / count,
            functions = first.Length / width;
        double constant = NonlinearityFacts.MomentConstant(Nonlinearity.SiLU);
        Jet[] basis =
        [
            .. Enumerable
                .Range(1, functions)
                .Select(n => Math.Sqrt(2 * functions / radius) * Jet.Sin(n * Math.PI / radius * r) / r),
        ];
        Jet[] hidden =
        [
            .. Enumerable
                .Range(0, width)
                .Select(j => Jet.Sum(basis.Select((b, i) => b * first[(width * i) + j])) / Math.Sqrt(functions))
                .Select(a => constant * a * Jet.Sigmoid(a)),
        ];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(p => Jet.Sum(hidden.Select((h, j) => h * second[(count * j) + p])) / Math.Sqrt(width)),
        ];
    }

    /// <summary>The polynomial envelope of exponent 6.</summary>
    private static Jet Envelope(Jet u) => 1 - (28 * Jet.Power(u, 6)) + (48 * Jet.Power(u, 7)) - (21 * Jet.Power(u, 8));

    private static Jet[] Couple(TensorProductSpec product, Jet[] x, Jet[] y, Jet[] w)
    {
        var result = new Jet[product.Out.Dim];
        foreach (TensorProductPath path in product.Paths)
        {
            (int dim1, int dim3) = (path.First.Irrep.Dim, path.Result.Irrep.Dim);
            for (int u = 0; u < path.First.Mul; u++)
            {
                foreach (CouplingTerm t in Wigner3j.Terms(path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L))
                {
                    result[product.Out.Offset(path.Out) + (u * dim3) + t.K] +=
                        path.Coefficient
                        * t.Value.ToDouble()
                        * w[path.WeightOffset + u]
                        * x[product.In1.Offset(path.In1) + (u * dim1) + t.I]
                        * y[product.In2.Offset(path.In2) + t.J];
                }
            }
        }
        return result;
    }

    private static Jet[] Mix(LinearSpec map, Jet[] w, Jet[] x)
    {
        var result = new Jet[map.Out.Dim];
        foreach (LinearPath path in map.Paths)
        {
            int dim = path.Source.Irrep.Dim;
            for (int i = 0; i < path.Source.Mul * path.Result.Mul * dim; i++)
            {
                (int u, int to, int m) = (i / dim / path.Result.Mul, i / dim % path.Result.Mul, i % dim);
                result[map.Out.Offset(path.Out) + (to * dim) + m] +=
                    path.Coefficient
                    * w[path.WeightOffset + (u * path.Result.Mul) + to]
                    * x[map.In.Offset(path.In) + (u * dim) + m];
            }
        }
        return result;
    }

    private static Jet[][] Rows(int count, int dim) => [.. Enumerable.Range(0, count).Select(_ => new Jet[dim])];

    private Jet[] Weights(string path) => weights(model.Parameters[path]);

    private DeclaredLayer Declared(string path) => model.Parameters.Declared.Single(d => d.Description.Path == path);

    private double Option(string path, string name, double value) =>
        Declared(path).Description.Options.TryGetValue(name, out string? text)
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : value;

    private LayerAlgebra Of(string path) =>
        LayerAlgebra.Of(
            Declared(path),
            [.. model.Parameters.All.Where(p => p.Path.StartsWith(path + ".", StringComparison.Ordinal))]
        )!;
}
