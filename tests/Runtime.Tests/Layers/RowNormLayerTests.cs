using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class RowNormLayerTests
{
    private const string Layout = "3x0e + 2x0e + 4x0o + 17x1o + 3x2e";

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(true, true, 2)]
    [InlineData(false, true, 0)]
    public void Satisfies_WhatEveryLayerMust(bool affine, bool sumOverCopies, int componentPower)
    {
        LayerCase layer = Case(Layout, affine, sumOverCopies, componentPower);
        layer.CheckGradients(tolerance: Tolerance.Derivative.Curved);
        layer.CheckPrecisions(Tolerance.Gradient.Single);
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Fact]
    public void Divides_AllBlocksByOneNumber()
    {
        // Mean squares: (1+4+9+36)/4 of the numbers, (9+16)/6 of two vectors.
        Check(sumOverCopies: false, componentPower: 1, ((50 / 4.0) + (25 / 6.0)) / 2);
        // Sums over copies, divided by (2l+1)².
        Check(sumOverCopies: true, componentPower: 2, (50 + (25 / 9.0)) / 2);
        Check(sumOverCopies: false, componentPower: 0, ((50 / 4.0) + (25 / 2.0)) / 2);

        static void Check(bool sumOverCopies, int componentPower, double v)
        {
            LayerCase layer = Case("4x0e + 2x1o", affine: false, sumOverCopies, componentPower);
            var (parameters, apply) = layer.Make(Precision.Double);
            double[] x = [1, 2, 3, 6, 3, 0, 0, 0, 4, 0];
            Near.Equal(
                Array.ConvertAll(x, n => n / Math.Sqrt(v + 1e-5)),
                layer.Run(parameters, apply, 1, [x]).Values,
                Tolerance.Rounding.Dozens
            );
        }
    }

    [Fact]
    public void Zero_StaysZero()
    {
        LayerCase layer = Case("2x1o", affine: true, sumOverCopies: false, componentPower: 1);
        var (parameters, apply) = layer.Make(Precision.Single);
        Assert.All(layer.Run(parameters, apply, 1, [new double[6]]).Values, static v => Assert.Equal(0, v));
    }

    private static LayerCase Case(string layout, bool affine, bool sumOverCopies, int componentPower) =>
        new(
            [layout],
            layout,
            builder =>
            {
                RowNormLayer layer = RowNormLayer.Create(
                    builder,
                    FeatureLayout.Of(layout),
                    affine,
                    1e-5,
                    sumOverCopies,
                    componentPower
                );
                return handles => layer.Apply(handles[0]);
            }
        );
}
