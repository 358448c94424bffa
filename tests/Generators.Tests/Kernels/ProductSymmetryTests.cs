using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>
/// Emitted products under random rotations and inversions, and their gradients against central differences.
/// </summary>
public sealed class ProductSymmetryTests(ProductSymmetryTests.Kernels kernels)
    : IClassFixture<ProductSymmetryTests.Kernels>
{
    private static readonly (string Name, TensorProductSpec Spec)[] Products =
    [
        (
            "Connected",
            TensorProductSpec.FullyConnected(
                Irreps.Parse("5x0e+2x0o+4x1o+3x2e"),
                Irreps.Parse("0e+1o+2e"),
                Irreps.Parse("4x0e+3x1o+2x1e+3x2o+2x3o")
            )
        ),
        ("Channelwise", TensorProductSpec.Channelwise(Irreps.Parse("8x0e+5x1e+3x3o"), Irreps.Parse("0e+1o+2e+3o"))),
        ("Square", TensorProductSpec.TensorSquare(Irreps.Parse("2x0o+3x1o+2x2e"))),
    ];

    [Fact]
    public void Products_CommuteWithRotationsAndInversion()
    {
        Random random = new(11);
        foreach ((string name, TensorProductSpec spec) in Products)
        {
            IProduct kernel = kernels.Emitted.Adapt<IProduct>(typeof(Product<,>), name, typeof(double));
            foreach (
                OrthogonalMatrix element in new OrthogonalMatrix[]
                {
                    OrthogonalMatrix.Inversion,
                    Rotation.Random(random),
                    new(Rotation.Random(random), true),
                }
            )
            {
                double[] x = RandomNumbers.Fill(random, spec.In1.Dim);
                double[] y = RandomNumbers.Fill(random, spec.In2.Dim);
                double[] w = RandomNumbers.Fill(random, spec.WeightCount);
                double[] turnedAfter = Turn(spec.Out, Forward(spec, kernel, x, y, w), element);
                double[] turnedBefore = Forward(
                    spec,
                    kernel,
                    Turn(spec.In1, x, element),
                    Turn(spec.In2, y, element),
                    w
                );
                Near.Equal(turnedAfter, turnedBefore, Tolerance.Reference.Double, name);
            }
        }
    }

    [Fact]
    public void Gradients_EqualCentralDifferences()
    {
        Random random = new(12);
        foreach ((string name, TensorProductSpec spec) in Products)
        {
            IProduct kernel = kernels.Emitted.Adapt<IProduct>(typeof(Product<,>), name, typeof(double));
            double[] x = RandomNumbers.Fill(random, spec.In1.Dim);
            double[] y = RandomNumbers.Fill(random, spec.In2.Dim);
            double[] w = RandomNumbers.Fill(random, spec.WeightCount);
            double[] gz = RandomNumbers.Fill(random, spec.Out.Dim);
            (double[] gx, double[] gy, double[] gw) = kernel.Backward(1, x, y, w, gz);
            double[] dx = RandomNumbers.Fill(random, x.Length);
            double[] dy = RandomNumbers.Fill(random, y.Length);
            double[] dw = RandomNumbers.Fill(random, w.Length);
            const double Step = 1e-4;
            double difference = (Along(Step) - Along(-Step)) / (2 * Step);
            double exact = Dot(gx, dx) + Dot(gy, dy) + Dot(gw, dw);

            // The map is a cubic polynomial along a line: the truncation error is that of its third derivative, some
            // 1e-8.
            Near.Equal(exact, difference, Tolerance.Derivative.SecondOrder, name);

            double Along(double t) => Dot(gz, kernel.Forward(1, Move(x, dx, t), Move(y, dy, t), Move(w, dw, t)));
        }
    }

    private static double[] Forward(TensorProductSpec spec, IProduct kernel, double[] x, double[] y, double[] w) =>
        Layouts.ToPublic(spec.Out, kernel.Forward(1, Layouts.ToInner(spec.In1, x), Layouts.ToInner(spec.In2, y), w));

    private static double[] Turn(Irreps irreps, double[] row, OrthogonalMatrix element)
    {
        double[] turned = new double[row.Length];
        for (int b = 0; b < irreps.Count; b++)
        {
            double[,] d = WignerD.Matrix(irreps[b].Irrep, element);
            int dim = irreps[b].Irrep.Dim;
            for (int u = 0; u < irreps[b].Mul; u++)
            {
                int start = irreps.Offset(b) + (u * dim);
                for (int i = 0; i < dim; i++)
                {
                    for (int j = 0; j < dim; j++)
                        turned[start + i] += d[i, j] * row[start + j];
                }
            }
        }

        return turned;
    }

    private static double[] Move(double[] from, double[] direction, double step) =>
        [.. from.Zip(direction, (a, b) => a + (step * b))];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>All kernels, compiled once for both tests.</summary>
    public sealed class Kernels : IDisposable
    {
        internal EmittedAssembly Emitted { get; } = ProductFiles.Compile(Products);

        public void Dispose() => Emitted.Dispose();
    }
}
