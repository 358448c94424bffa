using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Steerable convolutions as a whole, geometry included: 1000 points, about 20,000 edges, 32 copies.</summary>
internal static class Convolution
{
    private const int Points = 1000;
    private const double Degree = 20;
    private const int Copies = 32;
    private const int BasisFunctions = 8;
    private const int RadialWidth = 64;

    private delegate T Recorded<T>(Pass pass)
        where T : struct, IFeatures<T>, allows ref struct;

    public static IEnumerable<Case> Create()
    {
        (PointCloud<Wide2> cloud2, int edges) = Cloud<Wide2>(288);
        (PointCloud<Wide3> cloud3, _) = Cloud<Wide3>(512);
        var net2 = new Convolution2(seed: 1);
        var net3 = new Convolution3(seed: 1);
        var spline2 = new Interpolated2(seed: 1);
        var spline3 = new Interpolated3(seed: 1);
        Rows<Wide2> result2 = net2.Predict(cloud2);
        Rows<Wide3> result3 = net3.Predict(cloud3);
        const GradientInputs all = GradientInputs.Features | GradientInputs.Positions;
        string group = $"steerable convolution, 32 copies, {Points} points, {edges} edges";
        return
        [
            Of("l_max 2, forward", "2 forward", () => net2.Predict(cloud2, result2), Work(2, edges).Forward),
            Of(
                "l_max 2, forward + backward to features and weights",
                "2 both",
                () => Step(net2.Record(), p => net2.Forward(p.Enter(cloud2, GradientInputs.Features)), result2),
                Work(2, edges).Both
            ),
            Of(
                "l_max 2, forward + backward to all",
                "2 both",
                () => Step(net2.Record(), p => net2.Forward(p.Enter(cloud2, all)), result2),
                Work(2, edges).Both
            ),
            Of("l_max 3, forward", "3 forward", () => net3.Predict(cloud3, result3), Work(3, edges).Forward),
            Of(
                "l_max 3, forward + backward to features and weights",
                "3 both",
                () => Step(net3.Record(), p => net3.Forward(p.Enter(cloud3, GradientInputs.Features)), result3),
                Work(3, edges).Both
            ),
            Of(
                "l_max 3, forward + backward to all",
                "3 both",
                () => Step(net3.Record(), p => net3.Forward(p.Enter(cloud3, all)), result3),
                Work(3, edges).Both
            ),
            Of("l_max 2, interpolated, forward", "2 forward", () => spline2.Predict(cloud2, result2)),
            Of(
                "l_max 2, interpolated, forward + backward to all",
                "2 both",
                () => Step(spline2.Record(), p => spline2.Forward(p.Enter(cloud2, all)), result2)
            ),
            Of("l_max 3, interpolated, forward", "3 forward", () => spline3.Predict(cloud3, result3)),
            Of(
                "l_max 3, interpolated, forward + backward to all",
                "3 both",
                () => Step(spline3.Record(), p => spline3.Forward(p.Enter(cloud3, all)), result3)
            ),
        ];

        Case Of(string name, string peer, Action run, long work = 0) =>
            new(group, name, edges, run) { Flops = 2.0 * work, Peers = [PeerWork.E3nn("convolution_" + peer)] };
    }

    /// <summary>Attention beside its plain recipe, on the same cloud.</summary>
    public static IEnumerable<Case> Attentions()
    {
        (PointCloud<Wide2> cloud, int edges) = Cloud<Wide2>(288);
        const GradientInputs all = GradientInputs.Features | GradientInputs.Positions;
        string group = $"attention, 32 copies, {Points} points, {edges} edges";
        (Attention2 one, Attention2OfFour four, PlainAttention2 plain) = (new(seed: 1), new(seed: 1), new(seed: 1));
        Rows<Wide2> result = one.Predict(cloud);
        return
        [
            new(group, "attention, 1 head, forward", edges, () => one.Predict(cloud, result)),
            new(group, "attention, 4 heads, forward", edges, () => four.Predict(cloud, result)),
            new(group, "attention by hand, forward", edges, () => plain.Predict(cloud, result)),
            new(
                group,
                "attention, 1 head, forward + backward to all",
                edges,
                () => Step(one.Record(), p => one.Forward(p.Enter(cloud, all)), result)
            ),
            new(
                group,
                "attention, 4 heads, forward + backward to all",
                edges,
                () => Step(four.Record(), p => four.Forward(p.Enter(cloud, all)), result)
            ),
            new(
                group,
                "attention by hand, forward + backward to all",
                edges,
                () => Step(plain.Record(), p => plain.Forward(p.Enter(cloud, all)), result)
            ),
        ];
    }

    /// <summary>l_max 2 in single and in double.</summary>
    public static IEnumerable<Case> InBothPrecisions(string group)
    {
        const string forward = "convolution l_max 2, forward",
            both = "convolution l_max 2, forward + backward to all";
        (PointCloud<Wide2> cloud, int edges) = Cloud<Wide2>(288);
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            bool isDouble = precision == Precision.Double;
            var net = new Convolution2(seed: 1, precision);
            Rows<Wide2> result = net.Predict(cloud);
            yield return new Case(
                group,
                isDouble ? forward + ", double" : forward,
                edges,
                () => net.Predict(cloud, result)
            )
            {
                Against = isDouble ? forward : null,
            };
            yield return new Case(
                group,
                isDouble ? both + ", double" : both,
                edges,
                () =>
                    Step(
                        net.Record(),
                        p => net.Forward(p.Enter(cloud, GradientInputs.Features | GradientInputs.Positions)),
                        result
                    )
            )
            {
                Against = isDouble ? both : null,
            };
        }
    }

    /// <summary>What a second core brings to one prediction.</summary>
    public static IEnumerable<Case> OnThreads(string group)
    {
        const string one = "one prediction, 1 thread";
        (PointCloud<Wide2> cloud, int edges) = Cloud<Wide2>(288);
        var net = new Convolution2(seed: 1);
        Rows<Wide2> result = net.Predict(cloud);
        yield return new Case(group, one, edges, () => net.Predict(cloud, result))
        {
            Peers = [PeerWork.E3nn("convolution_2 forward")],
        };
        yield return new Case(group, "one prediction, all threads", edges, () => net.Predict(cloud, result))
        {
            Against = one,
            Threads = Environment.ProcessorCount,
            Peers = [PeerWork.E3nn("convolution_2_threads forward")],
        };
    }

    /// <summary>
    /// Multiply-adds: radial network, product and the linear map after it; the reverse makes the network's values
    /// again. The product's count is that of matrices folded once an edge.
    /// </summary>
    private static (long Forward, long Both) Work(int degree, int edges)
    {
        TensorProductSpec spec = TensorProductSpec.Channelwise(
            Natural.Irreps(Copies, degree),
            Natural.Irreps(1, degree),
            [.. Enumerable.Range(0, degree + 1).Select(Natural.Irrep)]
        );
        long network = (BasisFunctions * RadialWidth) + ((long)RadialWidth * spec.WeightCount),
            linear = (long)Points * Copies * spec.Out.Dim;
        long forward = (edges * (network + ProductWork.Forward(spec))) + linear;
        return (forward, forward + (edges * ((3 * network) + ProductWork.Backward(spec))) + (2 * linear));
    }

    private static (PointCloud<T> Cloud, int Edges) Cloud<T>(int dim)
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] positions = Numbers.Positions(Points, Degree, seed: 5);
        Cell cell = Cell.Cubic(Numbers.Side(Points, Degree));
        return (
            PointCloud.Create<T>(positions, Numbers.Random((long)Points * dim, 6), Neighbours.WithinRadius(1), cell),
            NeighbourSearch.WithinRadius(positions, 1, cells: [cell]).Count
        );
    }

    private static void Step<T>(Pass pass, Recorded<T> forward, Rows<T> target)
        where T : struct, IFeatures<T>, allows ref struct
    {
        using (pass)
            pass.Backward(Loss.MeanSquaredError(forward(pass), target));
    }
}
