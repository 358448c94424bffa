using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Tests.Neighbours;

public class KNearestTests
{
    public static TheoryData<string, int> CellsAndK()
    {
        var data = new TheoryData<string, int>();
        foreach (string cell in Clouds.CellNames)
        {
            foreach (int k in (int[])[1, 4, 12])
                data.Add(cell, k);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CellsAndK))]
    public void Equals_BruteForce(string cellName, int k)
    {
        var cell = Clouds.CellOf(cellName);
        double[] positions = Clouds.Random(14, 5, seed: 12);

        var list = NeighbourSearch.KNearest(positions, k, cells: [cell]);

        var (kept, next) = BruteForce.KNearest(positions, k, cell);
        Assert.Equal(kept, Edge.ListOf(list));
        Assert.All(
            list.ReceiverOffsets[..^1].ToArray(),
            (begin, i) => Assert.True(list.ReceiverOffsets[i + 1] - begin >= k)
        );
        AssertSameLengths(next, NextOf(list), positions, cell);
        Assert.Equal(double.PositiveInfinity, list.Cutoff);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public void Equals_BruteForceForManyPoints(int k)
    {
        // Clustered: half of the points in a millionth of the volume.
        double[] positions = [.. Clouds.Random(200, 10, seed: 13), .. Clouds.Random(200, 0.1, seed: 14)];
        var list = NeighbourSearch.KNearest(positions, k);
        var (kept, next) = BruteForce.KNearest(positions, k, Cell.Open);
        Assert.Equal(kept, Edge.ListOf(list));
        Assert.Equal(next, NextOf(list));
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(6, 6)]
    [InlineData(7, 18)]
    [InlineData(19, 26)]
    [InlineData(27, 32)]
    public void Ties_AreKeptTogetherOnAPeriodicLattice(int k, int degree)
    {
        var random = new Random(3);
        double[] matrix = Clouds.Rotation(random);
        foreach (int side in (int[])[1, 2, 5])
        {
            // Turned, so that rounding makes the tied distances differ in the last digits.
            double[] positions = Clouds.Shift(Clouds.Turn(Clouds.CubicLattice(side), matrix), 3, 1, 4);
            var list = NeighbourSearch.KNearest(positions, k, cells: [Cell.Cubic(side).Turned(matrix)]);
            for (int i = 0; i < list.NodeCount; i++)
                Assert.Equal(degree, list.ReceiverOffsets[i + 1] - list.ReceiverOffsets[i]);

            double[] shells = [1, Math.Sqrt(2), Math.Sqrt(3), 2, Math.Sqrt(5)];
            double nextShell = shells[Array.IndexOf((int[])[6, 18, 26, 32], degree) + 1];
            Assert.All(
                NextOf(list),
                next =>
                    Near.Equal(
                        nextShell,
                        next!.Value.Length(positions, Cell.Cubic(side).Turned(matrix)),
                        Tolerance.Rounding.Hundreds
                    )
            );
        }
    }

    // Groups of coincident points larger and smaller than k, zeros of both signs, in open space and across a cell.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void CoincidentPoints_AgreeWithBruteForce(int k)
    {
        foreach (string cellName in Clouds.CellNames)
        {
            double[] positions = Clouds.Random(9, 2, seed: 12);
            double[] all =
            [
                .. positions,
                .. positions[..3],
                .. positions[..3],
                .. positions[..3],
                .. positions[..3],
                .. positions[3..6],
                .. positions[3..6],
                0,
                0,
                0,
                -0.0,
                0,
                -0.0,
                0,
                -0.0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
            ];
            var cell = Clouds.CellOf(cellName);
            var list = NeighbourSearch.KNearest(all, k, cells: [cell]);
            var (kept, next) = BruteForce.KNearest(all, k, cell);
            Assert.Equal(kept, Edge.ListOf(list));
            AssertSameLengths(next, NextOf(list), all, cell);
        }
    }

    [Fact]
    public void ManyCoincidentPoints_ShareOneSearch()
    {
        // 2,000 points at each of three places: 12 million edges, found in time that grows with their number.
        double[] positions = [.. Enumerable.Range(0, 6000).SelectMany(static i => new double[] { i % 3, 0, 0 })];
        var list = NeighbourSearch.KNearest(positions, 5);
        Assert.Equal(6000 * 1999, list.Count);
        Assert.All(
            list.ReceiverOffsets.ToArray().Select(static (o, i) => o - (1999 * i)),
            static o => Assert.Equal(0, o)
        );
        Assert.Equal(Enumerable.Range(0, 1999).Select(static i => 3 * (i + 1)), list.Senders[..1999].ToArray());
        Assert.Equal(1, list.NextSenders[0]);
        Assert.Equal(0, list.NextSenders[1]);
        Assert.Equal(0, list.NextSenders[4]);
    }

    [Fact]
    public void Ties_AreKeptTogetherOnAnOpenLattice()
    {
        double[] positions = Clouds.CubicLattice(4);
        var (kept, next) = BruteForce.KNearest(positions, 5, Cell.Open);
        var list = NeighbourSearch.KNearest(positions, 5);
        Assert.Equal(kept, Edge.ListOf(list));
        AssertSameLengths(next, NextOf(list), positions, Cell.Open);

        // A corner: 3 at distance 1, then 3 at √2.
        Assert.Equal(6, list.ReceiverOffsets[1]);
    }

    [Fact]
    public void WithoutAnyNext_NextIsMinusOne()
    {
        var list = NeighbourSearch.KNearest([0, 0, 0, 1, 0, 0, 0, 1, 0], 2);
        Assert.Equal(6, list.Count);
        Assert.Equal([-1, -1, -1], list.NextSenders.ToArray());

        // Four points, the two others tie: nothing is left beyond.
        var tied = NeighbourSearch.KNearest([0, 0, 0, 1, 0, 0, -1, 0, 0], 1, [0, 3]);
        Assert.Equal([-1, 2, 1], tied.NextSenders.ToArray());
        Assert.Equal([2, 3, 4], tied.ReceiverOffsets[1..].ToArray());
    }

    [Fact]
    public void CoincidentPoints_AreNeighboursAtDistanceZero()
    {
        var list = NeighbourSearch.KNearest([1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 1, 1], 1);
        Assert.Equal([2, 4, 6, 9], list.ReceiverOffsets[1..].ToArray());
        Assert.Equal([3, 3, 3, -1], list.NextSenders.ToArray());
    }

    [Fact]
    public void OnePointInACell_HasItsImages()
    {
        var list = NeighbourSearch.KNearest([5, 5, 5], 2, cells: [Cell.Orthorhombic(1, 2, 3)]);
        Assert.Equal([new Edge(0, 0, -1, 0, 0), new Edge(0, 0, 1, 0, 0)], Edge.ListOf(list));
        Assert.Equal([0], list.NextSenders.ToArray());

        // 2 along a and 1 along b tie: of these the first one.
        Assert.Equal([-2, 0, 0], list.NextImages.ToArray());
    }

    [Fact]
    public void Batch_IsTheCloudsOneByOne()
    {
        int[] offsets = [0, 0, 20, 28];
        double[] positions = Clouds.Random(28, 4, seed: 15);
        Cell[] cells = [Cell.Open, Clouds.CellOf("triclinic"), Cell.Open];
        var list = NeighbourSearch.KNearest(positions, 5, offsets, cells);
        var first = Edge.ListOf(NeighbourSearch.KNearest(positions.AsSpan(0, 60), 5, cells: [cells[1]]));
        var second = Edge.ListOf(NeighbourSearch.KNearest(positions.AsSpan(60), 5));
        Assert.Equal(
            [.. first, .. second.Select(e => e with { Receiver = e.Receiver + 20, Sender = e.Sender + 20 })],
            Edge.ListOf(list)
        );
        Assert.All(list.NextSenders[20..].ToArray(), s => Assert.InRange(s, 20, 27));
    }

    // Of next ones that tie, as the two images S and −S of the receiver do, either will do: only the distance is used.
    private static void AssertSameLengths(List<Edge?> expected, List<Edge?> found, double[] positions, Cell cell) =>
        Assert.All(
            expected.Zip(found),
            pair =>
                Near.Equal(
                    pair.First!.Value.Length(positions, cell),
                    pair.Second!.Value.Length(positions, cell),
                    Tolerance.Rounding.Hundreds
                )
        );

    private static List<Edge?> NextOf(NeighbourList list)
    {
        var next = new List<Edge?>();
        for (int i = 0; i < list.NodeCount; i++)
        {
            int sender = list.NextSenders[i];
            next.Add(
                sender < 0 ? null
                : list.HasImages
                    ? new Edge(
                        i,
                        sender,
                        list.NextImages[3 * i],
                        list.NextImages[3 * i + 1],
                        list.NextImages[3 * i + 2]
                    )
                : new Edge(i, sender, 0, 0, 0)
            );
        }

        return next;
    }
}
