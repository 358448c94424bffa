using System.Reflection;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Tests.Groups;
using GeoDL.Typed.Generators.Tests.Kernels.Guards;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Voxels;

/// <summary>
/// Convolutions over voxels against plain loops, under the symmetries that the grid keeps, and with derivatives.
/// </summary>
public sealed class VolumeConvolutionTests(VolumeModels models) : IClassFixture<VolumeModels>
{
    [Theory]
    [MemberData(nameof(VolumeModels.Names), MemberType = typeof(VolumeModels))]
    public void Convolution_EqualsPlainLoops(string name)
    {
        VolumeCase layer = Case(name);
        (double[] values, double[] bias) = (Values(layer), Bias(layer));
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            double[] weights = models.Call<double[]>(layer, "Weights", precision);
            Near.Equal(
                SlowVolumeConvolution.Forward(layer, values, weights, bias),
                Predict(layer, Size(layer), values, precision),
                Tolerance.Reference.Of(precision == Precision.Double),
                $"{name}, {precision}"
            );
        }
    }

    [Theory]
    [MemberData(nameof(VolumeModels.Names), MemberType = typeof(VolumeModels))]
    public void Convolution_TurnsWithItsVolumes(string name)
    {
        VolumeCase layer = Case(name);
        double[] values = Values(layer);
        int[] size = SlowVolumeConvolution.Size(layer);
        OrthogonalMatrix[] elements = [.. layer.Kept];
        Assert.Equal(layer.Spacing.IsCubic ? (layer.Group.HasParity ? 48 : 24) : elements.Length, elements.Length);
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            double[] result = Predict(layer, Size(layer), values, precision);
            // In float each is tried on a part of the cases' elements, since both precisions run the same code.
            foreach (OrthogonalMatrix element in elements.Where((_, i) => precision == Precision.Double || i % 5 == 0))
            {
                (int[] movedSize, double[] moved) = Moved(layer, "MoveIn", Size(layer), values, element);
                Near.Equal(
                    Moved(layer, "MoveOut", size, result, element).Values,
                    Predict(layer, movedSize, moved, precision),
                    Tolerance.Equivariance.Of(precision == Precision.Double),
                    $"{name}, {precision}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(VolumeModels.Names), MemberType = typeof(VolumeModels))]
    public void Convolution_HasItsDerivatives(string name)
    {
        const double step = 1e-4;
        VolumeCase layer = Case(name);
        (double[] values, double[] bias) = (Values(layer), Bias(layer));
        double[] weights = models.Call<double[]>(layer, "Weights", Precision.Double);
        double[] target = Target(layer);
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
                Size(layer),
                Changed(values, a),
                Changed(weights, b),
                Changed(bias, c),
                target,
                Precision.Double
            );
    }

    [Theory]
    [MemberData(nameof(VolumeModels.Names), MemberType = typeof(VolumeModels))]
    public void Convolution_HasItsDerivativesInFloat(string name)
    {
        VolumeCase layer = Case(name);
        (_, double[] features, double[] weights, double[] bias) = Derive(Precision.Double);
        (_, double[] roundedFeatures, double[] roundedWeights, double[] roundedBias) = Derive(Precision.Single);
        Near.Equal(features, roundedFeatures, Tolerance.SingleAgainstDouble, $"{name}, features");
        Near.Equal(weights, roundedWeights, Tolerance.SingleAgainstDouble, $"{name}, weights");
        Near.Equal(bias, roundedBias, Tolerance.SingleAgainstDouble, $"{name}, biases");

        (double Value, double[] Features, double[] Weights, double[] Bias) Derive(Precision precision) =>
            models.Call<(double, double[], double[], double[])>(
                layer,
                "Derive",
                Size(layer),
                Values(layer),
                models.Call<double[]>(layer, "Weights", Precision.Double),
                Bias(layer),
                Target(layer),
                precision
            );
    }

    /// <summary>
    /// Forward and backward, on rows of a strip and a rest: whoever reads or writes a number too many stops the test
    /// process.
    /// </summary>
    [GuardedFact]
    public void Convolution_StaysInside()
    {
        foreach (VolumeCase layer in VolumeCase.All)
        {
            (double[] values, double[] bias, double[] target) = (Values(layer), Bias(layer), Target(layer));
            double[] weights = models.Call<double[]>(layer, "Weights", Precision.Double);
            foreach (bool atEnd in new[] { true, false })
            {
                foreach (Precision precision in new[] { Precision.Single, Precision.Double })
                {
                    Assert.Equal(
                        Predict(layer, Size(layer), values, precision),
                        GuardedLayers.Run(atEnd, () => Predict(layer, Size(layer), values, precision))
                    );

                    Func<(double Value, double[] Features, double[] Weights, double[] Bias)> derive = () =>
                        models.Call<(double, double[], double[], double[])>(
                            layer,
                            "Derive",
                            Size(layer),
                            values,
                            weights,
                            bias,
                            target,
                            precision
                        );
                    (_, double[] features, double[] ofWeights, double[] ofBias) = derive();
                    (_, double[] guarded, double[] guardedWeights, double[] guardedBias) = GuardedLayers.Run(
                        atEnd,
                        derive
                    );
                    Assert.Equal(features, guarded);
                    Assert.Equal(ofWeights, guardedWeights);
                    Assert.Equal(ofBias, guardedBias);
                }
            }
        }
    }

    [Fact]
    public void PeriodicVolumes_AreShiftedWithTheirResult()
    {
        VolumeCase layer = Case("Periodic");
        double[] values = Values(layer);
        int stride = layer.Options.Stride;
        double[] moved = models.Call<double[]>(layer, "Shift", Size(layer), values, false, stride, -stride, 2 * stride);
        double[] result = Predict(layer, Size(layer), values, Precision.Double);
        Near.Equal(
            models.Call<double[]>(layer, "Shift", SlowVolumeConvolution.Size(layer), result, true, 1, -1, 2),
            Predict(layer, Size(layer), moved, Precision.Double),
            Tolerance.Equivariance.Of(isDouble: true),
            "shifted"
        );
    }

    [Fact]
    public void Convolution_DoesNotDependOnThreads()
    {
        VolumeCase layer = Case("Plain");
        int[] size = [21, 24, 33];
        double[] values = GroupCase.Numbers(2 * 21 * 24 * 33 * layer.OperandIrreps.Dim, 3);
        int before = Parallelism.Threads;
        try
        {
            Parallelism.Threads = 1;
            double[] alone = Predict(layer, size, values, Precision.Single);
            Parallelism.Threads = 3;
            Assert.Equal(alone, Predict(layer, size, values, Precision.Single));
        }
        finally
        {
            Parallelism.Threads = before;
        }
    }

    [Theory]
    [InlineData("Plain", "cubic voxels", 1, 1, 2)]
    [InlineData("Flat", "a spacing of 1 × 1 × 2.5", 1, 1, 2)]
    [InlineData("Flat", "a spacing of 1 × 1 × 2.5", 2, 2, 5)]
    public void Convolution_RefusesAnotherSpacing(string name, string own, double x, double y, double z)
    {
        VolumeCase layer = Case(name);
        var thrown = Assert.Throws<TargetInvocationException>(() =>
            models.Call<double[]>(
                layer,
                "Predict",
                Size(layer),
                new[] { x, y, z },
                Values(layer),
                Bias(layer),
                Precision.Single
            )
        );
        Assert.StartsWith($"Layer 'convolve' is made for {own}, but", thrown.InnerException!.Message);
    }

    [Fact]
    public void Convolution_TakesCubesOfAnySize()
    {
        VolumeCase layer = Case("Plain");
        Assert.Equal(
            Predict(layer, Size(layer), Values(layer), Precision.Double),
            models.Call<double[]>(
                layer,
                "Predict",
                Size(layer),
                new[] { 2.5, 2.5, 2.5 },
                Values(layer),
                Bias(layer),
                Precision.Double
            )
        );
    }

    [Fact]
    public void Kernel_ReadsAsVerified() =>
        Snapshot.Match(
            "Volume",
            VolumeKernelEmitter.Emit(
                VolumeConvolutionSpec.Create(
                    Irreps.Parse("2x0e + 1o"),
                    Irreps.Parse("0e + 2x1o"),
                    SampledVolume.Create(new WindowOptions(3, Bound: 0.03), VoxelSpacing.Unit),
                    SymmetryGroup.O3,
                    hasBiases: true
                ),
                "VolumeOf3"
            )
        );

    private static VolumeCase Case(string name) => VolumeCase.All.Single(c => c.Name == name);

    private static int[] Size(VolumeCase layer) => [layer.Depth, layer.Height, layer.Width];

    private double[] Predict(VolumeCase layer, int[] size, double[] values, Precision precision) =>
        models.Call<double[]>(
            layer,
            "Predict",
            size,
            new[] { layer.Spacing.X, layer.Spacing.Y, layer.Spacing.Z },
            values,
            Bias(layer),
            precision
        );

    private (int[] Size, double[] Values) Moved(
        VolumeCase layer,
        string method,
        int[] size,
        double[] values,
        OrthogonalMatrix element
    ) => ((int[], double[]))models.Call<object>(layer, method, size, values, element);

    private static double[] Values(VolumeCase layer) =>
        GroupCase.Numbers(VolumeCase.Volumes * layer.Depth * layer.Height * layer.Width * layer.OperandIrreps.Dim, 4);

    private static double[] Target(VolumeCase layer) =>
        GroupCase.Numbers(
            VolumeCase.Volumes
                * SlowVolumeConvolution.Size(layer).Aggregate(static (a, b) => a * b)
                * layer.ResultIrreps.Dim,
            9
        );

    private static double[] Bias(VolumeCase layer) => GroupCase.Numbers(layer.Spec.Mixing.BiasCount, 6);

    private static double[] Change(int count) => GroupCase.Numbers(count, 11);

    private static double[] Changed(double[] numbers, double step) =>
        [.. numbers.Zip(Change(numbers.Length), (x, d) => x + (step * d))];
}
