using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Channel-wise products of 64 copies with the harmonics, weights given for each row; results of one parity or of both.
/// </summary>
internal static class Channelwise
{
    private const int Copies = 64;
    private const int Neighbours = 20;

    public static IEnumerable<Case> Create(int rows) =>
        [
            .. Of<Channelwise1Kernel>(1, rows, isNatural: true),
            .. Of<Channelwise2Kernel>(2, rows, isNatural: true),
            .. Of<Channelwise3Kernel>(3, rows, isNatural: true),
            .. Of<All1Kernel>(1, rows, isNatural: false),
            .. Of<All2Kernel>(2, rows, isNatural: false),
            .. Of<All3Kernel>(3, rows, isNatural: false),
        ];

    /// <summary>Whose rows lie in the cache: what the kernel itself reaches.</summary>
    public static KernelCase Kernel(string group, string name, string peer, int degree, string? against = null)
    {
        TensorProductSpec spec = Spec(degree, isNatural: true);
        return new KernelCase(group, name, peer, ProductWork.Forward(spec), ProductWork.Backward(spec), against);
    }

    /// <summary>
    /// So few rows that the cache closest to the core but one holds them: what the kernels themselves reach.
    /// </summary>
    public static IEnumerable<Case> InCache()
    {
        const string group = "channel-wise product in cache, 64 copies, 40 rows summed over 20";
        const int rows = 2 * Neighbours;
        return
        [
            .. Kernel(group, "l_max 1", "none", 1)
                .CreateSummed<Channelwise1Kernel, float>(rows, Neighbours)
                .Select(Alone),
            .. Kernel(group, "l_max 2", "none", 2)
                .CreateSummed<Channelwise2Kernel, float>(rows, Neighbours)
                .Select(Alone),
            .. Kernel(group, "l_max 3", "none", 3)
                .CreateSummed<Channelwise3Kernel, float>(rows, Neighbours)
                .Select(Alone),
        ];

        static Case Alone(Case work) => work with { Peers = [], Bytes = 0 };
    }

    private static IEnumerable<Case> Of<TKernel>(int degree, int rows, bool isNatural)
        where TKernel : struct, IBilinearKernel
    {
        TensorProductSpec spec = Spec(degree, isNatural);
        (long forward, long backward) = (ProductWork.Forward(spec), ProductWork.Backward(spec));
        string group = $"channel-wise product, {Copies} copies, {rows} rows",
            all = isNatural ? "" : ", all parities",
            peer = isNatural ? "" : "all_";
        return
        [
            .. new KernelCase(
                group,
                $"l_max {degree}{all}, summed over {Neighbours} rows",
                $"summed_{peer}{degree}_{rows}",
                forward,
                backward
            ).CreateSummed<TKernel, float>(rows, Neighbours),
            .. new KernelCase(
                group,
                $"l_max {degree}{all}, every row stored",
                $"channelwise_{peer}{degree}_{rows}",
                forward,
                backward
            ).Create<TKernel>(rows, isShared: false),
        ];
    }

    private static TensorProductSpec Spec(int degree, bool isNatural) =>
        TensorProductSpec.Channelwise(
            Natural.Irreps(Copies, degree),
            Natural.Irreps(1, degree),
            [
                .. Enumerable
                    .Range(0, degree + 1)
                    .SelectMany(l =>
                        isNatural ? [Natural.Irrep(l)] : new[] { new Irrep(l, Parity.Even), new Irrep(l, Parity.Odd) }
                    ),
            ]
        );
}
