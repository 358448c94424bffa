using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Batch normalisation and dropout by field.</summary>
public sealed class FieldStatisticsTests
{
    private const string Fields = "3x0 + 2x1 + 4x regular + 2x quotient(2) + 3x2";

    [Theory]
    [InlineData(Group.CN, 4, Fields)]
    [InlineData(Group.CN, 6, "2x quotient(3) + 5x regular")]
    [InlineData(Group.DN, 4, "2x0o + 3x regular + 2x quotient(mirror)")]
    public void BatchNorm_SatisfiesWhatEveryLayerMust(Group kind, int fold, string signature)
    {
        BatchNormOptions[] all =
        [
            new(),
            new() { Normalization = BatchNormalization.Norm, Bias = false },
            new() { Reduce = BatchReduction.Max },
            new() { Instance = true },
        ];
        foreach (BatchNormOptions options in all)
        {
            LayerCase layer = BatchNorm(SymmetryGroup.Of(kind, fold), signature, options);
            layer.CheckGradients(rows: 4, tolerance: Tolerance.Derivative.Curved);
            layer.CheckPrecisions(Tolerance.Gradient.Single);
            layer.CheckHousekeeping();
            layer.CheckEquivariance(Precision.Single, rows: 50);
            layer.CheckEquivariance(Precision.Double, rows: 50);
        }
    }

    /// <summary>The slow way: mean and variance over rows and values of each copy of each field.</summary>
    [Fact]
    public void BatchNorm_HasOneStatisticPerField()
    {
        const int Rows = 40;
        SymmetryGroup group = SymmetryGroup.D(3);
        const string Text = "2x regular + quotient(mirror)";
        LayerCase layer = BatchNorm(group, Text, new BatchNormOptions { Affine = false });
        var (parameters, apply) = layer.Make(Precision.Double);
        Assert.Equal([3, 3], parameters.All.Select(static p => p.Count));
        double[] x = layer.RandomOperands(Rows)[0];
        var signature = Signature.Parse(Text, group);
        var values = new List<double[]>();
        SlowFields.Map(x, signature, Noted);
        var normalised = new double[values.Count][];
        for (int copy = 0; copy < 3; copy++)
        {
            int[] own = [.. Enumerable.Range(0, values.Count).Where(i => i % 3 == copy)];
            double mean = own.SelectMany(i => values[i]).Average();
            double variance = own.SelectMany(i => values[i]).Average(v => (v - mean) * (v - mean));
            foreach (int i in own)
                normalised[i] = [.. values[i].Select(v => (v - mean) / Math.Sqrt(variance + 1e-5))];
        }

        int next = 0;
        double[] expected = SlowFields.Map(x, signature, _ => normalised[next++]);
        Near.Equal(expected, layer.Run(parameters, apply, Rows, [x]).Values, Tolerance.Reference.Double);

        double[] Noted(double[] field)
        {
            values.Add(field);
            return field;
        }
    }

    [Fact]
    public void Dropout_DropsWholeFields()
    {
        const int Rows = 200;
        SymmetryGroup group = SymmetryGroup.C(4);
        var layer = new LayerCase(
            [Fields],
            Fields,
            builder =>
            {
                DropoutLayer dropout = DropoutLayer.Create(builder, FeatureLayout.Of(Fields, group), 0.5);
                return handles => dropout.Apply(handles[0]);
            }
        )
        {
            Group = group,
        };
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Double);
        var (parameters, apply) = layer.Make(Precision.Double);
        var signature = Signature.Parse(Fields, group);
        double[] y = layer
            .Run(
                parameters,
                apply,
                Rows,
                [
                    [.. Enumerable.Repeat(1.0, Rows * signature.Dim)],
                ]
            )
            .Values;
        int kept = 0,
            copies = 0;
        for (int row = 0; row < Rows; row++)
        {
            foreach (SignatureTerm term in signature.Terms)
            {
                for (int u = 0; u < term.Mul; u++, copies++)
                {
                    double[] copy =
                    [
                        .. SlowFields.Places(signature, term, u).Select(p => y[(row * signature.Dim) + p]),
                    ];
                    Assert.All(copy, v => Assert.Equal(copy[0], v));
                    kept += copy[0] > 0 ? 1 : 0;
                }
            }
        }

        // 2800 draws: standard deviation of the share 0.0095.
        Assert.InRange(kept / (double)copies, 0.46, 0.54);
    }

    private static LayerCase BatchNorm(SymmetryGroup group, string signature, BatchNormOptions options) =>
        new(
            [signature],
            signature,
            builder =>
            {
                BatchNormLayer layer = BatchNormLayer.Create(builder, FeatureLayout.Of(signature, group), options);
                return handles => layer.Apply(handles[0]);
            }
        )
        {
            Group = group,
        };
}
