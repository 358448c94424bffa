using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Steerable convolutions as a whole, geometry included: 1000 points, about 20,000 edges, 32 copies.</summary>
internal static class Convolution
{
    private const int Points = 1000;
    private const double Neighbours = 20;

    public static IEnumerable<Case> Create()
    {
        double[] positions = Numbers.Positions(Points, Neighbours, seed: 5);
        Cell cell = Cell.Cubic(Numbers.Side(Points, Neighbours));
        var net2 = new Convolution2(seed: 1);
        PointCloud<Wide2> cloud2 = PointCloud.Create<Wide2>(positions, Numbers.Random(Points * 288L, 6), Typed.Neighbours.WithinRadius(1), cell);
        Rows<Wide2> result2 = net2.Predict(cloud2);
        var net3 = new Convolution3(seed: 1);
        PointCloud<Wide3> cloud3 = PointCloud.Create<Wide3>(positions, Numbers.Random(Points * 512L, 6), Typed.Neighbours.WithinRadius(1), cell);
        Rows<Wide3> result3 = net3.Predict(cloud3);
        var spline2 = new Interpolated2(seed: 1);
        var spline3 = new Interpolated3(seed: 1);
        int edges = NeighbourSearch.WithinRadius(positions, 1, cells: [cell]).Count;
        string group = $"steerable convolution, 32 copies, {Points} points, {edges} edges";
        return
        [
            new Case(group, "l_max 2, forward", edges, () => net2.Predict(cloud2, result2)) { Peer = "convolution_2 forward" },
            new Case(group, "l_max 2, forward + backward to features and weights", edges, () => Step(net2.Record(), p => net2.Forward(p.Enter(cloud2, Inputs.Features)), result2)) { Peer = "convolution_2 both" },
            new Case(group, "l_max 2, forward + backward to all", edges, () => Step(net2.Record(), p => net2.Forward(p.Enter(cloud2, Inputs.Features | Inputs.Positions)), result2)) { Peer = "convolution_2 both" },
            new Case(group, "l_max 3, forward", edges, () => net3.Predict(cloud3, result3)) { Peer = "convolution_3 forward" },
            new Case(group, "l_max 3, forward + backward to features and weights", edges, () => Step(net3.Record(), p => net3.Forward(p.Enter(cloud3, Inputs.Features)), result3)) { Peer = "convolution_3 both" },
            new Case(group, "l_max 2, interpolated, forward", edges, () => spline2.Predict(cloud2, result2)) { Peer = "convolution_2 forward" },
            new Case(group, "l_max 2, interpolated, forward + backward to all", edges, () => Step(spline2.Record(), p => spline2.Forward(p.Enter(cloud2, Inputs.Features | Inputs.Positions)), result2)) { Peer = "convolution_2 both" },
            new Case(group, "l_max 3, interpolated, forward", edges, () => spline3.Predict(cloud3, result3)) { Peer = "convolution_3 forward" },
            new Case(group, "l_max 3, interpolated, forward + backward to all", edges, () => Step(spline3.Record(), p => spline3.Forward(p.Enter(cloud3, Inputs.Features | Inputs.Positions)), result3)) { Peer = "convolution_3 both" },
        ];
    }

    private delegate T Recorded<T>(Pass pass)
        where T : struct, CompilerServices.IFeatures<T>, allows ref struct;

    private static void Step<T>(Pass pass, Recorded<T> forward, Rows<T> target)
        where T : struct, CompilerServices.IFeatures<T>, allows ref struct
    {
        using (pass)
        {
            pass.Backward(Loss.MeanSquaredError(forward(pass), target));
        }
    }
}
