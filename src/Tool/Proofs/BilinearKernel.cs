using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>An emitted product.</summary>
internal sealed class BilinearKernel<TKernel> : EmittedKernel
    where TKernel : struct, IBilinearKernel
{
    public override (int Left, int Right, int Result, int Weights) Sizes =>
        (TKernel.LeftDim, TKernel.RightDim, TKernel.ResultDim, TKernel.WeightCount);

    private protected override void Forward<S>(int rows, S[] x, S[] y, S[] w, int wRow, S[] z)
    {
        S[] scratch = new S[TKernel.ScratchSize(rows)];
        TKernel.Forward(
            rows,
            in LayerValues.First<S>(x),
            TKernel.LeftDim,
            in LayerValues.First<S>(y),
            TKernel.RightDim,
            in LayerValues.First<S>(w),
            wRow,
            ref LayerValues.First(z.AsSpan()),
            TKernel.ResultDim,
            ref LayerValues.First(scratch.AsSpan())
        );
    }
}
