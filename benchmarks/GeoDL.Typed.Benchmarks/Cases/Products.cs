using GeoDL.Typed.Algebra;
using GeoDL.Typed.Benchmarks.Timing;

namespace GeoDL.Typed.Benchmarks.Cases;

/// <summary>Other products on rows of their own.</summary>
internal static class Products
{
    private const int HarmonicCopies = 128;

    public static IEnumerable<Case> FullyConnected(int rows)
    {
        string group = $"fully connected 32x(0e+1o+2e) with the harmonics, {rows} rows";
        TensorProductSpec spec = TensorProductSpec.FullyConnected(
            Natural.Irreps(32, 2),
            Natural.Irreps(1, 2),
            Natural.Irreps(32, 2)
        );
        return
        [
            .. Of(group, "one set of weights", "fully_shared", spec).Create<FullyConnectedKernel>(rows, isShared: true),
            .. Of(group, "weights for each row", "fully_rows", spec)
                .Create<FullyConnectedKernel>(rows, isShared: false),
        ];
    }

    public static IEnumerable<Case> Elementwise(int rows) =>
        Of(
                $"element-wise product, 64x(0e+1o+2e), {rows} rows",
                "all paths",
                "elementwise",
                TensorProductSpec.Elementwise(Natural.Irreps(64, 2), Natural.Irreps(64, 2))
            )
            .Create<ElementwiseKernel>(rows, isShared: true);

    public static IEnumerable<Case> Full(int rows) =>
        Of(
                $"full product, 8x(0e+1o+2e) squared, {rows} rows",
                "all paths",
                "full",
                TensorProductSpec.Full(Natural.Irreps(8, 2), Natural.Irreps(8, 2))
            )
            .Create<FullKernel>(rows, isShared: true);

    /// <summary>The case of e3nn.c's own benchmark, one sample a call there.</summary>
    public static IEnumerable<Case> FullWithHarmonics(int rows) =>
        [WithHarmonics<Full1Kernel>(1, rows), WithHarmonics<Full2Kernel>(2, rows), WithHarmonics<Full3Kernel>(3, rows)];

    private static Case WithHarmonics<TKernel>(int degree, int rows)
        where TKernel : struct, CompilerServices.IBilinearKernel
    {
        TensorProductSpec spec = TensorProductSpec.Full(
            Natural.Irreps(HarmonicCopies, degree),
            Natural.Irreps(1, degree)
        );
        string group = $"full product of {HarmonicCopies} copies with the harmonics, {rows} rows";
        Case forward = Of(group, $"l_max {degree}", "none", spec).Create<TKernel>(rows, isShared: true).First();
        return forward with { Peers = [new PeerWork(Peers.E3nnC, $"full_{degree} forward")], PeerItems = 1 };
    }

    private static KernelCase Of(string group, string name, string peer, TensorProductSpec spec) =>
        new(group, name, peer, ProductWork.Forward(spec), ProductWork.Backward(spec));
}
