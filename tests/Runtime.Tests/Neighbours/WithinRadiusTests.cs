namespace GeoDL.Typed.Tests.Neighbours;

public class WithinRadiusTests
{
    public static TheoryData<string, double> CellsAndRadii()
    {
        var data = new TheoryData<string, double>();
        foreach (string cell in Clouds.CellNames)
        {
            foreach (double radius in (double[])[0.05, 0.6, 1.1, 2.7])
                data.Add(cell, radius);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CellsAndRadii))]
    public void Equals_BruteForce(string cellName, double radius)
    {
        var cell = Clouds.CellOf(cellName);
        double[] positions = Clouds.Random(14, 5, seed: 11);

        var list = NeighbourSearch.WithinRadius(positions, radius, cells: [cell]);

        var expected = BruteForce.WithinRadius(positions, radius, cell);
        Assert.Equal(expected, Edge.ListOf(list));
        Assert.Equal(radius, list.Cutoff);
        if (radius > 2)
            Assert.True(list.Count > 40, $"only {list.Count} edges: the case tests nothing");
    }

    [Theory]
    [InlineData(1500, 5.0)] // many bins, several pieces
    [InlineData(500, 0.8)] // all in a few bins
    [InlineData(1500, 200.0)] // far apart: bins by bisection
    public void Equals_BruteForceForManyPoints(int count, double side)
    {
        double[] positions = Clouds.Random(count, side, seed: 3);

        var list = NeighbourSearch.WithinRadius(positions, 0.5);

        Assert.Equal(BruteForce.WithinRadius(positions, 0.5, Cell.Open), Edge.ListOf(list));
        Assert.False(list.HasImages);
        Assert.True(list.Images.IsEmpty);
    }

    [Fact]
    public void Equals_BruteForceForManyPointsInASlab()
    {
        var cell = new Cell([4, 0, 0, 1.5, 3.5, 0.2, -1, 0.8, 4.2], periodicC: false);
        double[] positions = Clouds.Random(200, 6, seed: 8);
        Assert.Equal(
            BruteForce.WithinRadius(positions, 0.8, cell),
            Edge.ListOf(NeighbourSearch.WithinRadius(positions, 0.8, cells: [cell]))
        );
    }

    [Fact]
    public void FarOutliers_CostNeitherMemoryNorNeighbours()
    {
        double[] positions = [.. Clouds.Random(300, 3, seed: 4), 1e9, 0, 0, 1e9, 0.25, 0, -1e150, 1e150, 0];
        var list = NeighbourSearch.WithinRadius(positions, 0.5);
        var inner = NeighbourSearch.WithinRadius(positions.AsSpan(0, 900), 0.5);
        Assert.Equal(
            [.. Edge.ListOf(inner), new Edge(300, 301, 0, 0, 0), new Edge(301, 300, 0, 0, 0)],
            Edge.ListOf(list)
        );
    }

    [Theory]
    [InlineData(1.01, 6)]
    [InlineData(1.5, 18)]
    [InlineData(1.74, 26)]
    [InlineData(2.01, 32)]
    public void PeriodicCubicLattice_HasTheShellsOfTheLattice(double radius, int neighbours)
    {
        // One point with its own images, and 27 points on cell borders, are the same lattice.
        var one = NeighbourSearch.WithinRadius([0.3, 5, -7], radius, cells: [Cell.Cubic(1)]);
        Assert.Equal(neighbours, one.Count);

        var many = NeighbourSearch.WithinRadius(Clouds.CubicLattice(3), radius, cells: [Cell.Cubic(3)]);
        for (int i = 0; i < 27; i++)
            Assert.Equal(neighbours, many.ReceiverOffsets[i + 1] - many.ReceiverOffsets[i]);
    }

    [Fact]
    public void Radius_IsStrict()
    {
        double[] pair = [0, 0, 0, 0, 0, 2];
        Assert.Equal(0, NeighbourSearch.WithinRadius(pair, 2).Count);
        Assert.Equal(2, NeighbourSearch.WithinRadius(pair, Math.BitIncrement(2)).Count);
        Assert.Equal(0, NeighbourSearch.WithinRadius([1, 1, 1], 2, cells: [Cell.Cubic(2)]).Count);
    }

    [Fact]
    public void SelfImages_CanBeLeftOut()
    {
        double[] positions = [0.1, 0.2, 0.3, 0.9, 0.9, 0.4];
        var cell = Cell.Cubic(1);
        var with = Edge.ListOf(NeighbourSearch.WithinRadius(positions, 1.2, cells: [cell]));
        var without = Edge.ListOf(NeighbourSearch.WithinRadius(positions, 1.2, cells: [cell], selfImages: false));
        Assert.Equal(with.Where(e => e.Sender != e.Receiver), without);
        Assert.Equal(12, with.Count - without.Count);
    }

    [Fact]
    public void PointsAtTheSamePlace_AreNeighboursOfEachOther()
    {
        double[] positions = [1, 2, 3, 1, 2, 3, 1, 2, 3];
        Assert.Equal(6, NeighbourSearch.WithinRadius(positions, 1e-3).Count);

        // The same place on the torus: one cell apart.
        var list = NeighbourSearch.WithinRadius([0, 0, 0, 3, -6, 0], 0.1, cells: [Cell.Cubic(3)]);
        Assert.Equal([new Edge(0, 1, -1, 2, 0), new Edge(1, 0, 1, -2, 0)], Edge.ListOf(list));
    }

    [Theory]
    [InlineData(-1e-17)]
    [InlineData(0.0)]
    [InlineData(2.0)]
    [InlineData(1.9999999999999998)]
    public void PointsOnTheBorder_FindTheirNeighbours(double border)
    {
        double[] positions = [border, border, border, 0.2, 0.1, 1.9, 1.9, 0, 0.1];
        var cell = Cell.Cubic(2);
        Assert.Equal(
            BruteForce.WithinRadius(positions, 0.5, cell),
            Edge.ListOf(NeighbourSearch.WithinRadius(positions, 0.5, cells: [cell]))
        );
    }

    [Fact]
    public void Batch_IsTheCloudsOneByOne()
    {
        string[] names = ["triclinic", "cubic", "open", "open", "slab"];
        int[] offsets = [0, 12, 12, 200, 213, 230];
        var cells = names.Select(Clouds.CellOf).ToArray();
        double[] positions = Clouds.Random(230, 4, seed: 21);

        var list = NeighbourSearch.WithinRadius(positions, 1.3, offsets, cells);

        var expected = new List<Edge>();
        for (int c = 0; c < names.Length; c++)
            expected.AddRange(BruteForce.WithinRadius(positions, 1.3, cells[c], offsets[c], offsets[c + 1]));
        Assert.Equal(expected, Edge.ListOf(list));
    }

    [Fact]
    public void EmptyAndLonelyClouds_HaveNoEdges()
    {
        Assert.Equal(0, NeighbourSearch.WithinRadius([], 1).Count);
        Assert.Equal(0, NeighbourSearch.WithinRadius([], 1).NodeCount);
        Assert.Equal(0, NeighbourSearch.WithinRadius([], 1, [0]).NodeCount);
        var list = NeighbourSearch.WithinRadius(
            [0, 0, 0, 5, 0, 0],
            1,
            [0, 0, 1, 1, 2, 2],
            [Cell.Cubic(9), Cell.Open, Cell.Open, Cell.Cubic(3), Cell.Open]
        );
        Assert.Equal(0, list.Count);
        Assert.Equal([0, 0, 0], list.ReceiverOffsets.ToArray());
        Assert.Equal([0, 0, 0], list.SenderOffsets.ToArray());
        Assert.True(list.HasImages);
    }
}
