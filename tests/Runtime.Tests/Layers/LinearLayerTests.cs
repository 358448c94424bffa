using System.Text.Json;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class LinearLayerTests
{
    private const string Operand = "4x0e + 2x0o + 3x1o + 2x1o + 1x2e";
    private const string Result = "3x0e + 2x0o + 4x1o + 1x1e + 2x2e";

    [Fact]
    public void Agrees_WithReferenceValues_AndGradients() =>
        CheckReference(ReferenceData.LoadLocal("Layers/Data/linear.json"));

    [ReferenceDataFact("reference/linear.json")]
    public void Agrees_WithAllReferenceValues_AndGradients() =>
        CheckReference(ReferenceData.Load("reference/linear.json"));

    [Fact]
    public void Satisfies_WhatEveryLayerMust()
    {
        LayerCase layer = Case(residual: false, bias: true);
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Fact]
    public void Residual_AddsTheOperand()
    {
        var same = new LayerCase(
            [Operand],
            Operand,
            static builder =>
            {
                ReferenceLinear<Residual>.Spec = LinearSpec.Create(Irreps.Parse(Operand), Irreps.Parse(Operand));
                LinearLayer layer = LinearLayer.Create<ReferenceLinear<Residual>>(
                    builder,
                    FeatureLayout.Of(Operand),
                    FeatureLayout.Of(Operand),
                    residual: true
                );
                return handles => layer.Apply(handles[0]);
            }
        );
        same.CheckGradients();
        var (parameters, apply) = same.Make(Precision.Double);
        double[][] x = same.RandomOperands(3);
        parameters["layer.weight"].Assign(new double[parameters.Count]);
        Assert.Equal(x[0], same.Run(parameters, apply, 3, x).Values);
    }

    [Fact]
    public void Rejects_OtherSignatures_AndUnequalResiduals()
    {
        var (parameters, apply) = Case(residual: false, bias: false).Make(Precision.Double);
        using var pass = new LayerPass(new WorkspacePool(parameters));
        Handle wrong = pass.Enter(RowSpace.OfRows(1), FeatureLayout.Of("3x0e"), [1, 2, 3]);
        Assert.Contains(
            "layer",
            Assert.Throws<ArgumentException>(() => apply([wrong])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Case(residual: true, bias: false).Make(Precision.Single));
    }

    private static LayerCase Case(bool residual, bool bias) =>
        new(
            [Operand],
            Result,
            builder =>
            {
                ReferenceLinear<Plain>.Spec = LinearSpec.Create(
                    Irreps.Parse(Operand),
                    Irreps.Parse(Result),
                    hasBiases: bias
                );
                LinearLayer layer = LinearLayer.Create<ReferenceLinear<Plain>>(
                    builder,
                    FeatureLayout.Of(Operand),
                    FeatureLayout.Of(Result),
                    residual
                );
                return handles => layer.Apply(handles[0]);
            }
        );

    private static void CheckReference(JsonElement file)
    {
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            JsonElement options = item.GetProperty("kwargs");
            if (options.TryGetProperty("f_in", out _) || options.TryGetProperty("instructions", out _))
                continue;
            (string operand, string result) = (
                item.GetProperty("irreps_in").GetString()!,
                item.GetProperty("irreps_out").GetString()!
            );
            bool byPath =
                options.TryGetProperty("path_normalization", out JsonElement kind) && kind.GetString() == "path";
            var layerCase = new LayerCase(
                [operand],
                result,
                builder =>
                {
                    ReferenceLinear<Plain>.Spec = LinearSpec.Create(
                        Irreps.Parse(operand),
                        Irreps.Parse(result),
                        byPath ? PathNormalization.Path : PathNormalization.Element,
                        options.TryGetProperty("biases", out _)
                    );
                    LinearLayer layer = LinearLayer.Create<ReferenceLinear<Plain>>(
                        builder,
                        FeatureLayout.Of(operand),
                        FeatureLayout.Of(result),
                        residual: false
                    );
                    return handles => layer.Apply(handles[0]);
                }
            );
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                var (parameters, apply) = layerCase.Make(precision);
                parameters["layer.weight"].Assign(Numbers.Flat(item.GetProperty("w")));
                double[] bias = Numbers.Flat(item.GetProperty("bias"));
                if (bias.Length > 0)
                    parameters["layer.bias"].Assign(bias);
                LayerOutcome outcome = layerCase.Run(
                    parameters,
                    apply,
                    item.GetProperty("x").GetArrayLength(),
                    [Numbers.Flat(item.GetProperty("x"))],
                    Numbers.Flat(item.GetProperty("cotangent"))
                );
                double tolerance = Tolerance.Reference.Of(precision == Precision.Double);
                Near.Equal(Numbers.Flat(item.GetProperty("out")), outcome.Values, tolerance);
                Near.Equal(Numbers.Flat(item.GetProperty("grad_x")), outcome.OperandGradients[0], tolerance, "grad_x");
                Near.Equal(
                    Numbers.Flat(item.GetProperty("grad_w")),
                    outcome.ParameterGradients["layer.weight"],
                    tolerance,
                    "grad_w"
                );
                if (bias.Length > 0)
                {
                    Near.Equal(
                        Numbers.Flat(item.GetProperty("grad_bias")),
                        outcome.ParameterGradients["layer.bias"],
                        tolerance,
                        "grad_bias"
                    );
                }
            }
        }
    }

    private struct Plain;

    private struct Residual;
}
