using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Generated;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Channel-wise products of 64 copies with the harmonics, weights given for each row, each row's result stored.</summary>
internal static class Channelwise
{
    private const int Copies = 64;

    public static IEnumerable<Case> Create(int rows) =>
    [
        .. Of<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Channelwise1_Product>(1, rows),
        .. Of<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Channelwise2_Product>(2, rows),
        .. Of<GeoDL_Typed_Benchmarks_Cases_ProductLayers_Channelwise3_Product>(3, rows),
    ];

    private static IEnumerable<Case> Of<TKernel>(int degree, int rows)
        where TKernel : struct, IBilinearKernel
    {
        const int neighbours = 20;
        TensorProductSpec spec = TensorProductSpec.Channelwise(Natural(Copies, degree), Natural(1, degree), [.. Natural(1, degree).Select(static b => b.Irrep)]);
        (long forward, long backward) = (ProductWork.Forward(spec), ProductWork.Backward(spec));
        string group = $"channel-wise product, {Copies} copies, {rows} rows";
        return
        [
            .. new KernelCase(group, $"l_max {degree}, summed over {neighbours} rows", $"summed_{degree}_{rows}", forward, backward).CreateSummed<TKernel>(rows, neighbours),
            .. new KernelCase(group, $"l_max {degree}, every row stored", $"channelwise_{degree}_{rows}", forward, backward).Create<TKernel>(rows, isShared: false),
        ];
    }

    /// <summary>One block a degree, with the parity of the harmonics.</summary>
    private static Irreps Natural(int copies, int degree) =>
        new(Enumerable.Range(0, degree + 1).Select(l => new MulIrrep(copies, new Irrep(l, l % 2 == 0 ? Parity.Even : Parity.Odd))));
}
