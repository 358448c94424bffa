using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>One cloud of 30 points, again and again; its neighbour list is found once.</summary>
internal static class Latency
{
    private const int Points = 30;
    private const double Degree = 7.9;

    public static IEnumerable<Case> Create()
    {
        double[] positions = Numbers.Positions(Points, Degree, seed: 8);
        Cell cell = Cell.Cubic(Numbers.Side(Points, Degree));
        var net = new SmallNet(seed: 1);
        var interpolated = new InterpolatedNet(seed: 1);
        PointCloud<SmallNet.Atom> cloud = PointCloud.Create<SmallNet.Atom>(
            positions,
            Numbers.Random(Points * 16L, 9),
            Neighbours.WithinRadius(1),
            cell
        );
        Rows<SmallNet.Energy> result = net.Predict(cloud);
        int edges = NeighbourSearch.WithinRadius(positions, 1, cells: [cell]).Count;
        string group = $"latency, {Points} points, {edges} edges";
        PeerWork[] peers = [PeerWork.E3nn("small forward")];
        return
        [
            new Case(group, "two convolutions, gate, readout", 1, () => net.Predict(cloud, result)) { Peers = peers },
            new Case(
                group,
                "the same, radial networks interpolated and kept (frozen)",
                1,
                () => interpolated.Predict(cloud, result)
            )
            {
                Peers = peers,
            },
        ];
    }
}
