using GeoDL.Typed.Algebra;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;
using Kernels = GeoDL.Typed.Models.Tests.Networks.SpanKernels;

namespace GeoDL.Typed.Models.Tests;

public class SpanKernelTests
{
    private static readonly Irreps Left = Irreps.Parse("2x0e+3x1o");
    private static readonly Irreps Right = Irreps.Parse("1x0e+1x1o");
    private static readonly Irreps Result = Irreps.Parse("2x0e+3x1o+1x1e");

    [Fact]
    public void AProductOverSpans_TurnsWithItsOperands()
    {
        var random = new Random(3);
        double[] weights = Numbers(random, TensorProductSpec.FullyConnected(Left, Right, Result).WeightCount);
        (double[] x, double[] y) = (Numbers(random, Left.Dim * 4), Numbers(random, Right.Dim * 4));
        var element = new OrthogonalMatrix(Rotation.Random(random), inverts: true);

        double[] turned = Contract(WignerD.Transform(Left, element, x), WignerD.Transform(Right, element, y), weights);

        Near.Equal(WignerD.Transform(Result, element, Contract(x, y, weights)), turned, Tolerance.Model.Double);
    }

    [Fact]
    public void OverloadsOfBothPrecisions_Agree()
    {
        var random = new Random(3);
        double[] weights = Numbers(random, TensorProductSpec.FullyConnected(Left, Right, Result).WeightCount);
        (double[] x, double[] y) = (Numbers(random, Left.Dim), Numbers(random, Right.Dim));
        var single = new float[Result.Dim];
        Kernels.Contract(Single(x), Single(y), Single(weights), single);

        Near.Equal(Contract(x, y, weights), Array.ConvertAll(single, static v => (double)v), Tolerance.Model.Single);
    }

    [Fact]
    public void ALinearMap_MixesCopiesAndAddsBiases()
    {
        double[] x = [1, 2, 1, 0, 0, 0, 1, 0, 0, 0, 1];
        double[] weights = [1, 2, 3, 4, 5, 6, 7, 8, 1, 0, 0, 1, 0, 0];
        double[] bias = [10, 20, 30, 40];
        var result = new double[10];
        Kernels.Mix(x, weights, bias, result);
        // 1/√2 for two copies of 0e, 1/√3 for three of 1o; weights [in, out].
        double even = Math.Sqrt(0.5),
            odd = Math.Sqrt(1.0 / 3);

        Near.Equal(
            [10 + (even * 11), 20 + (even * 14), 30 + (even * 17), 40 + (even * 20), odd, 0, 0, 0, odd, 0],
            result,
            Tolerance.Model.Double
        );
    }

    [Fact]
    public void HarmonicsOfThePolarAxis_AreRootsOfOddNumbers()
    {
        var result = new double[16];
        Kernels.Harmonics([0, 2, 0], result);
        double[] expected = new double[16];
        (expected[0], expected[2], expected[6], expected[12]) = (1, Math.Sqrt(3), Math.Sqrt(5), Math.Sqrt(7));

        Near.Equal(expected, result, Tolerance.Model.Double);
    }

    // One array, and each operand in turn where the result is: exactly, shifted either way, and by one number at an
    // end.
    [Theory]
    [InlineData("Contract", 0, "x")]
    [InlineData("Contract", 1, "y")]
    [InlineData("Contract", 2, "weights")]
    [InlineData("Mix", 0, "x")]
    [InlineData("Mix", 1, "weights")]
    [InlineData("Mix", 2, "bias")]
    [InlineData("Harmonics", 0, "vectors")]
    public void Results_ShareNoMemoryWithOperands(string kernel, int shared, string name)
    {
        int[] lengths = kernel switch
        {
            "Contract" =>
            [
                Left.Dim,
                Right.Dim,
                TensorProductSpec.FullyConnected(Left, Right, Result).WeightCount,
                Result.Dim,
            ],
            "Mix" => [11, 14, 4, 10],
            _ => [3, 16],
        };
        foreach (int shift in (int[])[0, 1, -1, lengths[^1] - 1, 1 - lengths[shared]])
        {
            double[] memory = Numbers(new Random(4), 400);
            double[] before = [.. memory];
            int result = 200;
            int[] starts =
            [
                .. Enumerable.Range(0, lengths.Length - 1).Select(i => i == shared ? result + shift : 60 * i),
            ];
            var error = Assert.Throws<ArgumentException>("result", () => Run(kernel, memory, starts, lengths, result));
            Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
            Assert.Equal(before, memory);
        }

        // Side by side is apart, and operands may share memory with each other.
        double[] apart = Numbers(new Random(5), 400);
        Run(kernel, apart, [.. lengths[..^1].Select(_ => 0)], lengths, lengths[..^1].Max());
        Assert.All(
            apart.AsSpan(lengths[..^1].Max(), lengths[^1]).ToArray(),
            static v => Assert.True(double.IsFinite(v))
        );
    }

    private static void Run(string kernel, double[] memory, int[] starts, int[] lengths, int result)
    {
        ReadOnlySpan<double> Operand(int i) => memory.AsSpan(starts[i], lengths[i]);
        Span<double> into = memory.AsSpan(result, lengths[^1]);
        switch (kernel)
        {
            case "Contract":
                Kernels.Contract(Operand(0), Operand(1), Operand(2), into);
                break;
            case "Mix":
                Kernels.Mix(Operand(0), Operand(1), Operand(2), into);
                break;
            default:
                Kernels.Harmonics(Operand(0), into);
                break;
        }
    }

    private static double[] Contract(double[] x, double[] y, double[] weights)
    {
        var result = new double[x.Length / Left.Dim * Result.Dim];
        Kernels.Contract(x, y, weights, result);
        return result;
    }

    private static double[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];

    private static float[] Single(double[] values) => Array.ConvertAll(values, static v => (float)v);
}
