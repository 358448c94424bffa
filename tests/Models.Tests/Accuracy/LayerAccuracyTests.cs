using System.Globalization;
using GeoDL.Typed.Models.Tests.Accuracy.Layers;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Models.Tests.Accuracy;

/// <summary>
/// How exactly layers turn with their inputs: value and gradients to features and positions of f(g·x) against g·f(x),
/// relative to the largest entry of the array, under rotations, reflections, translations and permutations of each
/// cloud; inputs transformed in double.
/// </summary>
public sealed class LayerAccuracyTests(ITestOutputHelper output)
{
    private const int Draws = 8;

    public static TheoryData<string> Layers => [.. MeasuredLayers.List.Select(static layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Layers))]
    [Trait("Page", "accuracy")]
    public void Layer_TurnsWithItsInputs(string name)
    {
        MeasuredLayer layer = MeasuredLayers.List.Single(l => l.Name == name);
        double[] single = layer.Measure(Precision.Single, Draws);
        double[] twice = layer.Measure(Precision.Double, Draws);

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {layer.Name} | {layer.Degrees} | {Typical(single)} | {Cell(single[^1])} | "
                    + $"{Typical(twice)} | {Cell(twice[^1])} |"
            )
        );
        Assert.InRange(single[^1], 0, Tolerance.Equivariance.Single);
        Assert.InRange(twice[^1], 0, Tolerance.Equivariance.Double);
    }

    /// <summary>The measure itself can fail: in another order other rows are dropped.</summary>
    [Fact]
    public void AMaskThatStaysBehind_IsSeen()
    {
        var layer = new MeasuredLayer<PointwiseLayers, AllDegrees>(
            "Dropout",
            "0–6",
            static p => new PointwiseLayers(7, p),
            static (m, c) => m.Dropout(c)
        );

        Assert.All(layer.Measure(Precision.Double, Draws), static error => Assert.True(error > 0.01));
    }

    /// <summary>The median of the draws.</summary>
    private static string Typical(double[] ordered) => Cell((ordered[(Draws - 1) / 2] + ordered[Draws / 2]) / 2);

    private static string Cell(double error) => error.ToString("0.0E+0;;0", CultureInfo.InvariantCulture);
}
