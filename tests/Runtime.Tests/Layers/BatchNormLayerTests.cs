using System.Text.Json;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class BatchNormLayerTests(ITestOutputHelper output)
{
    private const string Layout = "3x0e + 2x0e + 1x0o + 17x1o + 1x2e";

    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithReferenceSteps_GradientsStatisticsAndEvaluation() =>
        Assert.Equal(2, CheckReference(ReferenceData.LoadLocal("Layers/Data/batch_norm.json"), new ReferenceComparison("batch_norm.json, committed")));

    [ReferenceDataFact("reference/batch_norm.json")]
    [Trait("Page", "accuracy")]
    public void Agrees_WithAllReferenceSteps_GradientsStatisticsAndEvaluation() =>
        Assert.Equal(3, CheckReference(ReferenceData.Load("reference/batch_norm.json"), new ReferenceComparison("batch_norm.json")));

    [Fact]
    public void Satisfies_WhatEveryLayerMust()
    {
        LayerCase layer = Case(Layout, affine: true, 1e-5, 0.1);
        layer.CheckGradients(rows: 4, tolerance: 1e-7);
        layer.CheckGradients(rows: 2, training: false);
        layer.CheckPrecisions(tolerance: 1e-5);
        layer.CheckHousekeeping();
        layer.CheckPermutation(Precision.Single, rows: 1000);
        layer.CheckPermutation(Precision.Double);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void IsEquivariant(Precision precision)
    {
        Case("3x0e + 2x0e + 17x1o + 1x2e", affine: true, 1e-5, 0.1).CheckEquivariance(precision, rows: 50);
        Case(Layout, affine: false, 1e-5, 0.1).CheckEquivariance(precision, rows: 50);
    }

    [Fact]
    public void AppliedTwiceInOnePass_RollsTwice()
    {
        LayerCase layer = Case("1x0e", affine: false, 1e-5, 0.5);
        var (parameters, apply) = layer.Make(Precision.Double);
        using (var pass = new LayerPass(new WorkspacePool(parameters)))
        {
            Handle x = pass.Enter(Base.OfRows(2), FeatureLayout.Of("1x0e"), [1, 3]);
            apply([x]);
            apply([x]);
            Assert.Equal(0, parameters["layer.running_mean"].ToArray()[0]);
            pass.Pass.CommitStatistics();
        }

        // 0 → 1 → 1.5 with the batch's mean 2.
        Assert.Equal(1.5, parameters["layer.running_mean"].ToArray()[0], 1e-12);
        Assert.Equal(1, parameters["layer.running_var"].ToArray()[0], 1e-12);
    }

    [Fact]
    public void NothingIsStaged_WhenThePassIsDropped()
    {
        LayerCase layer = Case("1x0e", affine: false, 1e-5, 0.5);
        var (parameters, apply) = layer.Make(Precision.Double);
        var pool = new WorkspacePool(parameters);
        using (var pass = new LayerPass(pool))
            apply([pass.Enter(Base.OfRows(2), FeatureLayout.Of("1x0e"), [1, 3])]);
        using (var pass = new LayerPass(pool))
            pass.Pass.CommitStatistics();
        Assert.Equal(0, parameters["layer.running_mean"].ToArray()[0]);
    }

    private static LayerCase Case(string layout, bool affine, double epsilon, double momentum) => new([layout], layout, builder =>
    {
        BatchNormLayer layer = BatchNormLayer.Create(builder, FeatureLayout.Of(layout), affine, epsilon, momentum);
        return handles => layer.Apply(handles[0]);
    });

    private int CheckReference(JsonElement file, ReferenceComparison comparison)
    {
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            // Ours are the batch's statistics in component normalisation, with biases.
            if (item.GetProperty("instance").GetBoolean() || item.GetProperty("normalization").GetString() != "component"
                || item.GetProperty("reduce").GetString() != "mean" || !item.GetProperty("include_bias").GetBoolean())
            {
                continue;
            }

            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                string name = item.GetProperty("name").GetString()!;
                CheckItem(item, precision, (what, expected, actual) => comparison.Compare(name, what, expected, actual, precision == Precision.Double));
            }
        }

        output.WriteLine(comparison.ToString());
        return comparison.CaseCount;
    }

    private static void CheckItem(JsonElement item, Precision precision, Action<string, double[], double[]> compare)
    {
        string irreps = item.GetProperty("irreps").GetString()!;
        bool affine = item.GetProperty("affine").GetBoolean();
        LayerCase layer = Case(irreps, affine, item.GetProperty("eps").GetDouble(), item.GetProperty("momentum").GetDouble());
        var (parameters, apply) = layer.Make(precision);
        if (affine)
        {
            parameters["layer.weight"].Assign(Numbers.Flat(item.GetProperty("weight")));
            parameters["layer.bias"].Assign(Numbers.Flat(item.GetProperty("bias")));
        }

        var pool = new WorkspacePool(parameters);
        foreach (JsonElement step in item.GetProperty("train_steps").EnumerateArray())
        {
            using var pass = new LayerPass(pool);
            Handle x = pass.Enter(Base.OfRows(step.GetProperty("x").GetArrayLength()), FeatureLayout.Of(irreps), Numbers.Flat(step.GetProperty("x")));
            Handle y = apply([x]);
            compare("values", Numbers.Flat(step.GetProperty("out")), LayerPass.Read(y));
            pass.Backward(y, Numbers.Flat(step.GetProperty("cotangent")));
            compare("grad_x", Numbers.Flat(step.GetProperty("grad_x")), LayerPass.Gradient(x));
            if (affine)
            {
                compare("grad_weight", Numbers.Flat(step.GetProperty("grad_weight")), pass.Pass.Gradient(parameters["layer.weight"]));
                compare("grad_bias", Numbers.Flat(step.GetProperty("grad_bias")), pass.Pass.Gradient(parameters["layer.bias"]));
            }

            pass.Pass.CommitStatistics();
            compare("running_mean", Numbers.Flat(step.GetProperty("running_mean_after")), parameters["layer.running_mean"].ToArray());
            compare("running_var", Numbers.Flat(step.GetProperty("running_var_after")), parameters["layer.running_var"].ToArray());
        }

        JsonElement evaluation = item.GetProperty("eval");
        double[] values = layer.Run(
            parameters, apply, evaluation.GetProperty("x").GetArrayLength(), [Numbers.Flat(evaluation.GetProperty("x"))], null, training: false).Values;
        compare("evaluation", Numbers.Flat(evaluation.GetProperty("out")), values);
    }
}
