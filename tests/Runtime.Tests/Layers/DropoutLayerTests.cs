using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class DropoutLayerTests
{
    private const string Layout = "3x0e + 4x1o + 1x2e";

    [Fact]
    public void Satisfies_WhatEveryLayerMust()
    {
        LayerCase layer = Case(0.4);
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        // The mask stays with the row numbers: for a fixed mask the layer is equivariant exactly.
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Fact]
    public void Drops_WholeCopies_AndScalesTheRest()
    {
        const int Rows = 500;
        LayerCase layer = Case(0.25);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] ones = [.. Enumerable.Repeat(1.0, Rows * 20)];
        double[] y = layer.Run(parameters, apply, Rows, [ones]).Values;
        int kept = 0;
        for (int row = 0; row < Rows; row++)
        {
            foreach ((int start, int dim) in new[] { (0, 1), (1, 1), (2, 1), (3, 3), (6, 3), (9, 3), (12, 3), (15, 5) })
            {
                double[] copy = y[(row * 20 + start)..(row * 20 + start + dim)];
                Assert.All(copy, v => Assert.Equal(copy[0], v));
                if (copy[0] != 0)
                    Near.Equal(1 / 0.75, copy[0], Tolerance.Rounding.Once.Double);
                kept += copy[0] > 0 ? 1 : 0;
            }
        }

        // 4000 draws: standard deviation of the share 0.0068.
        Assert.InRange(kept / (8.0 * Rows), 0.72, 0.78);
    }

    [Fact]
    public void Mask_FollowsSeedStepAndPath_AndNothingElse()
    {
        LayerCase layer = Case(0.5);
        double[] ones = [.. Enumerable.Repeat(1.0, 400)];
        double[] Draw(ulong seed, long step)
        {
            var (parameters, apply) = layer.Make(Precision.Double, seed);
            return layer.Run(parameters, apply, 20, [ones], step: step).Values;
        }

        Assert.Equal(Draw(1, 5), Draw(1, 5));
        Assert.NotEqual(Draw(1, 5), Draw(1, 6));
        Assert.NotEqual(Draw(1, 5), Draw(2, 5));
    }

    [Fact]
    public void IsTheIdentity_WhenNotTraining()
    {
        LayerCase layer = Case(0.5);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[][] x = layer.RandomOperands(3);
        Assert.Equal(x[0], layer.Run(parameters, apply, 3, x, training: false).Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Rejects_WhatIsNoProbability(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Case(probability).Make(Precision.Single));

    private static LayerCase Case(double probability) =>
        new(
            [Layout],
            Layout,
            builder =>
            {
                DropoutLayer layer = DropoutLayer.Create(builder, FeatureLayout.Of(Layout), probability);
                return handles => layer.Apply(handles[0]);
            }
        );
}
