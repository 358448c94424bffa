using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class SphericalHarmonicsLayerTests
{
    private const string Result = "1x0e + 1x1o + 1x2e";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Satisfies_WhatEveryLayerMust(bool normalize)
    {
        LayerCase layer = Case(normalize, 1e-9);
        layer.CheckGradients(rows: 67, tolerance: Tolerance.Derivative.Curved);
        layer.CheckPrecisions();
        layer.CheckEquivariance(Precision.Single, rows: 70);
        layer.CheckEquivariance(Precision.Double, rows: 70);
    }

    [Fact]
    public void Direction_HasUnitNorm_AndIsSmoothAtZero()
    {
        LayerCase layer = Case(normalize: true, epsilon: 0.1);
        var (parameters, apply) = layer.Make(Precision.Double);
        LayerOutcome outcome = layer.Run(
            parameters,
            apply,
            2,
            [
                [0, 0, 0, 0, 0.3, 0],
            ],
            [.. Enumerable.Repeat(1.0, 18)]
        );
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0], outcome.Values[..9]);
        double direction = 0.3 / Math.Sqrt(0.09 + 0.01);
        Near.Equal(
            [1, 0, Math.Sqrt(3) * direction, 0, 0, 0, Math.Sqrt(5) * direction * direction, 0, 0],
            outcome.Values[9..],
            Tolerance.Rounding.Dozens
        );
        // At zero the direction is x/ε.
        Near.Equal(
            [.. Enumerable.Repeat(Math.Sqrt(3) / 0.1, 3)],
            outcome.OperandGradients[0][..3],
            Tolerance.Rounding.Dozens
        );
    }

    [Fact]
    public void Zero_WithoutEpsilon_GivesZeroForEveryTurningDegree()
    {
        LayerCase layer = Case(normalize: true, epsilon: 0);
        var (parameters, apply) = layer.Make(Precision.Single);
        LayerOutcome outcome = layer.Run(
            parameters,
            apply,
            1,
            [
                [0, 0, 0],
            ],
            [.. Enumerable.Repeat(1.0, 9)]
        );
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0], outcome.Values);
        Assert.All(outcome.OperandGradients[0], static v => Assert.Equal(0, v));
    }

    [Fact]
    public void NoRows_NoValues()
    {
        LayerCase layer = Case(normalize: true, 1e-9);
        var (parameters, apply) = layer.Make(Precision.Single);
        Assert.Empty(
            layer
                .Run(
                    parameters,
                    apply,
                    0,
                    [
                        [],
                    ],
                    []
                )
                .Values
        );
    }

    private static LayerCase Case(bool normalize, double epsilon) =>
        new(
            ["1x1o"],
            Result,
            builder =>
            {
                SphericalHarmonicsLayer layer = SphericalHarmonicsLayer.Create<ReferenceHarmonics>(
                    builder,
                    FeatureLayout.Of("1x1o"),
                    FeatureLayout.Of(Result),
                    normalize,
                    epsilon
                );
                return handles => layer.Apply(handles[0]);
            }
        );
}
