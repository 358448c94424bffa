namespace GeoDL.Typed.Tests.Neighbours;

public class NeighbourSearchErrorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Radius_IsPositiveAndFinite(double radius) =>
        Assert.Throws<ArgumentOutOfRangeException>("radius", () => NeighbourSearch.WithinRadius([0, 0, 0], radius));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Positions_AreFinite(double value)
    {
        double[] positions = [0, 0, 0, 1, 1, 1, 2, value, 2];
        string message = $"Position 2 has the coordinate y";
        Assert.Contains(
            message,
            Assert.Throws<ArgumentException>("positions", () => NeighbourSearch.WithinRadius(positions, 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            message,
            Assert.Throws<ArgumentException>("positions", () => NeighbourSearch.KNearest(positions, 1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            message,
            Assert.Throws<ArgumentException>("positions", () => NeighbourSearch.AllPairs(positions)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Lengths_Agree()
    {
        double[] two = [0, 0, 0, 1, 1, 1];
        var cell = Cell.Cubic(5);
        Assert.Throws<ArgumentException>("positions", () => NeighbourSearch.WithinRadius([0, 0, 0, 1], 1));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.WithinRadius(two, 1, [0, 1]));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.WithinRadius(two, 1, [0, 3]));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.WithinRadius(two, 1, [1, 2]));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.WithinRadius(two, 1, [0, 2, 1, 2]));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.KNearest(two, 1, [0]));
        Assert.Throws<ArgumentException>("cells", () => NeighbourSearch.WithinRadius(two, 1, [0, 1, 2], [cell]));
        Assert.Throws<ArgumentException>("cells", () => NeighbourSearch.KNearest(two, 1, default, [cell, cell]));
    }

    [Fact]
    public void K_IsSmallerThanEachOpenCloud()
    {
        double[] positions = Clouds.Random(7, 1, seed: 1);
        Assert.Throws<ArgumentOutOfRangeException>("k", () => NeighbourSearch.KNearest(positions, 0));
        Assert.Equal(42, NeighbourSearch.KNearest(positions, 6).Count);
        Assert.Throws<ArgumentOutOfRangeException>("k", () => NeighbourSearch.KNearest(positions, 7));
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            "k",
            () => NeighbourSearch.KNearest(positions, 3, [0, 4, 7])
        );
        Assert.Contains("k = 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("cloud 1: it has 3 points", error.Message, StringComparison.Ordinal);

        // Periodic clouds never run out of points, and empty clouds have no receivers.
        Assert.Equal(7 * 20, NeighbourSearch.KNearest(positions, 20, cells: [Cell.Cubic(1)]).Count);
        Assert.Equal(0, NeighbourSearch.KNearest([], 3, [0, 0]).Count);
        Assert.Throws<ArgumentOutOfRangeException>(
            "k",
            () => NeighbourSearch.KNearest(positions, int.MaxValue, cells: [Cell.Cubic(1)])
        );
    }

    [Fact]
    public void Images_AreBounded()
    {
        var wire = new Cell([1, 0, 0, 0, 1, 0, 0, 0, 1], periodicB: false, periodicC: false);
        Assert.Equal(1998, NeighbourSearch.WithinRadius([0, 0, 0], 999.5, cells: [wire]).Count);
        Assert.Throws<ArgumentOutOfRangeException>(
            "radius",
            () => NeighbourSearch.WithinRadius([0, 0, 0], 1001, cells: [wire])
        );
        Assert.Throws<ArgumentOutOfRangeException>(
            "radius",
            () => NeighbourSearch.WithinRadius([0, 0, 0], 1e300, cells: [wire])
        );
        Assert.Equal(1800, NeighbourSearch.KNearest([0, 0, 0], 1800, cells: [wire]).Count);
        Assert.Throws<ArgumentOutOfRangeException>("k", () => NeighbourSearch.KNearest([0, 0, 0], 2001, cells: [wire]));
        Assert.Throws<ArgumentException>(
            "positions",
            () => NeighbourSearch.WithinRadius([0, 0, 0, 1e10, 0, 0], 1, cells: [wire])
        );
        var skewed = new Cell([1, 0, 0, 1e5, 1, 0, 0, 0, 1]);
        Assert.Throws<ArgumentException>(
            "cells",
            () => NeighbourSearch.AllPairs([0, 0, 0, 0.5, 0.5, 0.5], cells: [skewed])
        );
    }

    [Fact]
    public void TooManyEdges_AreAnError()
    {
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.AllPairs([0, 100_000]));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.AllPairs([]));
        Assert.Throws<ArgumentException>("cloudOffsets", () => NeighbourSearch.AllPairs([0, -1]));

        var batch = NeighbourBatch.Create(Clouds.Random(400, 1, seed: 1), [], []);
        var error = Assert.Throws<ArgumentException>(() =>
            EdgeCollector.Collect(batch, new PairEdges(batch), 1, maxEdges: 1000)
        );
        Assert.Contains("1000 edges", error.Message, StringComparison.Ordinal);
    }
}
