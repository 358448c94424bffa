using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Spherical harmonic transforms on HEALPix with nside = l_max/2, and their recursions in l alone.
/// </summary>
internal static class SphereTransforms
{
    public static IEnumerable<Case> Create() =>
        [.. Of(128, spin: 0), .. Of(128, spin: 2), .. Of(512, spin: 0), .. Of(512, spin: 2)];

    private static IEnumerable<Case> Of(int maxDegree, int spin)
    {
        var sky = new HealPix(maxDegree / 2);
        var transform = new RingTransform(sky, maxDegree, spin);
        double[] coefficients = Numbers.Random<double>(transform.CoefficientCount, 1),
            map = Numbers.Random<double>(transform.MapLength, 2),
            result = new double[coefficients.Length],
            resultMap = new double[map.Length];
        var memory = new RingScratch(transform);
        memory.Prepare(threads: 1);
        string group = "spherical harmonic transforms on HEALPix, double",
            name = $"l_max {maxDegree}, spin {spin}",
            work = $"sphere_{maxDegree}_{spin}";
        Case Made(string what, Action run) =>
            new(group, $"{name}, {what}", sky.Count, run) { NumberSize = sizeof(double) };
        yield return Made("synthesis", () => transform.Synthesize(coefficients, resultMap, isWeighted: false)) with
        {
            Peers = [new PeerWork(Peers.Healpy, $"{work} synthesis")],
        };
        yield return Made("analysis", () => transform.Project(map, result, isWeighted: true)) with
        {
            Peers = [new PeerWork(Peers.Healpy, $"{work} analysis")],
        };
        yield return Made(
            "synthesis, recursions alone",
            () => WorkerTeam.Run(memory.Spread(coefficients), maxDegree + 1, 1)
        ) with
        {
            Flops = Operations(transform),
        };
        yield return Made(
            "analysis, recursions alone",
            () => WorkerTeam.Run(memory.Collect(result), maxDegree + 1, 1)
        ) with
        {
            Flops = Operations(transform),
        };
    }

    /// <summary>
    /// Two multiply-adds for a step of the recursion, two for a coefficient, four with spin; for rings with their
    /// mirror images, or with spin for each ring, without orders that are zero there.
    /// </summary>
    private static double Operations(RingTransform transform)
    {
        double steps = 0;
        int lanes = transform.Rings.Count / transform.Rings.Half * transform.Rings.North.Length;
        for (int order = 0; order <= transform.MaxDegree; order++)
        {
            int rings = 0;
            for (int lane = 0; lane < lanes; lane++)
            {
                int at =
                    (lane / transform.Rings.North.Length * transform.Rings.Half)
                    + (lane % transform.Rings.North.Length);
                rings += transform.Rings.AreNegligible(at / RingLanes.Block * RingLanes.Block, order) ? 0 : 1;
            }
            steps += (double)rings * (transform.MaxDegree + 1 - transform.Recursion.First(order));
        }

        return 2 * (transform.Spin == 0 ? 4 : 6) * steps;
    }
}
