using System.Text.Json;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class NormActivationLayerTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithReferenceValues_AndGradients()
    {
        var comparison = new ReferenceComparison("norm_activation.json");
        foreach (
            JsonElement item in ReferenceData
                .LoadLocal("Layers/Data/norm_activation.json")
                .GetProperty("items")
                .EnumerateArray()
        )
        {
            double[] bias = Numbers.Flat(item.GetProperty("bias"));
            double epsilon =
                item.GetProperty("epsilon").ValueKind == JsonValueKind.Null
                    ? 1e-8
                    : item.GetProperty("epsilon").GetDouble();
            LayerCase layer = Case(
                item.GetProperty("irreps_in").GetString()!,
                GateLayerTests.Function(item.GetProperty("act")),
                item.GetProperty("normalize").GetBoolean(),
                epsilon,
                bias.Length > 0
            );
            string name = item.GetProperty("name").GetString()!;
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                var (parameters, apply) = layer.Make(precision);
                if (bias.Length > 0)
                    parameters["layer.bias"].Assign(bias);
                LayerOutcome outcome = layer.Run(
                    parameters,
                    apply,
                    item.GetProperty("x").GetArrayLength(),
                    [Numbers.Flat(item.GetProperty("x"))],
                    Numbers.Flat(item.GetProperty("cotangent"))
                );
                comparison.Compare(
                    name,
                    "values",
                    Numbers.Flat(item.GetProperty("out")),
                    outcome.Values,
                    precision == Precision.Double
                );
                comparison.Compare(
                    name,
                    "grad_x",
                    Numbers.Flat(item.GetProperty("grad_x")),
                    outcome.OperandGradients[0],
                    precision == Precision.Double
                );
                if (bias.Length > 0)
                {
                    comparison.Compare(
                        name,
                        "grad_bias",
                        Numbers.Flat(item.GetProperty("grad_bias")),
                        outcome.ParameterGradients["layer.bias"],
                        precision == Precision.Double
                    );
                }
            }
        }

        output.WriteLine(comparison.ToString());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Satisfies_WhatEveryLayerMust(bool normalize, bool bias)
    {
        LayerCase layer = Case("18x1o + 2x2e + 1x2e + 1x3o", Nonlinearity.Tanh, normalize, 1e-3, bias);
        layer.CheckGradients(tolerance: Tolerance.Derivative.Curved);
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Zero_StaysZero_WithFiniteGradients(bool normalize)
    {
        LayerCase layer = Case("2x1o", Nonlinearity.Sigmoid, normalize, 1e-3, bias: false);
        var (parameters, apply) = layer.Make(Precision.Single);
        LayerOutcome outcome = layer.Run(parameters, apply, 1, [new double[6]], Numbers.Normal(1, 6));
        Assert.All(outcome.Values, static v => Assert.Equal(0, v));
        Assert.All(outcome.OperandGradients[0], static v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Rejects_DivisionByNormsWithoutEpsilon() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Case("1x1o", Nonlinearity.Tanh, normalize: true, 0, bias: false).Make(Precision.Single)
        );

    private static LayerCase Case(string layout, Nonlinearity function, bool normalize, double epsilon, bool bias) =>
        new(
            [layout],
            layout,
            builder =>
            {
                NormActivationLayer layer = NormActivationLayer.Create(
                    builder,
                    FeatureLayout.Of(layout),
                    function,
                    normalize,
                    epsilon,
                    bias
                );
                return handles => layer.Apply(handles[0]);
            }
        );
}
