using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>
/// Emitted kernels under groups of the plane, against the plain loops: several maps of one triple, exchanged operands,
/// two matrices a pair of blocks.
/// </summary>
public sealed class PlanarKernelTests
{
    private static readonly SymmetryGroup[] Groups =
    [
        SymmetryGroup.SO2,
        SymmetryGroup.O2,
        SymmetryGroup.C(3),
        SymmetryGroup.C(4),
        SymmetryGroup.D(2),
        SymmetryGroup.D(8),
    ];

    [Fact]
    public void Products_AgreeWithPlainLoops()
    {
        (string Name, TensorProductSpec Spec)[] products = [.. Groups.SelectMany(Products)];
        // One compilation for all.
        using EmittedAssembly emitted = ProductFiles.Compile(products);
        foreach (Type number in new[] { typeof(float), typeof(double) })
            CheckProducts(products, emitted, number);
    }

    private static void CheckProducts(
        (string Name, TensorProductSpec Spec)[] products,
        EmittedAssembly emitted,
        Type number
    )
    {
        Bound bound = Tolerance.Value;
        foreach ((string name, TensorProductSpec spec) in products)
        {
            const int Rows = 19;
            double[] x = Random(Rows * spec.In1.Dim, 1),
                y = Random(Rows * spec.In2.Dim, 2),
                w = Random(spec.WeightCount, 3),
                gz = Random(Rows * spec.Out.Dim, 4);
            IProduct kernel = emitted.Adapt<IProduct>(typeof(Product<,>), name, number);
            double tolerance = number == typeof(double) ? bound.Double : bound.Single;
            double[] z = Layouts.ToPublic(
                spec.Out,
                kernel.Forward(Rows, Layouts.ToInner(spec.In1, x), Layouts.ToInner(spec.In2, y), w)
            );
            Near.Equal(
                ByRow(Rows, r => SlowProduct.Forward(spec, Row(x, r, spec.In1), Row(y, r, spec.In2), w)),
                z,
                tolerance,
                name
            );
            (double[] gx, double[] gy, double[] gw) = kernel.Backward(
                Rows,
                Layouts.ToInner(spec.In1, x),
                Layouts.ToInner(spec.In2, y),
                w,
                Layouts.ToInner(spec.Out, gz)
            );
            (double[] X, double[] Y, double[] W)[] slow =
            [
                .. Enumerable
                    .Range(0, Rows)
                    .Select(r =>
                        SlowProduct.Backward(spec, Row(x, r, spec.In1), Row(y, r, spec.In2), w, Row(gz, r, spec.Out))
                    ),
            ];
            double gradient = number == typeof(double) ? Tolerance.Gradient.Double : Tolerance.Gradient.Single;
            Near.Equal([.. slow.SelectMany(static g => g.X)], Layouts.ToPublic(spec.In1, gx), gradient, name);
            Near.Equal([.. slow.SelectMany(static g => g.Y)], Layouts.ToPublic(spec.In2, gy), gradient, name);
            if (w.Length > 0)
            {
                double[] sums = [.. Enumerable.Range(0, w.Length).Select(i => slow.Sum(g => g.W[i]))];
                Near.Equal(sums, gw, gradient, name);
            }
        }
    }

    [Fact]
    public void LinearMaps_AgreeWithPlainLoops()
    {
        (string Name, LinearSpec Spec)[] maps =
        [
            .. Groups.Select(static g =>
                (Id(g) + "Linear", LinearSpec.Create(Some(g, 3), new Irreps(Some(g, 5).Concat(Some(g, 1)))))
            ),
            // More copies than a panel of the transposed matrices has.
            ("Tall", LinearSpec.Create(Some(SymmetryGroup.SO2, 70), Some(SymmetryGroup.SO2, 19))),
            ("Wide", LinearSpec.Create(Some(SymmetryGroup.SO2, 17), Some(SymmetryGroup.SO2, 67))),
        ];
        using EmittedAssembly emitted = EmittedAssembly.Compile(
            maps.Select(static m => (m.Name + ".g.cs", LinearKernelEmitter.Emit(m.Spec, m.Name)))
        );
        foreach ((string name, LinearSpec spec) in maps)
        {
            const int Rows = 7;
            double[] x = Random(Rows * spec.In.Dim, 5),
                w = Random(spec.WeightCount, 6);
            ILinear kernel = emitted.Adapt<ILinear>(typeof(Linear<,>), name, typeof(double));
            double[] z = Layouts.ToPublic(spec.Out, kernel.Forward(Rows, Layouts.ToInner(spec.In, x), w, []));
            double[] expected = ByRow(Rows, r => Slow(spec, Row(x, r, spec.In), w));
            Near.Equal(expected, z, Tolerance.Value.Double, name);
            // The map is bilinear, so ⟨gx, v⟩ = ⟨gz, map of v⟩ for every v, and ⟨gw, u⟩ = ⟨gz, map by u⟩ for every u.
            double[] gz = Random(Rows * spec.Out.Dim, 7),
                v = Random(x.Length, 8),
                u = Random(w.Length, 9);
            (double[] gx, double[] gw, _) = kernel.Backward(
                Rows,
                Layouts.ToInner(spec.In, x),
                w,
                Layouts.ToInner(spec.Out, gz)
            );
            Near.Equal(
                Dot(gz, ByRow(Rows, r => Slow(spec, Row(v, r, spec.In), w))),
                Dot(Layouts.ToPublic(spec.In, gx), v),
                Tolerance.Gradient.Double,
                name
            );
            Near.Equal(
                Dot(gz, ByRow(Rows, r => Slow(spec, Row(x, r, spec.In), u))),
                Dot(gw, u),
                Tolerance.Gradient.Double,
                name
            );
        }
    }

    [Fact]
    public void Coupling_ReadsAsVerified()
    {
        Irrep vector = new(1, Parity.Even, SymmetryGroup.SO2);
        Snapshot.Match(
            "Coupling_SO2_1_1_0_1",
            CouplingEmitter.Emit(CouplingKey.Of(vector, vector, SymmetryGroup.SO2.Trivial, index: 1, isLanewise: false))
        );
    }

    /// <summary>Each group has the two products of layers; of the others some groups have each.</summary>
    private static IEnumerable<(string Name, TensorProductSpec Spec)> Products(SymmetryGroup group)
    {
        (Irreps x, Irreps y, Irreps z) = (Some(group, 5), Some(group, 2), Some(group, 3));
        yield return (Id(group) + "Connected", TensorProductSpec.FullyConnected(x, y, z));
        yield return (Id(group) + "Channelwise", TensorProductSpec.Channelwise(x, y));
        if (group == SymmetryGroup.SO2 || group == SymmetryGroup.C(3) || group == SymmetryGroup.D(2))
            yield break;
        yield return (Id(group) + "Full", TensorProductSpec.Full(x, y));
        yield return (Id(group) + "Elementwise", TensorProductSpec.Elementwise(x, x, hasWeight: true));
        yield return (Id(group) + "Square", TensorProductSpec.TensorSquare(z));
        yield return (Id(group) + "SquareConnected", TensorProductSpec.TensorSquare(z, z));
    }

    private static Irreps Some(SymmetryGroup group, int copies) =>
        new(
            Enumerable
                .Range(0, 5)
                .SelectMany(static m => new[] { (m, Parity.Even), (m, Parity.Odd) })
                .Where(label => group.Has(label.m, label.Item2))
                .Take(4)
                .Select((label, i) => new MulIrrep(copies + i, new Irrep(label.m, label.Item2, group)))
        );

    private static string Id(SymmetryGroup group) => string.Concat(group.Name.Where(char.IsLetterOrDigit));

    private static double[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }

    private static double[] Row(double[] values, int row, Irreps irreps) =>
        values[(row * irreps.Dim)..((row + 1) * irreps.Dim)];

    private static double[] ByRow(int rows, Func<int, double[]> row) => [.. Enumerable.Range(0, rows).SelectMany(row)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, static (x, y) => x * y).Sum();

    private static double[] Slow(LinearSpec spec, double[] x, double[] w)
    {
        var z = new double[spec.Out.Dim];
        foreach (LinearPath path in spec.Paths)
        {
            int dim = path.Source.Irrep.Dim;
            for (int u = 0; u < path.Source.Mul; u++)
            {
                for (int v = 0; v < path.Result.Mul; v++)
                {
                    double factor = path.Coefficient * w[path.WeightOffset + (u * path.Result.Mul) + v];
                    int from = spec.In.Offset(path.In) + (u * dim),
                        to = spec.Out.Offset(path.Out) + (v * dim);
                    for (int k = 0; k < dim; k++)
                        z[to + k] += factor * (path.IsTurned ? (k == 0 ? -x[from + 1] : x[from]) : x[from + k]);
                }
            }
        }

        return z;
    }
}
