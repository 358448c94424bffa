using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// The recursions in l of spherical harmonic transforms, of one order and one block of rings: without what there is to
/// do for each order and block before and after them (starting values, coefficients in the order of degrees, Fourier
/// coefficients in the order of rings).
/// </summary>
internal sealed class SphereLoops
{
    private const int Degrees = 512;

    private readonly double[] _degrees = [.. Numbers.Random<double>(6 * Degrees, 1).Select(static x => x / 1000)];
    private readonly double[] _products = new double[4 * LegendreProducts.Spread * Degrees];
    private LegendreBlock _block;

    private SphereLoops()
    {
        for (int lane = 0; lane < LegendreBlock.Lanes; lane++)
            (_block.X[lane], _block.Current[lane], _block.Before[lane]) = (0.1, 0.001, 0.001);
    }

    public static IEnumerable<Case> Create()
    {
        foreach (int spin in (int[])[0, 2])
        {
            foreach (bool isAnalysis in (bool[])[false, true])
            {
                var loops = new SphereLoops();
                yield return new(
                    "loops of spherical harmonic transforms, double",
                    $"spin {spin}, {(isAnalysis ? "analysis" : "synthesis")}, {Degrees} degrees of one order, "
                        + $"{LegendreBlock.Lanes} rings",
                    Degrees,
                    () =>
                    {
                        var work = new Work(loops, spin > 0, isAnalysis);
                        LaneLoop.RunWidest<Work, double>(ref work);
                    }
                )
                {
                    NumberSize = sizeof(double),
                    // Multiply-adds of a ring and degree: two of the recursion, two or four of the sums.
                    Flops = 2.0 * (spin == 0 ? 4 : 6) * LegendreBlock.Lanes * Degrees,
                };
            }
        }
    }

    private readonly struct Work(SphereLoops loops, bool hasSpin, bool isAnalysis) : ILaneUse<double>
    {
        public void Run<V>()
            where V : struct, ILanes<V, double>
        {
            ref LegendreBlock block = ref loops._block;
            ref double degrees = ref loops._degrees[0],
                products = ref loops._products[0];
            for (int lane = 0; lane < LegendreBlock.Lanes; lane += 4 * V.Width)
            {
                if (isAnalysis && hasSpin)
                    LegendreProducts.Spin<V>(ref block, lane, ref degrees, ref products, Degrees);
                else if (isAnalysis)
                    LegendreProducts.Plain<V>(ref block, lane, ref degrees, ref products, Degrees);
                else if (hasSpin)
                    LegendreSums.Spin<LanePair<LanePair<V, double>, double>>(ref block, lane, ref degrees, Degrees);
                else
                    LegendreSums.Plain<LanePair<LanePair<V, double>, double>>(ref block, lane, ref degrees, Degrees);
            }
        }
    }
}
