using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class LayerNormLayerTests
{
    private const string Layout = "3x0e + 2x0e + 4x0o + 17x1o + 3x2e";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Satisfies_WhatEveryLayerMust(bool affine)
    {
        LayerCase layer = Case(Layout, affine);
        layer.CheckGradients(tolerance: Tolerance.Derivative.Curved);
        layer.CheckPrecisions(Tolerance.Gradient.Single);
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Fact]
    public void Normalises_EachBlockOfARow()
    {
        LayerCase layer = Case("4x0e + 2x1o", affine: false);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = [1, 2, 3, 6, 3, 0, 0, 0, 4, 0];
        double[] y = layer.Run(parameters, apply, 1, [x]).Values;
        // Centred: −2 −1 0 3, mean square 14/4. Vectors: mean square of six components (9+16)/6.
        double scalar = Math.Sqrt(14 / 4.0 + 1e-5),
            vector = Math.Sqrt(25 / 6.0 + 1e-5);
        Near.Equal(
            [-2 / scalar, -1 / scalar, 0, 3 / scalar, 3 / vector, 0, 0, 0, 4 / vector, 0],
            y,
            Tolerance.Rounding.Dozens
        );
    }

    [Fact]
    public void Zero_StaysZero()
    {
        LayerCase layer = Case("2x1o", affine: true);
        var (parameters, apply) = layer.Make(Precision.Single);
        Assert.All(layer.Run(parameters, apply, 1, [new double[6]]).Values, static v => Assert.Equal(0, v));
    }

    private static LayerCase Case(string layout, bool affine) =>
        new(
            [layout],
            layout,
            builder =>
            {
                LayerNormLayer layer = LayerNormLayer.Create(builder, FeatureLayout.Of(layout), affine, 1e-5);
                return handles => layer.Apply(handles[0]);
            }
        );
}
