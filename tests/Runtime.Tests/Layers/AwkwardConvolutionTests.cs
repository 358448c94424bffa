using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// Sizes that fit nothing: copies beside vectors, points without neighbours between points with many, very many edges.
/// </summary>
public class AwkwardConvolutionTests
{
    private const double Radius = 1.5;

    private static readonly SteerableConvolutionOptions Options = new()
    {
        BasisCount = 3,
        RadialWidth = 5,
        AverageNeighbours = 7,
    };

    [Fact]
    public void OneCopy_AgreesWithTheFormula() => Check<One>(1);

    [Fact]
    public void ThreeCopies_AgreeWithTheFormula() => Check<Three>(3);

    [Fact]
    public void SeventeenCopies_AgreeWithTheFormula() => Check<Seventeen>(17);

    [LargeFact]
    public void AMillionEdges_AgreeWithTheFormula()
    {
        // Each of 40,000 points has 26 neighbours on a lattice that is shaken.
        const int side = 34;
        var random = new Random(4);
        double[] positions =
        [
            .. Enumerable
                .Range(0, side * side * side)
                .SelectMany(i => new[] { i / side / side, i / side % side, (double)(i % side) })
                .Select(v => v + (0.2 * (random.NextDouble() - 0.5))),
        ];
        const double reach = 2.05;
        NeighbourList list = NeighbourSearch.WithinRadius(positions, reach);
        Assert.True(list.Count > 1_000_000, $"{list.Count} edges.");
        var layer = new ConvolutionCase<Million>("1x0e + 1x1o", "1x0e + 1x1o", Options, Precision.Double);
        double[] x = Numbers.Normal(2, 4 * positions.Length / 3);
        Near.Equal(
            SlowConvolution.Run(layer, positions, x, list, Options, reach),
            layer.Run(positions, x, list).Values,
            Tolerance.IllConditioned
        );
    }

    private static void Check<TTag>(int copies)
    {
        // Crowds of 20 points, and between them hermits.
        var random = new Random(copies);
        double[] positions =
        [
            .. Enumerable
                .Range(0, 3)
                .SelectMany(crowd =>
                    Enumerable
                        .Range(0, 21)
                        .SelectMany(i =>
                            new[]
                            {
                                (50.0 * crowd) + (i % 7 == 3 ? 10 + i : random.NextDouble()),
                                random.NextDouble(),
                                random.NextDouble(),
                            }
                        )
                ),
        ];
        NeighbourList list = NeighbourSearch.WithinRadius(positions, Radius);
        int points = positions.Length / 3;
        Assert.Contains(Enumerable.Range(0, points), p => !list.Receivers.Contains(p));
        Assert.NotEqual(0, list.Count % 64);
        string irreps = $"{copies}x0e + {copies}x1o";
        var layer = new ConvolutionCase<TTag>(irreps, irreps, Options, Precision.Double);
        double[] x = Numbers.Normal(2, layer.Product.In1.Dim * points);
        ConvolutionOutcome outcome = layer.Run(positions, x, list, Numbers.Normal(3, layer.Result.Dim * points));
        Near.Equal(
            SlowConvolution.Run(layer, positions, x, list, Options, Radius),
            outcome.Values,
            Tolerance.Value.Double
        );
        Assert.DoesNotContain(outcome.PositionGradient, static v => !double.IsFinite(v));
        int hermit = Enumerable.Range(0, points).First(p => !list.Receivers.Contains(p));
        Assert.All(
            outcome.Values[(hermit * layer.Result.Dim)..((hermit + 1) * layer.Result.Dim)],
            static v => Assert.Equal(0, v)
        );
        Assert.All(outcome.PositionGradient[(3 * hermit)..((3 * hermit) + 3)], static v => Assert.Equal(0, v));
    }

    private struct One;

    private struct Three;

    private struct Seventeen;

    private struct Million;
}
