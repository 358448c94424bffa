using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Runs an emitted linear map.</summary>
internal sealed class Linear<TKernel, S> : ILinear
    where TKernel : ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public double[] Forward(int rows, double[] x, double[] w, double[] bias)
    {
        S[] z = new S[rows * TKernel.ResultDim];
        z.AsSpan().Fill(S.NaN);
        TKernel.Forward(
            rows,
            in Convert(x)[0],
            TKernel.InputDim,
            in Convert(w)[0],
            in Convert(bias)[0],
            ref z[0],
            TKernel.ResultDim
        );
        return Doubles(z);
    }

    public (double[] X, double[] W, double[] Bias) Backward(int rows, double[] x, double[] w, double[] gz)
    {
        S[] gx = new S[x.Length];
        S[] gw = new S[TKernel.WeightCount + 1];
        S[] gb = new S[TKernel.BiasCount + 1];
        TKernel.Backward(
            rows,
            in Convert(x)[0],
            TKernel.InputDim,
            in Convert(w)[0],
            in Convert(gz)[0],
            TKernel.ResultDim,
            ref gx[0],
            ref gw[0],
            ref gb[0]
        );
        return (Doubles(gx), Doubles(gw[..^1]), Doubles(gb[..^1]));
    }

    private static S[] Convert(double[] values) => [.. values.Select(S.CreateTruncating), S.NaN];

    private static double[] Doubles(S[] values) => [.. values.Select(double.CreateTruncating)];
}
