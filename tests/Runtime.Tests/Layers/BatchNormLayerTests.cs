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
        Assert.Equal(
            2,
            CheckReference(
                ReferenceData.LoadLocal("Layers/Data/batch_norm.json"),
                new ReferenceComparison("batch_norm.json, committed")
            )
        );

    [ReferenceDataFact("reference/batch_norm.json")]
    [Trait("Page", "accuracy")]
    public void Agrees_WithAllReferenceSteps_GradientsStatisticsAndEvaluation() =>
        Assert.Equal(
            7,
            CheckReference(ReferenceData.Load("reference/batch_norm.json"), new ReferenceComparison("batch_norm.json"))
        );

    [Fact]
    public void Satisfies_WhatEveryLayerMust()
    {
        LayerCase layer = Case(Layout, new BatchNormOptions());
        layer.CheckGradients(rows: 4, tolerance: Tolerance.Derivative.Curved);
        layer.CheckGradients(rows: 2, training: false);
        layer.CheckPrecisions(Tolerance.Gradient.Single);
        layer.CheckHousekeeping();
        layer.CheckPermutation(Precision.Single, rows: 1000);
        layer.CheckPermutation(Precision.Double);
    }

    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Layer_IsEquivariant(Precision precision)
    {
        Case("3x0e + 2x0e + 17x1o + 1x2e", new BatchNormOptions()).CheckEquivariance(precision, rows: 50);
        Case(Layout, new BatchNormOptions { Affine = false }).CheckEquivariance(precision, rows: 50);
        Case(Layout, new BatchNormOptions { Normalization = BatchNormalization.Norm, Bias = false })
            .CheckEquivariance(precision, rows: 50);
    }

    [Fact]
    public void AppliedTwiceInOnePass_RollsTwice()
    {
        LayerCase layer = Case("1x0e", new BatchNormOptions { Affine = false, Momentum = 0.5 });
        var (parameters, apply) = layer.Make(Precision.Double);
        using (var pass = new LayerPass(new WorkspacePool(parameters)))
        {
            Handle x = pass.Enter(RowSpace.OfRows(2), FeatureLayout.Of("1x0e"), [1, 3]);
            apply([x]);
            apply([x]);
            Assert.Equal(0, parameters["layer.running_mean"].ToArray()[0]);
            pass.Pass.CommitStatistics();
        }

        // 0 → 1 → 1.5 with the batch's mean 2.
        Near.Equal(1.5, parameters["layer.running_mean"].ToArray()[0], Tolerance.Rounding.Dozens);
        Near.Equal(1, parameters["layer.running_var"].ToArray()[0], Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void NothingIsStaged_WhenThePassIsDropped()
    {
        LayerCase layer = Case("1x0e", new BatchNormOptions { Affine = false, Momentum = 0.5 });
        var (parameters, apply) = layer.Make(Precision.Double);
        var pool = new WorkspacePool(parameters);
        using (var pass = new LayerPass(pool))
            apply([pass.Enter(RowSpace.OfRows(2), FeatureLayout.Of("1x0e"), [1, 3])]);
        using (var pass = new LayerPass(pool))
            pass.Pass.CommitStatistics();
        Assert.Equal(0, parameters["layer.running_mean"].ToArray()[0]);
    }

    [Fact]
    public void WithoutBiases_ThereAreWeightsOnly()
    {
        var (parameters, _) = Case(Layout, new BatchNormOptions { Bias = false }).Make(Precision.Single);
        Assert.Equal(
            ["layer.weight", "layer.running_mean", "layer.running_var"],
            parameters.All.Select(static p => p.Path)
        );
    }

    [Fact]
    public void NormOfAVector_IsOneInTheMean()
    {
        LayerCase layer = Case(
            "2x1o",
            new BatchNormOptions
            {
                Affine = false,
                Normalization = BatchNormalization.Norm,
                Epsilon = 1e-12,
            }
        );
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] values = layer.Run(parameters, apply, 30, layer.RandomOperands(30)).Values;
        Near.Equal(60, values.Sum(static v => v * v), Tolerance.IllConditioned);
    }

    [Fact]
    public void Rejects_OptionsOutOfRange()
    {
        Assert.Throws<ArgumentException>(() =>
            Case("1x0e", new BatchNormOptions { Epsilon = 0 }).Make(Precision.Single)
        );
        Assert.Throws<ArgumentException>(() =>
            Case("1x0e", new BatchNormOptions { Momentum = 1.5 }).Make(Precision.Single)
        );
        Assert.Throws<ArgumentException>(() =>
            Case("1x0e", new BatchNormOptions { Reduce = (BatchReduction)7 }).Make(Precision.Single)
        );
    }

    private static LayerCase Case(string layout, BatchNormOptions options) =>
        new(
            [layout],
            layout,
            builder =>
            {
                BatchNormLayer layer = BatchNormLayer.Create(builder, FeatureLayout.Of(layout), options);
                return handles => layer.Apply(handles[0]);
            }
        );

    private int CheckReference(JsonElement file, ReferenceComparison comparison)
    {
        foreach (JsonElement item in file.GetProperty("items").EnumerateArray())
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                string name = item.GetProperty("name").GetString()!;
                CheckItem(
                    item,
                    precision,
                    (what, expected, actual) =>
                        comparison.Compare(name, what, expected, actual, precision == Precision.Double)
                );
            }
        }

        output.WriteLine(comparison.ToString());
        return comparison.CaseCount;
    }

    private static void CheckItem(JsonElement item, Precision precision, Action<string, double[], double[]> compare)
    {
        string irreps = item.GetProperty("irreps").GetString()!;
        var options = new BatchNormOptions
        {
            Affine = item.GetProperty("affine").GetBoolean(),
            Bias = item.GetProperty("include_bias").GetBoolean(),
            Epsilon = item.GetProperty("eps").GetDouble(),
            Momentum = item.GetProperty("momentum").GetDouble(),
            Normalization =
                item.GetProperty("normalization").GetString() == "norm"
                    ? BatchNormalization.Norm
                    : BatchNormalization.Component,
            Reduce = item.GetProperty("reduce").GetString() == "max" ? BatchReduction.Max : BatchReduction.Mean,
            Instance = item.GetProperty("instance").GetBoolean(),
        };
        LayerCase layer = Case(irreps, options);
        var (parameters, apply) = layer.Make(precision);
        string[] learned =
            !options.Affine ? []
            : options.Bias ? ["weight", "bias"]
            : ["weight"];
        string[] kept = options.Instance ? [] : ["running_mean", "running_var"];
        Assert.Equal(learned.Concat(kept).Select(static n => "layer." + n), parameters.All.Select(static p => p.Path));
        foreach (string parameter in learned)
            parameters["layer." + parameter].Assign(Numbers.Flat(item.GetProperty(parameter)));

        var pool = new WorkspacePool(parameters);
        foreach (JsonElement step in item.GetProperty("train_steps").EnumerateArray())
        {
            using var pass = new LayerPass(pool);
            Handle x = pass.Enter(RowsOf(step), FeatureLayout.Of(irreps), Numbers.Flat(step.GetProperty("x")));
            Handle y = apply([x]);
            compare("values", Numbers.Flat(step.GetProperty("out")), LayerPass.Read(y));
            pass.Backward(y, Numbers.Flat(step.GetProperty("cotangent")));
            compare("grad_x", Numbers.Flat(step.GetProperty("grad_x")), LayerPass.Gradient(x));
            foreach (string parameter in learned)
            {
                compare(
                    "grad_" + parameter,
                    Numbers.Flat(step.GetProperty("grad_" + parameter)),
                    pass.Pass.Gradient(parameters["layer." + parameter])
                );
            }

            pass.Pass.CommitStatistics();
            foreach (string buffer in kept)
            {
                compare(
                    buffer,
                    Numbers.Flat(step.GetProperty(buffer + "_after")),
                    parameters["layer." + buffer].ToArray()
                );
            }
        }

        JsonElement evaluation = item.GetProperty("eval");
        RowSpace rows = RowsOf(evaluation);
        double[] values = layer
            .Run(
                parameters,
                apply,
                rows.Count,
                [Numbers.Flat(evaluation.GetProperty("x"))],
                null,
                training: false,
                on: rows
            )
            .Values;
        compare("evaluation", Numbers.Flat(evaluation.GetProperty("out")), values);
    }

    /// <summary>Either rows, or clouds of as many rows each.</summary>
    private static RowSpace RowsOf(JsonElement step)
    {
        JsonElement x = step.GetProperty("x");
        int clouds = x.GetArrayLength();
        return x[0][0].ValueKind == JsonValueKind.Array
            ? RowSpace.OfPoints([.. Enumerable.Range(0, clouds + 1).Select(c => c * x[0].GetArrayLength())])
            : RowSpace.OfRows(clouds);
    }
}
