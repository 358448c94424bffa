using System.Text.Json;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class ActivationLayerTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithReferenceValues_AndGradients()
    {
        var comparison = new ReferenceComparison("activation.json");
        foreach (
            JsonElement item in ReferenceData
                .LoadLocal("Layers/Data/activation.json")
                .GetProperty("items")
                .EnumerateArray()
        )
        {
            (string operand, string result) = (
                item.GetProperty("irreps_in").GetString()!,
                item.GetProperty("irreps_out").GetString()!
            );
            Nonlinearity[] functions = [.. item.GetProperty("acts").EnumerateArray().Select(GateLayerTests.Function)];
            LayerCase layer = Case(operand, result, functions, normalize: true);
            string name = $"{operand} to {result}";
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                var (parameters, apply) = layer.Make(precision);
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
            }
        }

        output.WriteLine(comparison.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Satisfies_WhatEveryLayerMust(bool normalize)
    {
        Check(
            Case(
                "20x0e + 3x0o + 2x1o + 3x1o + 5x0o",
                "20x0e + 3x0o + 2x1o + 3x1o + 5x0e",
                [
                    Nonlinearity.Mish,
                    Nonlinearity.Tanh,
                    Nonlinearity.Identity,
                    Nonlinearity.Identity,
                    Nonlinearity.Square,
                ],
                normalize
            )
        );
        Check(Case("17x0e + 5x0e", "17x0e + 5x0e", [Nonlinearity.SiLU, Nonlinearity.SiLU], normalize));
    }

    [Fact]
    public void Rejects_WhatDoesNotCommuteWithTheGroup()
    {
        Assert.Throws<ArgumentException>(() => Case("1x1o", "1x1o", [Nonlinearity.Tanh], true).Make(Precision.Single));
        Assert.Throws<ArgumentException>(() => Case("1x0o", "1x0o", [Nonlinearity.SiLU], true).Make(Precision.Single));
        Assert.Throws<ArgumentException>(() => Case("1x0o", "1x0o", [Nonlinearity.Abs], true).Make(Precision.Single));
        Assert.Throws<ArgumentException>(() => Case("2x0e", "2x0e", [], true).Make(Precision.Single));
    }

    private static void Check(LayerCase layer)
    {
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    internal static LayerCase Case(string operand, string result, Nonlinearity[] functions, bool normalize) =>
        new(
            [operand],
            result,
            builder =>
            {
                ActivationLayer layer = ActivationLayer.Create(
                    builder,
                    FeatureLayout.Of(operand),
                    FeatureLayout.Of(result),
                    functions,
                    normalize,
                    MomentConstants.E3nn
                );
                return handles => layer.Apply(handles[0]);
            }
        );
}
