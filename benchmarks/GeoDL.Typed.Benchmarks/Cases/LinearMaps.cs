using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Equivariant linear maps of rows that the cache holds.</summary>
internal static class LinearMaps
{
    private const int Components = 9;

    public static IEnumerable<Case> Create(int rows) =>
        [.. Of<Linear32Kernel>(32, rows), .. Of<Linear64Kernel>(64, rows), .. Of<Linear128Kernel>(128, rows)];

    private static IEnumerable<Case> Of<TKernel>(int copies, int rows)
        where TKernel : struct, ILinearKernel
    {
        int dim = copies * Components;
        Aligned<float> x = Numbers.RandomAligned<float>(rows * dim, 1),
            w = Numbers.RandomAligned<float>(TKernel.WeightCount, 2),
            gz = Numbers.RandomAligned<float>(rows * dim, 3),
            none = new(1);
        Aligned<float> z = new(rows * dim),
            gx = new(rows * dim),
            gw = new(TKernel.WeightCount);
        string group = $"linear maps of c x (0e+1o+2e), {rows} rows";
        double flops = 2.0 * rows * Components * copies * copies;

        void Forward() => TKernel.Forward(rows, in x[0], dim, in w[0], in none[0], ref z[0], dim);

        yield return new Case(group, $"c = {copies}, forward", rows, Forward)
        {
            Flops = flops,
            Peers = [PeerWork.E3nn($"linear_{copies} forward")],
        };
        yield return new Case(
            group,
            $"c = {copies}, forward + backward",
            rows,
            () =>
            {
                Forward();
                gx.Clear();
                gw.Clear();
                TKernel.Backward(rows, in x[0], dim, in w[0], in gz[0], dim, ref gx[0], ref gw[0], ref none[0]);
            }
        )
        {
            Flops = 3 * flops,
            Peers = [PeerWork.E3nn($"linear_{copies} both")],
        };
    }
}
