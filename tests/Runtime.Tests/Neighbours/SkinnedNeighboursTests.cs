namespace GeoDL.Typed.Tests.Neighbours;

public class SkinnedNeighboursTests
{
    private const double Radius = 1.1,
        Skin = 0.3;

    public static TheoryData<string> Cells => [.. Clouds.CellNames];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Trajectory_GivesTheEdgesOfANewSearch(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        double[] x = Clouds.Random(14, 5, seed: 11);
        var random = new Random(4);
        double[] velocities = [.. x.Select(_ => 0.02 * (random.NextDouble() - 0.5))];
        var skinned = new SkinnedNeighbours(Radius, Skin);
        int changes = 0;
        List<Edge> before = [];
        const int steps = 300;
        for (int step = 0; step < steps; step++)
        {
            List<Edge> now = Edge.ListOf(skinned.At(x, cell));
            Assert.Equal(Edge.ListOf(NeighbourSearch.WithinRadius(x, Radius, cells: [cell])), now);
            if (step % 50 == 0)
                Assert.Equal(BruteForce.WithinRadius(x, Radius, cell), now);
            changes += now.SequenceEqual(before) ? 0 : 1;
            before = now;
            x = [.. x.Zip(velocities, static (a, v) => a + v)];
        }

        Assert.True(changes > 5, $"the list changed {changes} times only");
        Assert.InRange(skinned.Searches, 3, steps / 5);
    }

    [Theory]
    [InlineData(0.49, 1)]
    [InlineData(0.51, 2)]
    public void List_IsKeptWhilePointsMoveLessThanHalfOfTheSkin(double part, long searches)
    {
        double[] x = [0, 0, 0, 1, 0, 0, 0, 1.3, 0];
        var skinned = new SkinnedNeighbours(Radius, Skin);
        skinned.At(x);
        x[3] -= part * Skin;
        skinned.At(x);
        Assert.Equal(searches, skinned.Searches);
    }

    [Fact]
    public void WhatChanges_IsSearchedAgain()
    {
        double[] x = Clouds.Random(6, 3, seed: 2);
        var skinned = new SkinnedNeighbours(Radius, Skin);
        long known = 0;
        Again(() => skinned.At(x, Cell.Cubic(2)));
        Again(() => skinned.At(x, Cell.Cubic(2.001)));
        Again(() => skinned.At(x, new Cell(Cell.Cubic(2.001).ToArray(), periodicC: false)));
        Again(() => skinned.At(x));
        Again(() => skinned.At(x.AsSpan(0, 15)));
        Again(() => skinned.At(x, [0, 2, 6], default));
        Again(() => skinned.At(x, [0, 3, 6], [Cell.Cubic(2), Cell.Open]));

        void Again(Func<NeighbourList> list)
        {
            list();
            Assert.Equal(++known, skinned.Searches);
            List<Edge> kept = Edge.ListOf(list());
            Assert.Equal(known, skinned.Searches);
            Assert.Equal(kept, Edge.ListOf(list()));
        }
    }

    [Fact]
    public void PointsThatArePutBackIntoTheirCell_KeepTheirNeighbours()
    {
        double[] x = [0.1, 0.1, 0.1, 1.95, 0.1, 0.1];
        Cell cell = Cell.Cubic(2);
        var skinned = new SkinnedNeighbours(0.5, 0.2);
        Assert.Equal([new Edge(0, 1, -1, 0, 0), new Edge(1, 0, 1, 0, 0)], Edge.ListOf(skinned.At(x, cell)));
        x[3] = 2.02;
        Assert.Equal([new Edge(0, 1, -1, 0, 0), new Edge(1, 0, 1, 0, 0)], Edge.ListOf(skinned.At(x, cell)));
        Assert.Equal(1, skinned.Searches);
        x[3] = 0.02;
        Assert.Equal([new Edge(0, 1, 0, 0, 0), new Edge(1, 0, 0, 0, 0)], Edge.ListOf(skinned.At(x, cell)));
        Assert.Equal(2, skinned.Searches);
    }

    [Fact]
    public void Batch_IsTheCloudsOneByOne()
    {
        string[] names = ["triclinic", "open", "slab"];
        int[] offsets = [0, 12, 12, 30];
        Cell[] cells = [.. names.Select(Clouds.CellOf)];
        double[] x = Clouds.Random(30, 4, seed: 21);
        var skinned = new SkinnedNeighbours(Radius, Skin);
        skinned.At(x, offsets, cells);
        double[] moved = Clouds.Shift(x, 0.05, 0.05, -0.05);
        Assert.Equal(
            Edge.ListOf(NeighbourSearch.WithinRadius(moved, Radius, offsets, cells)),
            Edge.ListOf(skinned.At(moved, offsets, cells))
        );
        Assert.Equal(1, skinned.Searches);
    }

    [Fact]
    public void SelfImages_CanBeLeftOut()
    {
        double[] x = [0.1, 0.2, 0.3, 0.9, 0.9, 0.4];
        Assert.All(
            Edge.ListOf(new SkinnedNeighbours(1.2, 0.2, selfImages: false).At(x, Cell.Cubic(1))),
            static e => Assert.NotEqual(e.Sender, e.Receiver)
        );
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(1, 0)]
    [InlineData(1, -0.1)]
    [InlineData(double.NaN, 0.1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void WrongLengths_AreRefused(double radius, double skin) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkinnedNeighbours(radius, skin));

    [Fact]
    public void PositionsThatAreNotFinite_AreRefusedAndHarmNothing()
    {
        double[] x = [0, 0, 0, 1, 0, 0];
        var skinned = new SkinnedNeighbours(Radius, Skin);
        skinned.At(x);
        Assert.Throws<ArgumentException>(() => skinned.At([0, 0, 0, double.NaN, 0, 0]));
        Assert.Equal(2, skinned.At(x).Count);
        Assert.Equal(1, skinned.Searches);
    }
}
