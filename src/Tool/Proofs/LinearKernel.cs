using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>An emitted linear map; all rows share its weights.</summary>
internal sealed class LinearKernel<TKernel> : EmittedKernel
    where TKernel : struct, ILinearKernel
{
    public override (int Left, int Right, int Result, int Weights) Sizes =>
        (TKernel.InputDim, 0, TKernel.ResultDim, TKernel.WeightCount + TKernel.BiasCount);

    private protected override void Forward<S>(int rows, S[] x, S[] y, S[] w, int wRow, S[] z) =>
        TKernel.Forward(
            rows,
            in LayerValues.First<S>(x),
            TKernel.InputDim,
            in LayerValues.First(w.AsSpan(0, TKernel.WeightCount)),
            in LayerValues.First(w.AsSpan(TKernel.WeightCount, TKernel.BiasCount)),
            ref LayerValues.First(z.AsSpan()),
            TKernel.ResultDim
        );
}
