using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One cloud of 30 points, again and again.</summary>
internal static class Latency
{
    private const int Points = 30;

    public static IEnumerable<Case> Create()
    {
        double[] positions = Numbers.Positions(Points, 7, seed: 8);
        Cell cell = Cell.Cubic(Numbers.Side(Points, 7));
        var net = new SmallNet(seed: 1);
        PointCloud<SmallNet.Atom> cloud = PointCloud.Create<SmallNet.Atom>(positions, Numbers.Random(Points * 16L, 9), Neighbours.WithinRadius(1), cell);
        Rows<SmallNet.Energy> result = net.Predict(cloud);
        int edges = NeighbourSearch.WithinRadius(positions, 1, cells: [cell]).Count;
        return [new Case($"latency, {Points} points, {edges} edges", "two convolutions, gate, readout", 1, () => net.Predict(cloud, result)) { Peer = "small forward" }];
    }
}
