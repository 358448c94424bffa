namespace GeoDL.Typed.Tests.Neighbours;

/// <summary>Lists of other programs.</summary>
public sealed class GivenListTests
{
    public static TheoryData<string> Cells() => new(Clouds.CellNames);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Edges_InAnyOrder_GiveTheListOfASearch(string cellName)
    {
        Cell cell = Clouds.CellOf(cellName);
        NeighbourList found = NeighbourSearch.WithinRadius(Clouds.Random(30, 5, seed: 4), 1.4, cells: [cell]);
        int[] order = [.. Enumerable.Range(0, found.Count)];
        new Random(5).Shuffle(order);

        NeighbourList given = NeighbourList.Create(
            found.NodeCount,
            [.. order.Select(e => found.Senders[e])],
            [.. order.Select(e => found.Receivers[e])],
            found.Cutoff,
            found.HasImages ? [.. order.SelectMany(e => found.Images.Slice(3 * e, 3).ToArray())] : []
        );

        Assert.Equal(Edge.ListOf(found), Edge.ListOf(given));
        Assert.Equal(found.ReceiverOffsets.ToArray(), given.ReceiverOffsets.ToArray());
        Assert.Equal(found.EdgesBySender.ToArray(), given.EdgesBySender.ToArray());
        Assert.Equal((found.Cutoff, found.HasImages), (given.Cutoff, given.HasImages));
    }

    [Fact]
    public void Lists_WithoutEdgesOrCutoff_AreLists()
    {
        Assert.Equal(0, NeighbourList.Create(0, [], [], 1).NodeCount);
        Assert.Equal(0, NeighbourList.Create(3, [], [], double.PositiveInfinity).Count);
    }

    [Fact]
    public void WhatIsNoList_IsRefused()
    {
        Refused("Every edge has a sender and a receiver", static () => NeighbourList.Create(2, [0], [], 1));
        Refused(
            "1 edges have 3 numbers of images, or none, not 2",
            static () => NeighbourList.Create(2, [0], [1], 1, [0, 0])
        );
        Refused("senders[1] is 2, but there are 2 rows", static () => NeighbourList.Create(2, [0, 2], [1, 0], 1));
        Refused("receivers[0] is -1, but there are 2 rows", static () => NeighbourList.Create(2, [0], [-1], 1));
        Refused("Row 1 is its own neighbour", static () => NeighbourList.Create(2, [1], [1], 1));
        Refused("Row 1 is its own neighbour", static () => NeighbourList.Create(2, [1], [1], 1, [0, 0, 0]));
        Refused(
            "The edge from row 0 to row 1 is there twice",
            static () => NeighbourList.Create(2, [0, 1, 0], [1, 0, 1], 1)
        );
        Refused("nodeCount", static () => NeighbourList.Create(-1, [], [], 1));
        Assert.Equal(2, NeighbourList.Create(1, [0, 0], [0, 0], 1, [0, 0, 1, 0, 0, -1]).Count);

        static void Refused(string message, Action create) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(create).Message, StringComparison.Ordinal);
    }
}
