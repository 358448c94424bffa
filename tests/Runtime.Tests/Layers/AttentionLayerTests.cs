using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

public class AttentionLayerTests
{
    private const string Input = "4x0e + 2x1o + 2x1o";
    private const string Result = "3x0e + 1x0o + 2x1o + 1x2e";
    private const string SmallInput = "2x0e + 2x1o";
    private const string SmallResult = "1x0e + 2x1o + 1x2e";
    private const int Points = 13;
    private const int Dim = 16;
    private const double Radius = 2.3;

    private static readonly SteerableConvolutionOptions Options = new() { BasisCount = 4, RadialWidth = 6 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Agrees_WithTheFormula(int heads)
    {
        var layer = new AttentionCase<Formula>(Input, Result, heads, Options, Precision.Double);
        (double[] positions, double[] x) = Cloud();
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        Assert.True(list.Count > 64, $"{list.Count} edges: more than one block.");
        Near.Equal(
            Slow(layer, positions, x, list, Radius),
            layer.Run(positions, x, list).Values,
            Tolerance.Value.Double
        );
    }

    [Fact]
    public void Agrees_WithTheFormula_WhereAReceiverHasSeveralBlocksOfEdges()
    {
        const int Many = 90;
        var layer = new AttentionCase<Formula>(SmallInput, SmallResult, 2, Options, Precision.Double);
        double[] positions = Numbers.Normal(1, 3 * Many),
            x = Array.ConvertAll(Numbers.Normal(2, 8 * Many), static v => 6 * v);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, 4);
        Assert.True(list.Count > 64 * Many, $"{list.Count} edges: more than a block a receiver.");
        Near.Equal(Slow(layer, positions, x, list, 4), layer.Run(positions, x, list).Values, Tolerance.Value.Double);
    }

    [Fact]
    public void Agrees_WithConvolution_WhereAllLogitsAreZero()
    {
        // q = 0: every neighbour has f/(1 + Σf).
        var layer = new AttentionCase<Formula>(SmallInput, SmallResult, 2, Options, Precision.Double);
        layer.Parameters["layer.query.weight"].Assign(new double[layer.Specs.Query.WeightCount]);
        double[] positions = [0, 0, 0, 1, 0, 0];
        double[] x = Numbers.Normal(2, 16),
            near = layer.Run(positions, x, NeighbourSearch.WithinRadius(positions, Radius)).Values;
        double[] weights = SlowEdges.Network(
            layer.Parameters,
            "layer",
            Options,
            layer.Specs.Keys.WeightCount + layer.Specs.Values.WeightCount,
            1,
            Radius
        );
        double[] value = SlowEdges.Couple(
            layer.Specs.Values,
            x[8..],
            SlowEdges.Harmonics([1, 0, 0]),
            weights[layer.Specs.Keys.WeightCount..]
        );
        double f = SlowEdges.Envelope(1 / Radius);
        Near.Equal(
            SlowEdges.Mix(
                layer.Specs.Linear,
                layer.Parameters["layer.linear.weight"].ToArray(),
                [.. value.Select(v => v * f / (1 + f))]
            ),
            near[..layer.Result.Dim],
            Tolerance.Value.Double
        );
    }

    [Theory]
    [InlineData(CutoffEnvelope.Polynomial, 1)]
    [InlineData(CutoffEnvelope.SmoothStep, 0)]
    [InlineData(CutoffEnvelope.Cosine, 2)]
    [InlineData(CutoffEnvelope.None, 1)]
    public void Gradients_AgreeWithDifferences(CutoffEnvelope envelope, int layers)
    {
        SteerableConvolutionOptions options = Options with
        {
            Envelope = envelope,
            RadialLayers = layers,
            RadialWidth = 3,
        };
        var layer = new AttentionCase<Gradient>(SmallInput, SmallResult, 2, options, Precision.Double);
        double[] positions = Numbers.Normal(3, 3 * 4);
        ConvolutionGradients.Check(layer, positions, NeighbourSearch.WithinRadius(positions, Radius));
    }

    [Fact]
    public void Gradients_ReachTheCutoffsOfKNearest()
    {
        var layer = new AttentionCase<Gradient>(
            SmallInput,
            SmallResult,
            1,
            Options with
            {
                RadialWidth = 3,
            },
            Precision.Double
        );
        double[] positions = Numbers.Normal(4, 3 * 5);
        ConvolutionGradients.Check(layer, positions, NeighbourSearch.KNearest(positions, 2));
    }

    [Theory]
    [InlineData(Precision.Single, false)]
    [InlineData(Precision.Double, false)]
    [InlineData(Precision.Single, true)]
    [InlineData(Precision.Double, true)]
    public void IsEquivariant_UnderRotationsInversionTranslationsAndPermutations(Precision precision, bool nearest)
    {
        double tolerance = Tolerance.Equivariance.Of(precision == Precision.Double);
        var layer = new AttentionCase<Symmetry>(Input, Result, 2, Options, precision);
        NeighbourList Search(double[] at) =>
            nearest ? NeighbourSearch.KNearest(at, 5) : NeighbourSearch.WithinRadius(at, Radius);
        (double[] positions, double[] x) = Cloud();
        double[] cotangent = Numbers.Normal(7, Points * layer.Result.Dim);
        ConvolutionOutcome expected = layer.Run(positions, x, Search(positions), cotangent);
        (Irreps input, Irreps result, Irreps vector) = (
            Irreps.Parse(Input),
            Irreps.Parse(Result),
            Irreps.Parse("1x1o")
        );
        foreach (bool inversion in new[] { false, true })
        {
            var element = new OrthogonalMatrix(Rotation.Random(new Random(8)), inversion);
            double[] Turn(Irreps irreps, double[] numbers) => WignerD.Transform(irreps, element, numbers);
            double[] moved = [.. Turn(vector, positions).Select(static (v, i) => v + 3 * (i % 3))];
            ConvolutionOutcome actual = layer.Run(moved, Turn(input, x), Search(moved), Turn(result, cotangent));
            Near.Equal(Turn(result, expected.Values), actual.Values, tolerance);
            Near.Equal(Turn(input, expected.FeatureGradient), actual.FeatureGradient, tolerance, "feature gradient");
            Near.Equal(
                Turn(vector, expected.PositionGradient),
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
        (double[] positions, double[] x) = Cloud();
        positions = Array.ConvertAll(positions, static v => (double)(float)v);
        x = Array.ConvertAll(x, static v => (double)(float)v);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        var fine = new AttentionCase<Precise>(Input, Result, 2, Options, Precision.Double);
        var coarse = new AttentionCase<Precise>(Input, Result, 2, Options, Precision.Single);
        double[] cotangent = Array.ConvertAll(
            Numbers.Normal(3, Points * fine.Result.Dim),
            static v => (double)(float)v
        );
        ConvolutionOutcome expected = fine.Run(positions, x, list, cotangent),
            actual = coarse.Run(positions, x, list, cotangent);
        Near.Equal(expected.Values, actual.Values, Tolerance.SingleAgainstDouble);
        Near.Equal(expected.FeatureGradient, actual.FeatureGradient, Tolerance.SingleAgainstDouble, "features");
        foreach ((string path, double[] gradient) in expected.ParameterGradients)
            Near.Equal(gradient, actual.ParameterGradients[path], Tolerance.SingleAgainstDouble, path);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void NothingJumps_WhereANeighbourLeaves(int neighbours)
    {
        // The neighbour on the x axis goes through the cutoff; with neighbours = 1 it is the last one.
        var layer = new AttentionCase<Symmetry>(SmallInput, SmallResult, 2, Options, Precision.Double);
        double[] x = Numbers.Normal(2, 8 * (neighbours + 1)),
            cotangent = Numbers.Normal(3, (neighbours + 1) * layer.Result.Dim);
        ConvolutionOutcome At(double distance)
        {
            double[] positions = [0, 0, 0, distance, 0, 0, -0.5, 0.2, 0.1, -0.1, -0.4, 0.6];
            positions = positions[..(3 * (neighbours + 1))];
            return layer.Run(positions, x, NeighbourSearch.WithinRadius(positions, 1), cotangent);
        }

        Assert.True(At(0.5).Values[..layer.Result.Dim].Max(Math.Abs) > 0.01);
        (ConvolutionOutcome before, ConvolutionOutcome after) = (At(1 - 1e-6), At(1 + 1e-6));
        Near.Equal(after.Values, before.Values, Tolerance.BesideCutoff, "values", scale: 1);
        Near.Equal(after.FeatureGradient, before.FeatureGradient, Tolerance.BesideCutoff, "features", scale: 1);
        Near.Equal(after.PositionGradient, before.PositionGradient, Tolerance.BesideCutoff, "positions", scale: 1);
        foreach ((string path, double[] gradient) in after.ParameterGradients)
            Near.Equal(gradient, before.ParameterGradients[path], Tolerance.BesideCutoff, path, scale: 1);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e-3)]
    public void LargeLogits_StayFinite(double scale)
    {
        var layer = new AttentionCase<Symmetry>(SmallInput, SmallResult, 2, Options, Precision.Single);
        double[] positions = Numbers.Normal(1, 3 * Points),
            x = Array.ConvertAll(Numbers.Normal(2, 8 * Points), v => scale * v);
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        ConvolutionOutcome outcome = layer.Run(positions, x, list, Numbers.Normal(3, Points * layer.Result.Dim));
        Assert.All(
            [.. outcome.Values, .. outcome.FeatureGradient, .. outcome.PositionGradient],
            static v => Assert.True(double.IsFinite(v))
        );
        Assert.True(outcome.Values.Max(Math.Abs) > 0.01 * scale);
    }

    [Fact]
    public void NoEdges_NoPoints_GiveZeros()
    {
        var layer = new AttentionCase<Empty>(SmallInput, SmallResult, 2, Options, Precision.Single);
        double[] positions = [0, 0, 0, 100, 0, 0];
        ConvolutionOutcome outcome = layer.Run(
            positions,
            Numbers.Normal(1, 16),
            NeighbourSearch.WithinRadius(positions, 1),
            Numbers.Normal(1, 2 * layer.Result.Dim)
        );
        Assert.All(outcome.Values, static v => Assert.Equal(0, v));
        Assert.All(outcome.PositionGradient, static v => Assert.Equal(0, v));
        Assert.All(outcome.FeatureGradient, static v => Assert.Equal(0, v));
        Assert.Empty(layer.Run([], [], NeighbourSearch.WithinRadius([], 1), []).Values);
    }

    [Fact]
    public void AllPairs_NeedACutoffOfTheLayer()
    {
        (double[] positions, double[] x) = Cloud();
        NeighbourList list = NeighbourSearch.AllPairs(positions);
        var without = new AttentionCase<Empty>(Input, Result, 2, Options, Precision.Double);
        Assert.Contains(
            "Cutoff",
            Assert.Throws<ArgumentException>(() => without.Run(positions, x, list)).Message,
            StringComparison.Ordinal
        );
        var with = new AttentionCase<Empty>(Input, Result, 2, Options with { Cutoff = Radius }, Precision.Double);
        NeighbourList near = NeighbourSearch.WithinRadius(positions, Radius);
        Near.Equal(
            without.Run(positions, x, near).Values,
            with.Run(positions, x, list).Values,
            Tolerance.Rounding.Dozens
        );
    }

    [Fact]
    public void WarmPass_AllocatesNothing()
    {
        var layer = new AttentionCase<Empty>(Input, Result, 2, Options, Precision.Single);
        (double[] positions, double[] x) = Cloud();
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        Assert.Equal(0, layer.MeasureAllocation(positions, x, list, Numbers.Normal(3, Points * layer.Result.Dim)));
    }

    [Fact]
    public void Memory_DoesNotGrowWithEdges()
    {
        var layer = new AttentionCase<Empty>(SmallInput, SmallResult, 2, Options, Precision.Single);
        double[] positions = Numbers.Normal(1, 3 * 120),
            x = Numbers.Normal(2, 8 * 120),
            cotangent = Numbers.Normal(3, 120 * layer.Result.Dim);
        // What a pass holds beyond the vectors of the edges and their gradients: 2 × 3 floats an edge.
        long Held(double radius, out int edges)
        {
            NeighbourList list = NeighbourSearch.WithinRadius(positions, radius);
            edges = list.Count;
            return layer.HeldBytes(positions, x, list, cotangent) - (24L * list.Count);
        }

        (long few, long many) = (Held(1, out int near), Held(4, out int far));
        Assert.True(far > 5 * near, $"{near} and {far} edges.");
        Assert.InRange(many - few, long.MinValue, far - near);
    }

    [Fact]
    public void Rejects_HeadsThatDoNotDivideCopies()
    {
        string message = Assert
            .Throws<ArgumentException>(() =>
                new AttentionCase<Wrong>("4x0e + 3x1o", Result, 2, Options, Precision.Single)
            )
            .Message;
        Assert.Contains("2 heads do not divide", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new AttentionCase<Wrong>(Input, Result, 0, Options, Precision.Single));
        Assert.Throws<ArgumentException>(() =>
            new AttentionCase<Wrong>(Input, Result, 2, Options with { BasisCount = 0 }, Precision.Single)
        );
        Assert.Throws<ArgumentException>(() => new AttentionCase<Wrong>(Input, "1x5e", 2, Options, Precision.Single));
    }

    private static double[] Slow<TTag>(
        AttentionCase<TTag> layer,
        double[] positions,
        double[] x,
        NeighbourList list,
        double radius
    ) =>
        SlowAttention.Run(
            layer.Specs,
            layer.Parameters,
            "layer",
            positions,
            x,
            [.. Enumerable.Range(0, list.Count).Select(e => (list.Senders[e], list.Receivers[e]))],
            Options,
            radius
        );

    private static (double[] Positions, double[] Features) Cloud() =>
        (Numbers.Normal(1, 3 * Points), Numbers.Normal(2, Dim * Points));

    private struct Formula;

    private struct Gradient;

    private struct Symmetry;

    private struct Precise;

    private struct Empty;

    private struct Wrong;
}
