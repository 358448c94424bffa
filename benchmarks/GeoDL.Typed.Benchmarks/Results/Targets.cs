using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Results;

/// <summary>What this library wants to be, next to what others are and what the hardware can do.</summary>
internal static class Targets
{
    private const string Better = "times e3nn, better build";

    public static IReadOnlyList<Target> All { get; } =
    [
        .. Channelwise(),
        .. Convolutions(),
        .. Products(),
        .. Harmonics(),
        .. Small(),
        .. Shares(),
        .. Grids(),
        .. Spheres(),
        .. Forces(),
    ];

    private static IEnumerable<Target> Channelwise()
    {
        (double Forward, double Both)[] summed = [(18, 30), (40, 42), (65, 80)],
            stored = [(5, 10), (15, 15), (35, 27)];
        for (int l = 1; l <= 3; l++)
        {
            foreach (
                (string name, (double forward, double both)) in new[]
                {
                    ($"l_max {l}, summed over 20 rows", summed[l - 1]),
                    ($"l_max {l}, every row stored", stored[l - 1]),
                }
            )
            {
                yield return Of("channel-wise product, 64 copies, 10000 rows", $"{name}, forward", forward);
                yield return Of("channel-wise product, 64 copies, 10000 rows", $"{name}, forward + backward", both);
            }
        }
    }

    private static IEnumerable<Target> Convolutions()
    {
        (double Forward, double Both)[] direct = [(16, 12), (26, 30)],
            interpolated = [(50, 35), (70, 60)];
        for (int l = 2; l <= 3; l++)
        {
            yield return Of("steerable convolution", $"l_max {l}, forward", direct[l - 2].Forward);
            yield return Of("steerable convolution", $"l_max {l}, forward + backward to all", direct[l - 2].Both);
            yield return Of("steerable convolution", $"l_max {l}, interpolated, forward", interpolated[l - 2].Forward);
            yield return Of(
                "steerable convolution",
                $"l_max {l}, interpolated, forward + backward to all",
                interpolated[l - 2].Both
            );
        }
    }

    private static IEnumerable<Target> Products() =>
        [
            Of("fully connected", "one set of weights, forward", 5.7),
            Of("fully connected", "one set of weights, forward + backward", 5.7),
            Of("fully connected", "weights for each row, forward", 4.5),
            Of("fully connected", "weights for each row, forward + backward", 33),
            Of("element-wise", "all paths, forward", 30),
            Of("element-wise", "all paths, forward + backward", 30),
            Of("full product, 8x", "all paths, forward", 40),
            Of("full product, 8x", "all paths, forward + backward", 30),
            Of("a network of SEGNN's size", "training step: forward, loss, backward, Adam", 7),
        ];

    private static IEnumerable<Target> Harmonics()
    {
        const string group = "normalised spherical harmonics",
            unit = "times sphericart";
        for (int l = 2; l <= 8; l++)
        {
            string values = $"l_max {l}, values",
                both = $"l_max {l}, values and gradient";
            yield return new Target(
                $"harmonics, {values}",
                2,
                true,
                unit,
                m => m.Ratio(group, values, Peers.Sphericart)
            );
            yield return new Target(
                $"harmonics, {both}",
                8,
                true,
                unit + ", its Jacobian not contracted",
                m => m.Ratio(group, both, Peers.Sphericart)
            );
        }
    }

    private static IEnumerable<Target> Small() =>
        [
            new(
                "16x0e+8x1o+4x2e, contraction of an edge",
                32,
                false,
                "ns",
                static m => m.Nanoseconds("uneven", "16x0e+8x1o+4x2e")
            ),
            new("4x0e+4x1o, contraction of an edge", 6, false, "ns", static m => m.Nanoseconds("uneven", "4x0e+4x1o")),
            new("1x1o, contraction of an edge", 4, false, "ns", static m => m.Nanoseconds("uneven", "1x1o")),
            new(
                "latency, plain",
                75,
                false,
                "µs",
                static m => m.Microseconds("latency", "two convolutions, gate, readout")
            ),
            new(
                "latency, frozen",
                30,
                false,
                "µs",
                static m => m.Microseconds("latency", "the same, radial networks interpolated and kept (frozen)")
            ),
            new("cold start, JIT", 0.3, false, "s", static m => m.ColdStart),
            new("cold start, NativeAOT", 0.03, false, "s", static m => m.NativeStart),
        ];

    private static IEnumerable<Target> Shares() =>
        [
            .. new[] { (1, 70.0), (2, 88.0), (3, 88.0) }.Select(static t => new Target(
                $"channel-wise product in cache, l_max {t.Item1}, forward",
                t.Item2,
                true,
                "% of the limit",
                m => m.Share("channel-wise product in cache", $"l_max {t.Item1}, forward")
            )),
            .. new[] { 2, 3 }.SelectMany(static l =>
                new Target[]
                {
                    new(
                        $"convolution l_max {l}, forward",
                        78,
                        true,
                        "% of the limit",
                        m => m.Share("steerable convolution", $"l_max {l}, forward")
                    ),
                    new(
                        $"convolution l_max {l}, forward + backward",
                        72,
                        true,
                        "% of the limit",
                        m => m.Share("steerable convolution", $"l_max {l}, forward + backward to all")
                    ),
                }
            ),
            .. new[] { 32, 64, 128 }.Select(static c => new Target(
                $"linear map, {c} copies, forward",
                90,
                true,
                "% of peak",
                m => m.Share("linear maps", $"c = {c}, forward")
            )),
            .. new[] { "forward", "forward + backward to all" }.Select(static d => new Target(
                $"double over float, convolution, {d}",
                2.1,
                false,
                "times the time",
                m => m.Over("double precision", $"convolution l_max 2, {d}, double")
            )),
            new(
                "two cores, one prediction",
                1.8,
                true,
                "times as fast",
                static m => 1 / m.Over("threads", "one prediction, all threads")
            ),
            new(
                "two cores, a training step of eight clouds",
                1.8,
                true,
                "times as fast",
                static m => 1 / m.Over("threads", "a training step of 8 clouds of 250 points, all threads")
            ),
        ];

    private static IEnumerable<Target> Grids() =>
        [
            Against(Peers.PyTorch, "convolutions over pixels", "16x(0 to 2), 5 × 5, forward", 5),
            Against(Peers.PyTorch, "convolutions over pixels", "16x(0 to 2), 5 × 5, forward + backward", 4),
            Against(Peers.PyTorch, "convolutions over pixels", "p4, 10 to 10, 3 × 3, forward", 1.5),
            Against(Peers.PyTorch, "convolutions over voxels", "8x0e+4x1o+2x2e, 5 × 5 × 5, forward", 4),
            Against(Peers.PyTorch, "convolutions over voxels", "8x0e+4x1o+2x2e, 5 × 5 × 5, forward + backward", 4),
        ];

    private static IEnumerable<Target> Spheres() =>
        new[] { 0, 2 }.SelectMany(static spin =>
            new[] { "synthesis", "analysis" }.Select(way => new Target(
                $"loops of spherical harmonic transforms, spin {spin}, {way}",
                50,
                true,
                "% of peak",
                m =>
                    m.Share(
                        "loops of spherical harmonic transforms",
                        $"spin {spin}, {way}, 512 degrees of one order, 32 rings"
                    )
            ))
        );

    private static IEnumerable<Target> Forces() =>
        [
            Against(Peers.E3nn, "a force field of three convolutions", "energy and forces", 8),
            Against(Peers.E3nn, "a force field of three convolutions", "gradient of a loss of energies and forces", 5),
        ];

    private static Target Against(string peer, string group, string name, double bound) =>
        new($"{group}, {name}", bound, true, $"times {peer}", m => m.Ratio(group, name, peer));

    private static Target Of(string group, string name, double bound) =>
        new($"{group.Split(',')[0]}, {name}", bound, true, Better, m => m.Better(group, name));
}
