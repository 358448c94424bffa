using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class GateLayerTests(ITestOutputHelper output)
{
    internal static Nonlinearity Function(JsonElement name) =>
        name.GetString() switch
        {
            null => Nonlinearity.Identity,
            "silu" => Nonlinearity.SiLU,
            "tanh" => Nonlinearity.Tanh,
            "sigmoid" => Nonlinearity.Sigmoid,
            "relu" => Nonlinearity.ReLU,
            "abs" => Nonlinearity.Abs,
            { } other => throw new NotSupportedException(other),
        };

    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithReferenceValues_AndGradients() =>
        Assert.Equal(
            3,
            CheckReference(
                ReferenceData.LoadLocal("Layers/Data/gate.json"),
                new ReferenceComparison("gate.json, committed")
            )
        );

    [ReferenceDataFact("reference/gate.json")]
    [Trait("Page", "accuracy")]
    public void Agrees_WithAllReferenceValues_AndGradients() =>
        Assert.Equal(
            5,
            CheckReference(ReferenceData.Load("reference/gate.json"), new ReferenceComparison("gate.json"))
        );

    [Theory]
    [InlineData("2x0o + 9x0e + 3x1o + 1x2e", "5x0e + 2x0o + 3x1o + 1x2e")]
    [InlineData("8x0e + 2x1o + 3x1o + 1x1e", "2x0e + 2x1o + 1x1e + 3x1o")]
    [InlineData("3x0o + 2x0e + 1x1o + 2x1e", "2x0e + 2x1o + 1x1e")]
    [InlineData("5x0o + 3x0e + 1x1o + 2x1e + 2x2e", "2x0o + 1x0e + 2x2e + 2x1o + 1x1e")]
    [InlineData("4x0e", "4x0e")]
    public void Satisfies_WhatEveryLayerMust(string operand, string result)
    {
        // The second signature has its blocks in another order than the operand, which is sorted.
        string sorted = FeatureLayout.Of(operand).Signature.Irreps.Regroup().ToString();
        LayerCase layer = Case(
            sorted,
            result,
            Nonlinearity.SiLU,
            Nonlinearity.Sigmoid,
            Nonlinearity.Tanh,
            MomentConstants.Exact
        );
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Fact]
    public void VanishingVectors_StayZero()
    {
        LayerCase layer = Case(
            "3x0e + 2x1o",
            "1x0e + 2x1o",
            Nonlinearity.SiLU,
            Nonlinearity.Sigmoid,
            Nonlinearity.Tanh,
            MomentConstants.Exact
        );
        var (parameters, apply) = layer.Make(Precision.Single);
        double[] values = layer
            .Run(
                parameters,
                apply,
                1,
                [
                    [1, -2, 3, 0, 0, 0, 0, 0, 0],
                ]
            )
            .Values;
        Assert.All(values[1..], static v => Assert.Equal(0, v));
    }

    [Fact]
    public void GivenConstants_AreThoseOfEachKindOfFunction()
    {
        static LayerCase Of(params double[] factors) =>
            Case(
                "2x0o + 2x0e + 1x1o + 1x2o",
                "1x0e + 1x0o + 1x1o + 1x2e",
                Nonlinearity.SiLU,
                Nonlinearity.SiLU,
                Nonlinearity.Tanh,
                MomentConstants.E3nn,
                [
                    .. factors.Zip(
                        new[] { Nonlinearity.SiLU, Nonlinearity.Tanh, Nonlinearity.SiLU, Nonlinearity.Tanh },
                        static (factor, f) => factor * NonlinearityFacts.MomentConstant(f)
                    ),
                ]
            );

        double[] Values(LayerCase layer)
        {
            var (parameters, apply) = layer.Make(Precision.Double);
            return layer.Run(parameters, apply, 1, layer.RandomOperands(1)).Values;
        }

        double[] plain = Values(Of(1, 1, 1, 1));
        double[] scales = [2, 3, 4, 4, 4, 5, 5, 5, 5, 5];
        Near.Equal(
            [.. plain.Zip(scales, static (v, scale) => v * scale)],
            Values(Of(2, 3, 4, 5)),
            Tolerance.Rounding.Few.Double
        );
        Assert.Contains(
            "takes 4 constants, but 1 are given",
            Assert.Throws<ArgumentException>(() => Of(1).Make(Precision.Single)).Message,
            StringComparison.Ordinal
        );
        foreach (double bad in new[] { 0, -1, double.NaN, double.PositiveInfinity, 1e300 })
        {
            Assert.Contains(
                "constant 2 is",
                Assert.Throws<ArgumentException>(() => Of(1, 1, bad, 1).Make(Precision.Single)).Message,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Rejects_OperandsThatAreNotItsGates() =>
        Assert.Throws<ArgumentException>(() =>
            Case(
                    "3x0e + 2x1o",
                    "2x0e + 2x1o",
                    Nonlinearity.SiLU,
                    Nonlinearity.Sigmoid,
                    Nonlinearity.Tanh,
                    MomentConstants.Exact
                )
                .Make(Precision.Single)
        );

    private static LayerCase Case(
        string operand,
        string result,
        Nonlinearity even,
        Nonlinearity gates,
        Nonlinearity oddGates,
        MomentConstants constants,
        double[]? given = null
    ) =>
        new(
            [operand],
            result,
            builder =>
            {
                GateLayer layer = GateLayer.Create(
                    builder,
                    FeatureLayout.Of(operand),
                    FeatureLayout.Of(result),
                    even,
                    Nonlinearity.Tanh,
                    gates,
                    oddGates,
                    constants,
                    given
                );
                return handles => layer.Apply(handles[0]);
            }
        );

    /// <summary>
    /// Gates with one function for each parity of scalars and of gates, and those that only have scalars, which are
    /// activations; gives their number.
    /// </summary>
    private int CheckReference(JsonElement file, ReferenceComparison comparison)
    {
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            JsonElement gates = item.GetProperty("act_gates"),
                scalars = item.GetProperty("act_scalars");
            (string operand, string result) = (
                item.GetProperty("irreps_in").GetString()!,
                item.GetProperty("irreps_out").GetString()!
            );
            Nonlinearity[] functions = [.. scalars.EnumerateArray().Select(Function)];
            LayerCase layer =
                gates.GetArrayLength() == 0
                    ? ActivationLayerTests.Case(result, result, functions, normalize: true)
                    : Case(
                        operand,
                        result,
                        functions[0],
                        Function(gates[0]),
                        Function(gates[gates.GetArrayLength() - 1]),
                        MomentConstants.E3nn
                    );
            string name = item.GetProperty("name").GetString()!;
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
        return comparison.CaseCount;
    }
}
