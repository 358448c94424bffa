using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Span kernels as a user would call them: public order, one or many rows, errors, allocation.</summary>
public sealed class SpanKernelTests(SpanKernelTests.Kernels kernels) : IClassFixture<SpanKernelTests.Kernels>
{
    private static readonly TensorProductSpec Product = TensorProductSpec.FullyConnected(
        Irreps.Parse("2x0e+3x1o"),
        Irreps.Parse("1x0e+1x1o"),
        Irreps.Parse("2x0e+1x1o")
    );

    private static readonly LinearSpec Map = LinearSpec.Create(
        Irreps.Parse("3x0e+4x1o"),
        Irreps.Parse("2x0e+2x1o"),
        hasBiases: true
    );

    private delegate void Four<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> weights, Span<T> result);

    private delegate void Two(ReadOnlySpan<double> vectors, Span<double> result);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public void TensorProduct_EqualsThePlainLoops_InPublicOrder(int rows)
    {
        Four<float> contract = Method<Four<float>>("Contract");
        Random random = new(1);
        double[] x = RandomNumbers.Fill(random, rows * Product.In1.Dim);
        double[] y = RandomNumbers.Fill(random, rows * Product.In2.Dim);
        double[] w = RandomNumbers.Fill(random, Product.WeightCount);
        float[] result = [.. Enumerable.Repeat(float.NaN, rows * Product.Out.Dim)]; // overwritten, not added to
        contract(Floats(x), Floats(y), Floats(w), result);
        double[] expected =
        [
            .. Enumerable
                .Range(0, rows)
                .SelectMany(r => SlowProduct.Forward(Product, Row(x, r, rows), Row(y, r, rows), w)),
        ];
        Near.Equal(expected, [.. result.Select(v => (double)v)], Tolerance.Reference.Single, "shared weights");

        double[] each = RandomNumbers.Fill(random, rows * Product.WeightCount);
        contract(Floats(x), Floats(y), Floats(each), result);
        expected =
        [
            .. Enumerable
                .Range(0, rows)
                .SelectMany(r => SlowProduct.Forward(Product, Row(x, r, rows), Row(y, r, rows), Row(each, r, rows))),
        ];
        Near.Equal(expected, [.. result.Select(v => (double)v)], Tolerance.Reference.Single, "weights of each row");
    }

    [Fact]
    public void TensorProduct_AllocatesNothing()
    {
        Four<float> contract = Method<Four<float>>("Contract");
        float[] x = new float[20 * Product.In1.Dim];
        float[] y = new float[20 * Product.In2.Dim];
        float[] w = new float[Product.WeightCount];
        float[] result = new float[20 * Product.Out.Dim];
        contract(x, y, w, result);
        long before = GC.GetAllocatedBytesForCurrentThread();
        contract(x, y, w, result);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void WrongLengths_NameTheParameterAndTheIrreps()
    {
        Four<float> contract = Method<Four<float>>("Contract");
        float[] x = new float[Product.In1.Dim];
        float[] y = new float[Product.In2.Dim];
        float[] w = new float[Product.WeightCount];
        float[] result = new float[Product.Out.Dim];
        ArgumentException error = Assert.Throws<ArgumentException>(() => contract(x[1..], y, w, result));
        Assert.Equal("left", error.ParamName);
        Assert.Contains("2x0e+3x1o", error.Message, StringComparison.Ordinal);
        Assert.Equal("right", Assert.Throws<ArgumentException>(() => contract(x, y[1..], w, result)).ParamName);
        Assert.Equal("weights", Assert.Throws<ArgumentException>(() => contract(x, y, w[1..], result)).ParamName);
        Assert.Equal("into", Assert.Throws<ArgumentException>(() => contract(x, y, w, result[1..])).ParamName);
    }

    [Fact]
    public void Linear_EqualsThePlainLoops_InPublicOrder()
    {
        const int Rows = 21;
        Random random = new(2);
        double[] x = RandomNumbers.Fill(random, Rows * Map.In.Dim);
        double[] w = RandomNumbers.Fill(random, Map.WeightCount);
        double[] bias = RandomNumbers.Fill(random, Map.BiasCount);
        double[] expected = new double[Rows * Map.Out.Dim];
        for (int r = 0; r < Rows; r++)
        {
            foreach (LinearPath path in Map.Paths)
            {
                int dim = path.Result.Irrep.Dim;
                for (int u = 0; u < path.Source.Mul; u++)
                {
                    for (int t = 0; t < path.Result.Mul; t++)
                    {
                        for (int m = 0; m < dim; m++)
                        {
                            expected[(r * Map.Out.Dim) + Map.Out.Offset(path.Out) + (t * dim) + m] +=
                                path.Coefficient
                                * w[path.WeightOffset + (u * path.Result.Mul) + t]
                                * x[(r * Map.In.Dim) + Map.In.Offset(path.In) + (u * dim) + m];
                        }
                    }
                }
            }

            for (int t = 0; t < bias.Length; t++)
                expected[(r * Map.Out.Dim) + t] += bias[t];
        }

        double[] result = new double[expected.Length];
        Method<Four<double>>("Map")(x, w, bias, result);
        Near.Equal(expected, result, Tolerance.Reference.Double, "linear");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(23)]
    public void Harmonics_EqualTheLibrarys_AndVanishAtZero(int rows)
    {
        double[] vectors = RandomNumbers.Fill(new Random(3), 3 * rows);
        vectors.AsSpan(3 * (rows - 1)).Clear();
        double[] result = new double[16 * rows];
        Method<Two>("Harmonics")(vectors, result);
        for (int r = 0; r < rows; r++)
        {
            double[] expected = new double[16];
            SphericalHarmonics.Evaluate(
                3,
                vectors[3 * r],
                vectors[(3 * r) + 1],
                vectors[(3 * r) + 2],
                expected,
                HarmonicsNormalization.Component,
                normalize: true
            );
            Near.Equal(expected, result[(16 * r)..(16 * (r + 1))], Tolerance.Reference.Double, "harmonics");
        }
    }

    private T Method<T>(string name)
        where T : Delegate => kernels.Emitted.Type("User").GetMethod(name)!.CreateDelegate<T>();

    private static float[] Floats(double[] values) => [.. values.Select(v => (float)v)];

    private static double[] Row(double[] rows, int row, int count) =>
        rows[(rows.Length / count * row)..(rows.Length / count * (row + 1))];

    /// <summary>All kernels, compiled once for all tests.</summary>
    public sealed class Kernels : IDisposable
    {
        internal EmittedAssembly Emitted { get; } =
            EmittedAssembly.Compile([
                .. ProductFiles.Emit(("ContractKernel", Product)),
                (
                    "ContractLayout.g.cs",
                    SpanKernelEmitter.EmitLayout("ContractLayout", Product.In1, Product.In2, Product.Out)
                ),
                ("MapKernel.g.cs", LinearKernelEmitter.Emit(Map, "MapKernel")),
                ("MapLayout.g.cs", SpanKernelEmitter.EmitLayout("MapLayout", Map.In, null, Map.Out)),
                ("YKernel.g.cs", HarmonicsEmitter.Emit([0, 1, 2, 3], HarmonicsNormalization.Component, "YKernel")),
                (
                    "User.cs",
                    $$"""
            using System;
            namespace GeoDL.Typed.Generated;
            public static class User
            {
                public static void Contract(ReadOnlySpan<float> left, ReadOnlySpan<float> right, ReadOnlySpan<float> weights, Span<float> into)
                {
                    {{SpanKernelEmitter.TensorProductBody(
                "ContractKernel",
                "ContractLayout",
                "float",
                "left",
                "right",
                "weights",
                "into"
            )}}
                }

                public static void Map(ReadOnlySpan<double> x, ReadOnlySpan<double> weights, ReadOnlySpan<double> bias, Span<double> result)
                {
                    {{SpanKernelEmitter.LinearBody(
                "MapKernel",
                "MapLayout",
                "double",
                "x",
                "weights",
                "bias",
                "result"
            )}}
                }

                public static void Harmonics(ReadOnlySpan<double> vectors, Span<double> result)
                {
                    {{SpanKernelEmitter.HarmonicsBody("YKernel", "double", "vectors", true, "result")}}
                }
            }
            """
                ),
            ]);

        public void Dispose() => Emitted.Dispose();
    }
}
