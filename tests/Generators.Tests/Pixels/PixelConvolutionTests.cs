using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// Convolutions over pixels against plain loops, under the symmetries that the grid keeps, and with derivatives.
/// </summary>
public sealed class PixelConvolutionTests(PixelModels models) : IClassFixture<PixelModels>
{
    [Theory]
    [MemberData(nameof(PixelModels.Names), MemberType = typeof(PixelModels))]
    public void Convolution_EqualsPlainLoops(string name)
    {
        PixelCase layer = Case(name);
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            double[] weights = models.Call<double[]>(layer, "Weights", precision);
            (double[] expected, _, _) = SlowConvolution.Forward(layer, values, weights, bias);
            Near.Equal(
                expected,
                Predict(layer, layer.Height, layer.Width, values, bias, precision),
                Tolerance.Reference.Of(precision == Precision.Double),
                $"{name}, {precision}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(PixelModels.Names), MemberType = typeof(PixelModels))]
    public void Convolution_TurnsWithItsImages(string name)
    {
        PixelCase layer = Case(name);
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        (_, int height, int width) = SlowConvolution.Forward(
            layer,
            values,
            models.Call<double[]>(layer, "Weights", Precision.Double),
            bias
        );
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            double[] result = Predict(layer, layer.Height, layer.Width, values, bias, precision);
            foreach ((int quarters, bool mirrors) in Elements(layer.Kept))
            {
                double[] moved = models.Call<double[]>(
                    layer,
                    "MoveIn",
                    layer.Height,
                    layer.Width,
                    values,
                    quarters,
                    mirrors,
                    0
                );
                bool isTurned = quarters % 2 == 1;
                Near.Equal(
                    models.Call<double[]>(layer, "MoveOut", height, width, result, quarters, mirrors, 0),
                    Predict(
                        layer,
                        isTurned ? layer.Width : layer.Height,
                        isTurned ? layer.Height : layer.Width,
                        moved,
                        bias,
                        precision
                    ),
                    Tolerance.Equivariance.Of(precision == Precision.Double),
                    $"{name}, {quarters} quarters, {(mirrors ? "mirrored, " : "")}{precision}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(PixelModels.Names), MemberType = typeof(PixelModels))]
    public void Convolution_HasItsDerivatives(string name)
    {
        const double step = 1e-4;
        PixelCase layer = Case(name);
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        double[] weights = models.Call<double[]>(layer, "Weights", Precision.Double);
        int rows = SlowConvolution.Forward(layer, values, weights, bias).Rows.Length;
        double[] target = GroupCase.Numbers(rows, 9);
        (_, double[] byValue, double[] byWeight, double[] byBias) = Derive(0, 0, 0);
        Check("features", byValue, 0);
        Check("weights", byWeight, 1);
        if (bias.Length > 0)
            Check("biases", byBias, 2);

        void Check(string what, double[] gradient, int which)
        {
            double expected = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
            Assert.True(Math.Abs(expected) > Tolerance.NoticeableChange, $"{name}, {what}: {expected}");
            Near.Equal(
                expected,
                gradient.Zip(Change(gradient.Length), static (a, b) => a * b).Sum(),
                Tolerance.Derivative.Curved,
                $"{name}, {what}"
            );
            double At(double h) => Derive(which == 0 ? h : 0, which == 1 ? h : 0, which == 2 ? h : 0).Value;
        }

        (double Value, double[] Features, double[] Weights, double[] Bias) Derive(double a, double b, double c) =>
            models.Call<(double, double[], double[], double[])>(
                layer,
                "Derive",
                layer.Height,
                layer.Width,
                Moved(values, a),
                Moved(weights, b),
                Moved(bias, c),
                target
            );
    }

    [Fact]
    public void PeriodicImages_AreShiftedWithTheirResult()
    {
        foreach (PixelCase layer in PixelCase.All.Where(static c => c.IsPeriodic))
        {
            (double[] values, double[] bias) = (Images(layer), Bias(layer));
            int stride = layer.Options.Stride;
            double[] moved = models.Call<double[]>(
                layer,
                "MoveIn",
                layer.Height,
                layer.Width,
                values,
                0,
                false,
                stride
            );
            double[] result = Predict(layer, layer.Height, layer.Width, values, bias, Precision.Double);
            Near.Equal(
                models.Call<double[]>(
                    layer,
                    "MoveOut",
                    layer.Height / stride,
                    layer.Width / stride,
                    result,
                    0,
                    false,
                    1
                ),
                Predict(layer, layer.Height, layer.Width, moved, bias, Precision.Double),
                Tolerance.Equivariance.Of(isDouble: true),
                layer.Name
            );
        }
    }

    [Fact]
    public void Convolution_DoesNotDependOnThreads()
    {
        PixelCase layer = Case("Turns");
        (double[] values, double[] bias) = (GroupCase.Numbers(2 * 64 * 64 * layer.OperandIrreps.Dim, 3), Bias(layer));
        int before = Parallelism.Threads;
        try
        {
            Parallelism.Threads = 1;
            double[] alone = Predict(layer, 64, 64, values, bias, Precision.Single);
            Parallelism.Threads = 3;
            Assert.Equal(alone, Predict(layer, 64, 64, values, bias, Precision.Single));
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    private double[] Predict(
        PixelCase layer,
        int height,
        int width,
        double[] values,
        double[] bias,
        Precision precision
    ) => models.Call<double[]>(layer, "Predict", height, width, values, bias, precision);

    private static PixelCase Case(string name) => PixelCase.All.Single(c => c.Name == name);

    private static double[] Images(PixelCase layer) =>
        GroupCase.Numbers(PixelCase.Images * layer.Height * layer.Width * layer.OperandIrreps.Dim, 4);

    private static double[] Bias(PixelCase layer) => GroupCase.Numbers(layer.Spec.Mixing.BiasCount, 6);

    private static double[] Change(int count) => GroupCase.Numbers(count, 11);

    private static double[] Moved(double[] numbers, double step) =>
        [.. numbers.Zip(Change(numbers.Length), (x, d) => x + (step * d))];

    /// <summary>Turns by quarters, and the mirror after them.</summary>
    private static IEnumerable<(int Quarters, bool Mirrors)> Elements(SymmetryGroup kept) =>
        from quarters in Enumerable.Range(0, kept.Fold).Select(i => i * 4 / kept.Fold)
        from mirrors in kept.HasParity ? [false, true] : new[] { false }
        select (quarters, mirrors);
}
