using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public sealed class FourierActivationLayerTests
{
    public static TheoryData<string, Group, int, int> Cases =>
        new()
        {
            { "8x0 + 8x1 + 8x2", Group.SO2, 0, 16 },
            { "17x2 + 17x0 + 17x1 + 17x3", Group.SO2, 0, 7 },
            { "2x0 + 1x0 + 3x1", Group.SO2, 0, 12 },
            { "5x0e + 5x1 + 5x2", Group.O2, 0, 8 },
            { "8x0 + 8x1 + 8x2", Group.CN, 4, 8 },
            { "3x0e + 3x1 + 3x2e + 3x2o", Group.DN, 4, 16 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Satisfies_WhatEveryLayerMust(string signature, Group kind, int fold, int samples)
    {
        LayerCase layer = Case(signature, SymmetryGroup.Of(kind, fold), samples, Nonlinearity.SiLU);
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        if (fold > 0)
        {
            layer.CheckEquivariance(Precision.Single);
            layer.CheckEquivariance(Precision.Double);
        }
    }

    /// <summary>Elements that permute the samples, under groups that have others too.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Layer_KeepsItsExactGroup(string signature, Group kind, int fold, int samples)
    {
        LayerCase layer = Case(signature, SymmetryGroup.Of(kind, fold), samples, Nonlinearity.ReLU);
        var layout = FeatureLayout.Of(signature, layer.Group);
        SymmetryGroup exact = new CircleFunction([.. layout.Merged.Select(static b => b.Irrep)]).ExactGroup(samples);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = layer.RandomOperands(3)[0];
        double[] expected = layer.Run(parameters, apply, 3, [x]).Values;
        var random = new Random(2);
        for (int trial = 0; trial < 6; trial++)
        {
            GroupElement g = exact.Random(random);
            Near.Equal(
                LayerCase.Turned(layout, g, expected),
                layer.Run(parameters, apply, 3, [LayerCase.Turned(layout, g, x)]).Values,
                Tolerance.Equivariance.Double
            );
        }
    }

    /// <summary>The mean square change under turns of every angle is 2 ε², and at most 4 ε².</summary>
    [Theory]
    [InlineData(8, Nonlinearity.ReLU)]
    [InlineData(8, Nonlinearity.SiLU)]
    public void Turns_ChangeTheResultByItsResidual(int samples, Nonlinearity function)
    {
        const int Rows = 2000,
            Angles = 12;
        const string Fields = "0 + 1 + 2";
        SymmetryGroup group = SymmetryGroup.SO2;
        LayerCase layer = Case(Fields, group, samples, function);
        var layout = FeatureLayout.Of(Fields, group);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = layer.RandomOperands(Rows)[0];
        double[] y = layer.Run(parameters, apply, Rows, [x]).Values;
        double residual = new CircleFunction([.. layout.Merged.Select(static b => b.Irrep)]).Residual(
            samples,
            function
        );
        double mean = 0;
        for (int i = 0; i < Angles; i++)
        {
            GroupElement g = GroupElement.OfPlane(2 * Math.PI * (i + 0.5) / (Angles * samples));
            double[] expected = LayerCase.Turned(layout, g, y);
            double[] actual = layer.Run(parameters, apply, Rows, [LayerCase.Turned(layout, g, x)]).Values;
            double change = expected.Zip(actual, static (a, b) => (a - b) * (a - b)).Sum() / y.Sum(static v => v * v);
            Assert.True(Math.Sqrt(change) < 2.1 * residual);
            mean += change / Angles;
        }

        // Two thousand draws: some per cent.
        Assert.InRange(Math.Sqrt(mean) / (Math.Sqrt(2) * residual), 0.9, 1.1);
    }

    [Fact]
    public void Identity_GivesTheOperandBack()
    {
        LayerCase layer = Case("3x0 + 3x1 + 3x2", SymmetryGroup.SO2, 5, Nonlinearity.Identity);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = layer.RandomOperands(2)[0];
        Near.Equal(x, layer.Run(parameters, apply, 2, [x]).Values, Tolerance.Value.Double);
    }

    [Theory]
    [InlineData("8x0 + 4x1", Group.SO2, 0, 16, "equal copies")]
    [InlineData("8x0o + 8x1", Group.O2, 0, 16, "equal copies")]
    [InlineData("8x0 + 8x1", Group.SO2, 0, 2, "from 3 to 64")]
    [InlineData("8x0 + 8x1", Group.CN, 6, 16, "a multiple of 6")]
    public void Faults_SayWhatIsAllowed(string signature, Group kind, int fold, int samples, string words)
    {
        Exception error = Assert.ThrowsAny<ArgumentException>(() =>
            Case(signature, SymmetryGroup.Of(kind, fold), samples, Nonlinearity.SiLU).Make(Precision.Single)
        );
        Assert.Contains("'layer'", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private static LayerCase Case(string signature, SymmetryGroup group, int samples, Nonlinearity function) =>
        new(
            [signature],
            signature,
            builder =>
            {
                FourierActivationLayer layer = FourierActivationLayer.Create(
                    builder,
                    FeatureLayout.Of(signature, group),
                    samples,
                    function,
                    normalize: false
                );
                return handles => layer.Apply(handles[0]);
            }
        )
        {
            Group = group,
        };
}
