using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class ScaleLayerTests
{
    [Fact]
    public void Satisfies_WhatEveryLayerMust()
    {
        LayerCase layer = Case("3x0e + 2x0e + 4x0o + 17x1o + 3x2e", 0.7);
        layer.CheckGradients(tolerance: Tolerance.Derivative.FourthOrder);
        layer.CheckPrecisions(Tolerance.Gradient.Single);
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Fact]
    public void Scales_EachCopyByItsOwnNumber()
    {
        LayerCase layer = Case("2x0e + 2x1o", 0.5);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Single(parameters.All).Assign([2, 3, 10, 100]);
        Assert.Equal([2.0, 6, 30, 40, 50, 600, 700, 800], layer.Run(parameters, apply, 1, [x]).Values);
    }

    [Fact]
    public void Begins_WithItsInitialNumber()
    {
        var builder = ModelBuilder.Root(1, Precision.Double);
        ScaleLayer.Create(builder, FeatureLayout.Of("2x0e + 3x1o"), 0.5);
        Parameter weight = Assert.Single(builder.Complete().All);
        Assert.Equal([0.5, 0.5, 0.5, 0.5, 0.5], weight.Values<double>().ToArray());
    }

    private static LayerCase Case(string layout, double initial) =>
        new(
            [layout],
            layout,
            builder =>
            {
                ScaleLayer layer = ScaleLayer.Create(builder, FeatureLayout.Of(layout), initial);
                return handles => layer.Apply(handles[0]);
            }
        );
}
