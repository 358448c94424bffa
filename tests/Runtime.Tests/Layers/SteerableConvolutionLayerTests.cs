using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class SteerableConvolutionLayerTests
{
    private const string Input = "3x0e + 2x1o";
    private const string Result = "2x0e + 1x0o + 2x1o + 1x2e";
    private const string SmallInput = "1x0e + 1x1o";
    private const string SmallResult = "1x0e + 1x1o + 1x2e";
    private const int Points = 13;
    private const double Radius = 2.3;

    private static readonly SteerableConvolutionOptions Options = new()
    {
        BasisCount = 4,
        BasisScale = 0.7,
        RadialWidth = 6,
        AverageNeighbours = 3,
    };

    public static TheoryData<RadialBasis, CutoffEnvelope> Radials
    {
        get
        {
            var data = new TheoryData<RadialBasis, CutoffEnvelope>();
            foreach (RadialBasis basis in Enum.GetValues<RadialBasis>())
                data.Add(basis, basis == RadialBasis.Gaussian ? CutoffEnvelope.SmoothStep : CutoffEnvelope.Polynomial);
            data.Add(RadialBasis.Fourier, CutoffEnvelope.Cosine);
            data.Add(RadialBasis.Bessel, CutoffEnvelope.None);
            return data;
        }
    }

    [Fact]
    public void Agrees_WithTheFormula()
    {
        var layer = new ConvolutionCase<Formula>(Input, Result, Options, Precision.Double);
        double[] positions = Numbers.Normal(1, 3 * Points),
            x = Numbers.Normal(2, 9 * Points);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        Assert.True(list.Count > 64, $"{list.Count} edges: more than one block.");
        Near.Equal(
            SlowConvolution.Run(layer, positions, x, list, Options, Radius),
            layer.Run(positions, x, list).Values,
            Tolerance.Value.Double
        );
    }

    [Theory]
    [MemberData(nameof(Radials))]
    public void Gradients_AgreeWithDifferences(RadialBasis basis, CutoffEnvelope envelope)
    {
        int layers =
            basis == RadialBasis.Fourier ? 2
            : basis == RadialBasis.Gaussian ? 0
            : 1;
        var layer = new ConvolutionCase<Gradient>(
            SmallInput,
            SmallResult,
            Options with
            {
                Basis = basis,
                Envelope = envelope,
                RadialLayers = layers,
                RadialWidth = 3,
            },
            Precision.Double
        );
        double[] positions = Numbers.Normal(3, 3 * 4);
        ConvolutionGradients.Check(layer, positions, NeighbourSearch.WithinRadius(positions, Radius));
    }

    [Fact]
    public void Gradients_ReachTheCutoffsOfKNearest()
    {
        var layer = new ConvolutionCase<Gradient>(
            SmallInput,
            SmallResult,
            Options with
            {
                RadialWidth = 3,
            },
            Precision.Double
        );
        double[] positions = Numbers.Normal(4, 3 * 5);
        ConvolutionGradients.Check(layer, positions, NeighbourSearch.KNearest(positions, 2));
    }

    [Fact]
    public void Gradients_OfParameters_DoNotNeedPositions()
    {
        var layer = new ConvolutionCase<Gradient>(Input, Result, Options, Precision.Double);
        double[] positions = Numbers.Normal(4, 3 * 8),
            x = Numbers.Normal(2, 9 * 8),
            cotangent = Numbers.Normal(6, 8 * layer.Result.Dim);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        ConvolutionOutcome all = layer.Run(positions, x, list, cotangent),
            some = layer.Run(positions, x, list, cotangent, positionsWanted: false);
        Assert.Equal(all.FeatureGradient, some.FeatureGradient);
        Assert.All(all.ParameterGradients, pair => Assert.Equal(pair.Value, some.ParameterGradients[pair.Key]));
    }

    [Theory]
    [InlineData(Precision.Single, false)]
    [InlineData(Precision.Double, false)]
    [InlineData(Precision.Single, true)]
    [InlineData(Precision.Double, true)]
    public void IsEquivariant_UnderRotationsInversionTranslationsAndPermutations(Precision precision, bool nearest)
    {
        double tolerance = Tolerance.Equivariance.Of(precision == Precision.Double);
        var layer = new ConvolutionCase<Symmetry>(Input, Result, Options, precision);
        NeighbourList Search(double[] at) =>
            nearest ? NeighbourSearch.KNearest(at, 5) : NeighbourSearch.WithinRadius(at, Radius);
        double[] positions = Numbers.Normal(1, 3 * Points),
            x = Numbers.Normal(2, 9 * Points),
            cotangent = Numbers.Normal(7, Points * layer.Result.Dim);
        ConvolutionOutcome expected = layer.Run(positions, x, Search(positions), cotangent);
        Irreps input = Irreps.Parse(Input),
            result = Irreps.Parse(Result);
        foreach (bool inversion in new[] { false, true })
        {
            var element = new OrthogonalMatrix(Rotation.Random(new Random(8)), inversion);
            double[] Turn(Irreps irreps, double[] numbers) => WignerD.Transform(irreps, element, numbers);
            double[] moved = [.. Turn(Irreps.Parse("1x1o"), positions).Select(static (v, i) => v + 3 * (i % 3))];
            ConvolutionOutcome actual = layer.Run(moved, Turn(input, x), Search(moved), Turn(result, cotangent));
            Near.Equal(Turn(result, expected.Values), actual.Values, tolerance);
            Near.Equal(Turn(input, expected.FeatureGradient), actual.FeatureGradient, tolerance, "feature gradient");
            Near.Equal(
                Turn(Irreps.Parse("1x1o"), expected.PositionGradient),
                actual.PositionGradient,
                tolerance,
                "position gradient"
            );
        }

        int[] order = Enumerable.Range(0, Points).ToArray();
        new Random(3).Shuffle(order);
        double[] Permute(double[] numbers) =>
            [
                .. order.SelectMany(row =>
                    numbers[(row * numbers.Length / Points)..((row + 1) * numbers.Length / Points)]
                ),
            ];
        Near.Equal(
            Permute(expected.Values),
            layer.Run(Permute(positions), Permute(x), Search(Permute(positions))).Values,
            tolerance,
            "permuted points"
        );
    }

    [Fact]
    public void SinglePrecision_FollowsDouble()
    {
        double[] positions = Array.ConvertAll(Numbers.Normal(1, 3 * Points), static v => (double)(float)v);
        double[] x = Array.ConvertAll(Numbers.Normal(2, 9 * Points), static v => (double)(float)v);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        var fine = new ConvolutionCase<Precise>(Input, Result, Options, Precision.Double);
        var coarse = new ConvolutionCase<Precise>(Input, Result, Options, Precision.Single);
        double[] cotangent = Array.ConvertAll(
            Numbers.Normal(3, Points * fine.Result.Dim),
            static v => (double)(float)v
        );
        ConvolutionOutcome expected = fine.Run(positions, x, list, cotangent),
            actual = coarse.Run(positions, x, list, cotangent);
        Near.Equal(expected.Values, actual.Values, Tolerance.Value.Single);
        Near.Equal(expected.FeatureGradient, actual.FeatureGradient, Tolerance.Value.Single, "feature gradient");
        Near.Equal(expected.PositionGradient, actual.PositionGradient, Tolerance.Gradient.Single, "position gradient");
        foreach ((string path, double[] gradient) in expected.ParameterGradients)
            Near.Equal(gradient, actual.ParameterGradients[path], Tolerance.SingleAgainstDouble, path);
    }

    [Fact]
    public void CoincidentPoints_CoupleThroughScalarsOnly_WithFiniteGradients()
    {
        var layer = new ConvolutionCase<Coincident>("1x0e", "1x0e + 1x1o + 1x2e", Options, Precision.Single);
        double[] positions = [1, 2, 3, 1, 2, 3];
        NeighbourList list = NeighbourSearch.WithinRadius(positions, 1);
        Assert.Equal(2, list.Count);
        ConvolutionOutcome outcome = layer.Run(positions, [1, -1], list, Numbers.Normal(1, 18));
        Assert.NotEqual(0, outcome.Values[0]);
        Assert.All(outcome.Values[1..9], static v => Assert.Equal(0, v));
        Assert.All(outcome.PositionGradient, static v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Kernel_VanishesAtTheCutoff()
    {
        var layer = new ConvolutionCase<Coincident>("1x0e", "1x0e + 1x1o + 1x2e", Options, Precision.Double);
        double At(double r)
        {
            double[] positions = [0, 0, 0, r, 0, 0];
            return layer.Run(positions, [1, 1], NeighbourSearch.WithinRadius(positions, 1)).Values.Max(Math.Abs);
        }

        Assert.True(At(0.5) > 0.01);
        Assert.InRange(At(1 - 1e-4), 0, Tolerance.BesideCutoff);
    }

    [Fact]
    public void NoEdges_NoPoints_GiveZeros()
    {
        var layer = new ConvolutionCase<Empty>(Input, Result, Options, Precision.Single);
        double[] positions = [0, 0, 0, 100, 0, 0];
        ConvolutionOutcome outcome = layer.Run(
            positions,
            Numbers.Normal(1, 18),
            NeighbourSearch.WithinRadius(positions, 1),
            Numbers.Normal(1, 2 * layer.Result.Dim)
        );
        Assert.All(outcome.Values, static v => Assert.Equal(0, v));
        Assert.All(outcome.PositionGradient, static v => Assert.Equal(0, v));
        Assert.Empty(layer.Run([], [], NeighbourSearch.WithinRadius([], 1), []).Values);
    }

    [Fact]
    public void AllPairs_NeedACutoffOfTheLayer()
    {
        double[] positions = Numbers.Normal(1, 12),
            x = Numbers.Normal(2, 36);
        NeighbourList list = NeighbourSearch.AllPairs(positions);
        var without = new ConvolutionCase<Empty>(
            Input,
            Result,
            Options with
            {
                Envelope = CutoffEnvelope.None,
            },
            Precision.Double
        );
        Assert.Contains(
            "Cutoff",
            Assert.Throws<ArgumentException>(() => without.Run(positions, x, list)).Message,
            StringComparison.Ordinal
        );
        var with = new ConvolutionCase<Empty>(
            Input,
            Result,
            Options with
            {
                Envelope = CutoffEnvelope.None,
                Cutoff = 10,
            },
            Precision.Double
        );
        NeighbourList wide = NeighbourSearch.WithinRadius(positions, 10);
        Assert.Equal(with.Run(positions, x, wide).Values, with.Run(positions, x, list).Values);
    }

    [Fact]
    public void Cutoff_EndsTheKernelBeforeTheEdges_NeverBeyondThem()
    {
        double[] positions = Numbers.Normal(1, 3 * Points),
            x = Numbers.Normal(2, 9 * Points),
            cotangent = Numbers.Normal(3, Points * 14);
        var own = new ConvolutionCase<Empty>(Input, Result, Options, Precision.Double);
        ConvolutionOutcome expected = own.Run(positions, x, NeighbourSearch.WithinRadius(positions, 1.5), cotangent);
        var shorter = new ConvolutionCase<Empty>(Input, Result, Options with { Cutoff = 1.5 }, Precision.Double);
        ConvolutionOutcome actual = shorter.Run(
            positions,
            x,
            NeighbourSearch.WithinRadius(positions, Radius),
            cotangent
        );
        Near.Equal(expected.Values, actual.Values, Tolerance.Rounding.Dozens);
        Near.Equal(expected.PositionGradient, actual.PositionGradient, Tolerance.Gradient.Double, "position gradient");
        Assert.Throws<ArgumentException>(() => shorter.Run(positions, x, NeighbourSearch.WithinRadius(positions, 1.4)));
    }

    [Fact]
    public void WarmPass_AllocatesNothing()
    {
        var layer = new ConvolutionCase<Empty>(Input, Result, Options, Precision.Single);
        double[] positions = Numbers.Normal(1, 3 * Points),
            x = Numbers.Normal(2, 9 * Points);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        Assert.Equal(0, layer.MeasureAllocation(positions, x, list, Numbers.Normal(3, Points * layer.Result.Dim)));
    }

    [Fact]
    public void Rejects_OperandsOnOtherRows_AndSenselessOptions()
    {
        Assert.Throws<ArgumentException>(() =>
            new ConvolutionCase<Wrong>(Input, Result, Options with { AverageNeighbours = 0 }, Precision.Single)
        );
        Assert.Throws<ArgumentException>(() =>
            new ConvolutionCase<Wrong>(Input, Result, Options with { BasisCount = 0 }, Precision.Single)
        );
        Assert.Throws<ArgumentException>(() =>
            new ConvolutionCase<Wrong>(Input, Result, Options with { BasisScale = 0 }, Precision.Single)
        );
        Assert.Throws<ArgumentException>(() => new ConvolutionCase<Wrong>(Input, "1x5e", Options, Precision.Single));
    }

    private struct Formula;

    private struct Gradient;

    private struct Symmetry;

    private struct Precise;

    private struct Coincident;

    private struct Empty;

    private struct Wrong;
}
