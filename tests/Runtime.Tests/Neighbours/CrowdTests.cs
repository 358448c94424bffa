namespace GeoDL.Typed.Tests.Neighbours;

/// <summary>
/// Clouds with more edges than a list can hold: known before gigabytes are gathered. Alone, since memory is measured.
/// </summary>
[Collection(nameof(CrowdTests))]
[CollectionDefinition(nameof(CrowdTests), DisableParallelization = true)]
public class CrowdTests
{
    public static TheoryData<string> Crowds =>
        ["coincident", "crowded", "among others", "two places", "periodic", "part"];

    // 60,000 points have 3.6e9 edges among them. What is gathered before that is known must stay small.
    [Theory]
    [MemberData(nameof(Crowds))]
    public void TooManyEdgesWithinARadius_AreAnErrorBeforeTheyAreGathered(string crowd)
    {
        double[] positions = Crowd(crowd, 60_000);
        AssertLittleMemory(() =>
            _ = crowd switch
            {
                "periodic" => NeighbourSearch.WithinRadius(positions, 1, cells: [Cell.Cubic(10)]),
                "part" => NeighbourSearch.WithinRadius(positions, 1, receivers: 50_000),
                _ => NeighbourSearch.WithinRadius(positions, 1),
            }
        );
    }

    [Theory]
    [InlineData("coincident")]
    [InlineData("among others")]
    [InlineData("two places")]
    public void TooManyCoincidentNeighbours_AreAnErrorBeforeTheyAreGathered(string crowd)
    {
        double[] positions = Crowd(crowd, 60_000);
        AssertLittleMemory(() => _ = NeighbourSearch.KNearest(positions, 4));
    }

    [Fact]
    public void TooManyPairsAcrossACell_AreAnErrorBeforeTheyAreGathered()
    {
        // Half the pairs lie half a cell apart along all axes: eight images each.
        double[] positions =
        [
            .. Enumerable.Range(0, 2000).SelectMany(static i => Enumerable.Repeat(i % 2 == 0 ? 0 : 0.5, 3)),
        ];
        var batch = NeighbourBatch.Create(positions, [], [Cell.Cubic(1)]);
        var source = new PairEdges(batch);
        Assert.False(source.MayExceed(32_000_000));
        Assert.True(source.MayExceed(5_000_000));
        Assert.Throws<ArgumentException>(() => EdgeCollector.Collect(batch, source, 1, maxEdges: 5_000_000));
    }

    private static double[] Crowd(string kind, int count)
    {
        var random = new Random(7);
        double[] x = [.. Enumerable.Range(0, 3 * count).Select(_ => kind == "crowded" ? 0.3 * random.NextDouble() : 0)];
        if (kind == "two places")
            x.AsSpan(0, x.Length / 2).Fill(5);
        return kind == "among others" ? [.. Clouds.Random(20_000, 50, seed: 3).Select(static v => v + 100), .. x] : x;
    }

    private static void AssertLittleMemory(Action search)
    {
        // The edges would be 29 GB, the first that are too many 6 GB.
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Contains("edges", Assert.Throws<ArgumentException>(search).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 1_000_000_000);
    }
}
