using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class MultiLayerPerceptronLayerTests
{
    [Theory]
    [InlineData(new int[0], false)]
    [InlineData(new[] { 9 }, false)]
    [InlineData(new[] { 5, 18 }, true)]
    public void Satisfies_WhatEveryLayerMust(int[] hidden, bool bias)
    {
        LayerCase layer = Case(hidden, bias, Nonlinearity.SiLU);
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
    }

    [Fact]
    public void Follows_TheFormula()
    {
        LayerCase layer = Case([2], bias: false, Nonlinearity.Tanh);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = [.. Enumerable.Range(0, 7).Select(static i => 0.3 * i - 1)];
        double[] first = parameters["layer.0.weight"].ToArray(),
            second = parameters["layer.1.weight"].ToArray();
        double c = NonlinearityFacts.MomentConstant(Nonlinearity.Tanh);
        double[] h =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(j => c * Math.Tanh(Enumerable.Range(0, 7).Sum(i => x[i] * first[2 * i + j]) / Math.Sqrt(7))),
        ];
        double[] expected =
        [
            .. Enumerable.Range(0, 4).Select(j => (h[0] * second[j] + h[1] * second[4 + j]) / Math.Sqrt(2)),
        ];
        Near.Equal(expected, layer.Run(parameters, apply, 1, [x]).Values, Tolerance.Rounding.Dozens);
        Assert.Equal([7, 2], parameters["layer.0.weight"].Shape.ToArray());
    }

    [Fact]
    public void Rejects_WhatIsNoScalar()
    {
        ModelBuilder builder = ModelBuilder.Root(1, Precision.Single).Child("layer");
        Assert.Throws<ArgumentException>(() =>
            MultiLayerPerceptronLayer.Create(
                builder,
                FeatureLayout.Of("1x0e + 1x0o"),
                FeatureLayout.Of("1x0e"),
                [4],
                Nonlinearity.SiLU,
                false,
                MomentConstants.Exact
            )
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MultiLayerPerceptronLayer.Create(
                builder,
                FeatureLayout.Of("1x0e"),
                FeatureLayout.Of("1x0e"),
                [0],
                Nonlinearity.SiLU,
                false,
                MomentConstants.Exact
            )
        );
    }

    private static LayerCase Case(int[] hidden, bool bias, Nonlinearity activation) =>
        new(
            ["7x0e"],
            "4x0e",
            builder =>
            {
                MultiLayerPerceptronLayer layer = MultiLayerPerceptronLayer.Create(
                    builder,
                    FeatureLayout.Of("7x0e"),
                    FeatureLayout.Of("4x0e"),
                    hidden,
                    activation,
                    bias,
                    MomentConstants.Exact
                );
                return handles => layer.Apply(handles[0]);
            }
        );
}
