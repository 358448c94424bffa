using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>Runs an emitted product.</summary>
internal sealed class Product<TKernel, S> : IProduct
    where TKernel : IBilinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public double[] Forward(int rows, double[] x, double[] y, double[] w, bool isSummed = false)
    {
        S[] z = new S[(isSummed ? 1 : rows) * TKernel.ResultDim];
        // Rows of their own are overwritten, whatever lay there.
        if (!isSummed)
            z.AsSpan().Fill(S.NaN);

        TKernel.Forward(
            rows,
            in First(x),
            TKernel.LeftDim,
            in First(y),
            TKernel.RightDim,
            in First(w),
            WeightRow(rows, w),
            ref z.AsSpan()[0],
            isSummed ? 0 : TKernel.ResultDim,
            ref Scratch(rows)
        );
        return Doubles(z);
    }

    public (double[] X, double[] Y, double[] W) Backward(int rows, double[] x, double[] y, double[] w, double[] gz)
    {
        S[] gx = new S[x.Length];
        S[] gy = new S[y.Length];
        S[] gw = new S[w.Length + 1];
        TKernel.Backward(
            rows,
            in First(x),
            TKernel.LeftDim,
            in First(y),
            TKernel.RightDim,
            in First(w),
            WeightRow(rows, w),
            in First(gz),
            TKernel.ResultDim,
            ref gx[0],
            ref gy[0],
            ref gw[0],
            ref Scratch(rows)
        );
        return (Doubles(gx), Doubles(gy), Doubles(gw[..^1]));
    }

    private static nint WeightRow(int rows, double[] w) =>
        rows > 1 && w.Length == rows * TKernel.WeightCount ? TKernel.WeightCount : 0;

    private static ref S First(double[] values)
    {
        S[] converted = new S[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
            converted[i] = S.CreateTruncating(values[i]);

        return ref converted[0];
    }

    /// <summary>
    /// Scratch holds nothing on entry: filled with NaN, so that a kernel that reads it before writing shows.
    /// </summary>
    private static ref S Scratch(int rows)
    {
        S[] scratch = new S[TKernel.ScratchSize(rows) + 1];
        scratch.AsSpan().Fill(S.NaN);
        return ref scratch[0];
    }

    private static double[] Doubles(S[] values) => [.. values.Select(double.CreateTruncating)];
}
