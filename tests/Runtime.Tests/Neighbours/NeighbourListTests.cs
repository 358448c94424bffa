namespace GeoDL.Typed.Tests.Neighbours;

public class NeighbourListTests
{
    public static TheoryData<string> Cells() => new(Clouds.CellNames);

    [Theory]
    [MemberData(nameof(Cells))]
    public void EachEdge_HasItsReverse(string cellName)
    {
        // Lattice points: many distances equal the radius up to rounding, where only exact antisymmetry keeps both
        // directions.
        double[] positions = [.. Clouds.CubicLattice(6).Select(v => 0.1 * v)];
        foreach (double radius in (double[])[0.1, Math.Sqrt(0.02), 0.3])
        {
            var edges = Edge.ListOf(NeighbourSearch.WithinRadius(positions, radius, cells: [Clouds.CellOf(cellName)]));
            Assert.Equal(edges, edges.Select(e => new Edge(e.Sender, e.Receiver, -e.A, -e.B, -e.C)).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Edges_AreSortedAndIndexed(string cellName)
    {
        var list = NeighbourSearch.WithinRadius(Clouds.Random(40, 5, seed: 2), 1.4, cells: [Clouds.CellOf(cellName)]);
        var edges = Edge.ListOf(list);
        Assert.Equal(edges.Order(), edges);
        Assert.Equal(edges.Count, edges.Distinct().Count());
        Assert.Equal(40, list.NodeCount);

        for (int i = 0; i < list.NodeCount; i++)
        {
            var (begin, end) = (list.ReceiverOffsets[i], list.ReceiverOffsets[i + 1]);
            Assert.Equal(
                Enumerable.Range(0, list.Count).Where(e => edges[e].Receiver == i),
                Enumerable.Range(begin, end - begin)
            );
            Assert.Equal(
                Enumerable.Range(0, list.Count).Where(e => edges[e].Sender == i),
                list.EdgesBySender[list.SenderOffsets[i]..list.SenderOffsets[i + 1]].ToArray()
            );
        }

        Assert.Equal(list.Count, list.SenderOffsets[list.NodeCount]);
        Assert.Same(list.Index.BySender, list.Index.BySender);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Edges_TurnWithTheCloud(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        double[] positions = Clouds.Random(40, 6, seed: 31);
        var random = new Random(7);
        for (int trial = 0; trial < 2; trial++)
        {
            double[] matrix = Clouds.Rotation(random);
            if (trial == 1)
                matrix = [.. matrix.Select(v => -v)];
            double[] turned = Clouds.Turn(positions, matrix);
            AssertSame(positions, cell, turned, cell.Turned(matrix));
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Edges_DoNotSeeTranslations(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        double[] positions = Clouds.Random(40, 6, seed: 32);
        AssertSame(positions, cell, Clouds.Shift(positions, 0.37, -11.1, 1234.5), cell);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Edges_ArePermutedWithTheRows(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        double[] positions = Clouds.Random(40, 6, seed: 33);
        int[] order = [.. Enumerable.Range(0, 40)];
        new Random(1).Shuffle(order);
        double[] permuted = [.. order.SelectMany(i => positions[(3 * i)..(3 * i + 3)])];

        foreach (var search in Searches(cell))
        {
            var expected = Edge.ListOf(search(positions));
            var found = Edge.ListOf(search(permuted))
                .Select(e => e with { Receiver = order[e.Receiver], Sender = order[e.Sender] });
            Assert.Equal(expected, found.Order());
        }
    }

    [Fact]
    public void Result_DoesNotDependOnThreads()
    {
        double[] positions = Clouds.Random(2000, 7, seed: 34);
        var first = Edge.ListOf(NeighbourSearch.WithinRadius(positions, 1, cells: [Cell.Cubic(6.5)]));
        for (int run = 0; run < 3; run++)
            Assert.Equal(first, Edge.ListOf(NeighbourSearch.WithinRadius(positions, 1, cells: [Cell.Cubic(6.5)])));
    }

    private static void AssertSame(double[] positions, Cell cell, double[] moved, Cell movedCell)
    {
        foreach (var (search, movedSearch) in Searches(cell).Zip(Searches(movedCell)))
        {
            var expected = Edge.ListOf(search(positions));
            Assert.NotEmpty(expected);
            Assert.Equal(expected, Edge.ListOf(movedSearch(moved)));
        }
    }

    private static List<Func<double[], NeighbourList>> Searches(Cell cell) =>
        [
            x => NeighbourSearch.WithinRadius(x, 0.9, cells: [cell]),
            x => NeighbourSearch.WithinRadius(x, 1.9, cells: [cell]),
            x => NeighbourSearch.KNearest(x, 7, cells: [cell]),
            x => NeighbourSearch.AllPairs(x, cells: [cell]),
        ];
}
