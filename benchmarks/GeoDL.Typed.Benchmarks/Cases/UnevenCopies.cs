using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>
/// Few and uneven copies, as real models have them: what a convolution does with its edges once harmonics and weights
/// are there.
/// </summary>
internal static class UnevenCopies
{
    private const int Neighbours = 20;

    public static IEnumerable<Case> Create(int rows) =>
        [
            Of<Uneven16Kernel>("16x0e+8x1o+4x2e", 2, rows, "uneven_16"),
            Of<Uneven4Kernel>("4x0e+4x1o", 1, rows, "uneven_4"),
            Of<Uneven1Kernel>("1x1o", 1, rows, "uneven_1"),
        ];

    private static Case Of<TKernel>(string irreps, int degree, int rows, string peer)
        where TKernel : struct, IBilinearKernel
    {
        TensorProductSpec spec = TensorProductSpec.Channelwise(
            Irreps.Parse(irreps),
            Natural.Irreps(1, degree),
            [.. Enumerable.Range(0, degree + 1).Select(Natural.Irrep)]
        );
        return new KernelCase(
            $"uneven copies, gathered, multiplied, summed over {Neighbours} rows; {rows} rows, forward",
            irreps,
            peer,
            ProductWork.Forward(spec),
            0
        ).CreateGathered<TKernel>(rows, Neighbours);
    }
}
