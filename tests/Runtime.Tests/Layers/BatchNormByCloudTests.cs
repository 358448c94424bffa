using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Batch normalisation where clouds matter: each by itself, or by its largest row.</summary>
public class BatchNormByCloudTests
{
    private const string Layout = "2x0e + 1x0o + 3x1o";

    // The second cloud is empty, the third has one point.
    private static readonly int[] Offsets = [0, 4, 4, 5, 11];

    [Theory]
    [InlineData(false, BatchReduction.Max, BatchNormalization.Component)]
    [InlineData(false, BatchReduction.Max, BatchNormalization.Norm)]
    [InlineData(true, BatchReduction.Mean, BatchNormalization.Component)]
    [InlineData(true, BatchReduction.Max, BatchNormalization.Norm)]
    public void Gradients_AreTheDerivatives_AndPrecisionsAgree(
        bool instance,
        BatchReduction reduce,
        BatchNormalization normalization
    )
    {
        var options = new BatchNormOptions
        {
            Instance = instance,
            Reduce = reduce,
            Normalization = normalization,
            Epsilon = 0.1,
        };
        LayerCase layer = Case(options);
        foreach (bool training in new[] { true, false })
        {
            var (parameters, apply) = layer.Make(Precision.Double);
            RowSpace rows = RowSpace.OfPoints(Offsets);
            double[] x = Numbers.Normal(4, rows.Count * 12),
                cotangent = Numbers.Normal(5, x.Length);
            LayerOutcome outcome = layer.Run(parameters, apply, rows.Count, [x], cotangent, training, rows);
            double Loss(int k, double shift)
            {
                double[] moved = [.. x];
                moved[k] += shift;
                return layer
                    .Run(parameters, apply, rows.Count, [moved], null, training, rows)
                    .Values.Zip(cotangent, static (a, b) => a * b)
                    .Sum();
            }

            const double Step = 1e-4;
            double[] numeric =
            [
                .. Enumerable
                    .Range(0, x.Length)
                    .Select(k =>
                        ((8 * (Loss(k, Step) - Loss(k, -Step))) - Loss(k, 2 * Step) + Loss(k, -2 * Step)) / (12 * Step)
                    ),
            ];
            Near.Equal(numeric, outcome.OperandGradients[0], Tolerance.Derivative.FourthOrder, $"training {training}");
            Assert.True(
                layer.CheckSecondOrder(parameters, apply, rows.Count, training, Tolerance.Derivative.FourthOrder, rows)
            );
            (parameters, apply) = layer.Make(Precision.Single);
            LayerOutcome single = layer.Run(parameters, apply, rows.Count, [x], cotangent, training, rows);
            Near.Equal(outcome.Values, single.Values, Tolerance.SingleAgainstDouble);
            Near.Equal(outcome.OperandGradients[0], single.OperandGradients[0], Tolerance.Gradient.Single);
        }

        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Double, rows: 20);
        layer.CheckPermutation(Precision.Double);
    }

    [Fact]
    public void ByInstance_ACloudDoesNotSeeTheOthers()
    {
        LayerCase layer = Case(new BatchNormOptions { Instance = true });
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = Numbers.Normal(4, 11 * 12);
        double[] together = layer.Run(parameters, apply, 11, [x], on: RowSpace.OfPoints(Offsets)).Values;
        double[] alone = layer
            .Run(parameters, apply, 6, [x[(5 * 12)..]], training: false, on: RowSpace.OfPoints([0, 6]))
            .Values;
        Near.Equal(alone, together[(5 * 12)..], Tolerance.Rounding.Dozens);
        Assert.DoesNotContain(parameters.All, static p => p.IsBuffer);
    }

    [Fact]
    public void RowsThatShareTheMaximum_ShareItsGradient()
    {
        // Four vectors of one length, and a shorter one.
        LayerCase layer = new(
            ["1x1o"],
            "1x1o",
            builder =>
            {
                var norm = BatchNormLayer.Create(
                    builder,
                    FeatureLayout.Of("1x1o"),
                    new BatchNormOptions { Affine = false, Reduce = BatchReduction.Max }
                );
                return handles => norm.Apply(handles[0]);
            }
        );
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = [2, 0, 0, 0, 2, 0, 0, 0, -2, -2, 0, 0, 1, 0, 0];
        double[] g = layer
            .Run(
                parameters,
                apply,
                5,
                [x],
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0],
                on: RowSpace.OfPoints([0, 5])
            )
            .OperandGradients[0];
        // v = 4/3, Σ g·c = 1; each of the four has a quarter of 2c/3 times −s³/2.
        double s = 1 / Math.Sqrt((4 / 3.0) + 1e-5);
        Near.Equal([.. x[..12].Select(c => -s * s * s / 2 * 2 * c / 3 / 4)], g[..12], Tolerance.Rounding.Hundreds);
        Near.Equal(s, g[12], Tolerance.Rounding.Hundreds);
    }

    private static LayerCase Case(BatchNormOptions options) =>
        new(
            [Layout],
            Layout,
            builder =>
            {
                BatchNormLayer layer = BatchNormLayer.Create(builder, FeatureLayout.Of(Layout), options);
                return handles => layer.Apply(handles[0]);
            }
        );
}
