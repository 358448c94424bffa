using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Linear maps by species against the map of one species.</summary>
public class LabelledLinearTests
{
    private const int Dim = 6 + (3 * 3) + (2 * 5);

    [Theory]
    [InlineData(0, 2, 1, 0, 2, 2)]
    [InlineData(1, 1, 1, 1, 1, 1)]
    [InlineData(0, 0, 2, 2, 1, 1)]
    public void Row_IsMultipliedByTheMapOfItsSpecies(params int[] species)
    {
        var net = new LabelledNet(seed: 3, Precision.Double);
        net.Parameters["bySpecies.bias"].Assign([.. Enumerable.Range(0, 18).Select(static i => 0.1 * i)]);
        PointCloud<Shell> cloud = Cloud(species.Length);
        double[] all = net.Predict(cloud, Labels.OnPointsOf(cloud, species)).ToArray();
        double[] weights = net.Parameters["bySpecies.weight"].ToArray(),
            biases = net.Parameters["bySpecies.bias"].ToArray();
        int count = weights.Length / 3;
        for (int s = 0; s < 3; s++)
        {
            net.Parameters["forAll.weight"].Assign(weights.AsSpan(s * count, count));
            net.Parameters["forAll.bias"].Assign(biases.AsSpan(s * 6, 6));
            double[] one = net.Predict(cloud).ToArray();
            for (int row = 0; row < species.Length; row++)
            {
                if (species[row] == s)
                    Near.Equal(Row(one, row), Row(all, row), Tolerance.Rounding.Dozens);
            }
        }

        static double[] Row(double[] rows, int row) => rows[(row * Dim)..((row + 1) * Dim)];
    }

    [Fact]
    public void OtherLabels_AreRefused()
    {
        var net = new LabelledNet(seed: 3, Precision.Double);
        PointCloud<Shell> cloud = Cloud(3);
        Assert.Contains(
            "the label of row 1 is not one of 0 … 2",
            Assert
                .Throws<ArgumentOutOfRangeException>(() => net.Predict(cloud, Labels.OnPointsOf(cloud, [0, 3, 0])))
                .Message
        );
        Assert.Contains(
            "'bySpecies' takes a label for each row",
            Assert.Throws<ArgumentException>(() => net.Predict(cloud, Labels.OnPointsOf(Cloud(3), [0, 1, 0]))).Message
        );
    }

    private static PointCloud<Shell> Cloud(int points)
    {
        var random = new Random(5);
        double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        return PointCloud.Create<Shell>(Numbers(3 * points), Numbers(Dim * points), Neighbours.None);
    }
}
