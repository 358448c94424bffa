using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.Generators.Tests.Kernels.Guards;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>What every convolution over pixels must satisfy.</summary>
internal sealed class ImageChecks(ImageModels models)
{
    /// <summary>Results are those of plain loops, in both precisions.</summary>
    public void EqualsPlainLoops(ImageCase layer)
    {
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            double[] weights = models.Call<double[]>(layer, "Weights", precision);
            (double[] expected, _, _) = layer.Slow(values, weights, bias);
            Near.Equal(
                expected,
                Predict(layer, layer.Height, layer.Width, values, bias, precision),
                Tolerance.Reference.Of(precision == Precision.Double),
                $"{layer.Name}, {precision}"
            );
        }
    }

    /// <summary>The grid's symmetries move results as they move images.</summary>
    public void TurnsWithItsImages(ImageCase layer)
    {
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        (_, int height, int width) = layer.Slow(
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
                    $"{layer.Name}, {quarters} quarters, {(mirrors ? "mirrored, " : "")}{precision}"
                );
            }
        }
    }

    /// <summary>Derivatives by features, weights and biases are those of differences.</summary>
    public void HasItsDerivatives(ImageCase layer)
    {
        const double step = 1e-4;
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        double[] weights = models.Call<double[]>(layer, "Weights", Precision.Double);
        int rows = layer.Slow(values, weights, bias).Rows.Length;
        double[] target = GroupCase.Numbers(rows, 9);
        (_, double[] byValue, double[] byWeight, double[] byBias) = Derive(0, 0, 0);
        Check("features", byValue, 0);
        Check("weights", byWeight, 1);
        if (bias.Length > 0)
            Check("biases", byBias, 2);

        void Check(string what, double[] gradient, int which)
        {
            double expected = ((8 * (At(step) - At(-step))) - (At(2 * step) - At(-2 * step))) / (12 * step);
            Assert.True(Math.Abs(expected) > Tolerance.NoticeableChange, $"{layer.Name}, {what}: {expected}");
            Near.Equal(
                expected,
                gradient.Zip(Change(gradient.Length), static (a, b) => a * b).Sum(),
                Tolerance.Derivative.Curved,
                $"{layer.Name}, {what}"
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

    /// <summary>Forward and backward read and write what they reserve, and nothing beside it.</summary>
    public void StaysInside(ImageCase layer)
    {
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        double[] weights = models.Call<double[]>(layer, "Weights", Precision.Double),
            expected = Predict(layer, layer.Height, layer.Width, values, bias, Precision.Double);
        Func<(double Value, double[] Features, double[] Weights, double[] Bias)> derive = () =>
            models.Call<(double, double[], double[], double[])>(
                layer,
                "Derive",
                layer.Height,
                layer.Width,
                values,
                weights,
                bias,
                new double[expected.Length]
            );
        (_, double[] features, double[] ofWeights, double[] ofBias) = derive();
        foreach (bool atEnd in new[] { true, false })
        {
            foreach (Precision precision in new[] { Precision.Single, Precision.Double })
            {
                Assert.Equal(
                    Predict(layer, layer.Height, layer.Width, values, bias, precision),
                    GuardedLayers.Run(atEnd, () => Predict(layer, layer.Height, layer.Width, values, bias, precision))
                );
            }

            (_, double[] guarded, double[] guardedWeights, double[] guardedBias) = GuardedLayers.Run(atEnd, derive);
            Assert.Equal(features, guarded);
            Assert.Equal(ofWeights, guardedWeights);
            Assert.Equal(ofBias, guardedBias);
        }
    }

    /// <summary>Periodic images are shifted with their result.</summary>
    public void ShiftsWithItsImages(ImageCase layer)
    {
        (double[] values, double[] bias) = (Images(layer), Bias(layer));
        int stride = layer.Stride;
        double[] moved = models.Call<double[]>(layer, "MoveIn", layer.Height, layer.Width, values, 0, false, stride);
        double[] result = Predict(layer, layer.Height, layer.Width, values, bias, Precision.Double);
        Near.Equal(
            models.Call<double[]>(layer, "MoveOut", layer.Height / stride, layer.Width / stride, result, 0, false, 1),
            Predict(layer, layer.Height, layer.Width, moved, bias, Precision.Double),
            Tolerance.Equivariance.Of(isDouble: true),
            layer.Name
        );
    }

    /// <summary>Results are the same bit by bit with any number of threads.</summary>
    public void DoesNotDependOnThreads(ImageCase layer)
    {
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
        ImageCase layer,
        int height,
        int width,
        double[] values,
        double[] bias,
        Precision precision
    ) => models.Call<double[]>(layer, "Predict", height, width, values, bias, precision);

    private static double[] Images(ImageCase layer) =>
        GroupCase.Numbers(ImageCase.Images * layer.Height * layer.Width * layer.OperandIrreps.Dim, 4);

    private static double[] Bias(ImageCase layer) => GroupCase.Numbers(layer.BiasCount, 6);

    private static double[] Change(int count) => GroupCase.Numbers(count, 11);

    private static double[] Moved(double[] numbers, double step) =>
        [.. numbers.Zip(Change(numbers.Length), (x, d) => x + (step * d))];

    /// <summary>Turns by quarters, and the mirror after them.</summary>
    private static IEnumerable<(int Quarters, bool Mirrors)> Elements(SymmetryGroup kept) =>
        from quarters in Enumerable.Range(0, kept.Fold).Select(i => i * 4 / kept.Fold)
        from mirrors in kept.HasParity ? [false, true] : new[] { false }
        select (quarters, mirrors);
}
