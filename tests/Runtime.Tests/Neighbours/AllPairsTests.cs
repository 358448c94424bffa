namespace GeoDL.Typed.Tests.Neighbours;

public class AllPairsTests
{
    public static TheoryData<string> Cells() => new(Clouds.CellNames);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Equals_NearestImageByBruteForce(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        double[] positions = Clouds.Random(15, 5, seed: 41);
        Assert.Equal(
            BruteForce.NearestImages(positions, cell),
            Edge.ListOf(NeighbourSearch.AllPairs(positions, cells: [cell]))
        );
    }

    [Fact]
    public void OpenClouds_NeedNoPositions()
    {
        var list = NeighbourSearch.AllPairs([0, 3, 3, 4, 6]);
        Assert.Equal([1, 2, 0, 2, 0, 1, 5, 4], list.Senders.ToArray());
        Assert.Equal([0, 0, 1, 1, 2, 2, 4, 5], list.Receivers.ToArray());
        Assert.Equal(6, list.NodeCount);
        Assert.False(list.HasImages);
        Assert.Equal(double.PositiveInfinity, list.Cutoff);
        Assert.Equal(500 * 499, NeighbourSearch.AllPairs([0, 500]).Count);
    }

    [Fact]
    public void Ties_AreKeptTogether()
    {
        // Half a cell apart along one, two, three axes: 2, 4, 8 equally near images, whatever the orientation.
        double[] matrix = Clouds.Rotation(new Random(9));
        for (int axes = 1; axes <= 3; axes++)
        {
            double[] positions = [0.2, 0.3, 0.1, 1.2, axes > 1 ? 1.3 : 0.3, axes > 2 ? 1.1 : 0.1];
            var list = NeighbourSearch.AllPairs(Clouds.Turn(positions, matrix), cells: [Cell.Cubic(2).Turned(matrix)]);
            Assert.Equal(2 << axes, list.Count);
        }
    }
}
