using System.Numerics;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>An emitted linear map.</summary>
internal sealed class GuardedLinear<TKernel, S> : IGuardedKernel
    where TKernel : ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public void Run(string what, int rows, bool atEnd)
    {
        using GuardedMemory memory = new(atEnd);
        Random random = new(rows);
        double[] x = RandomNumbers.Fill(random, rows * TKernel.InputDim),
            w = RandomNumbers.Fill(random, TKernel.WeightCount);
        double[] bias = RandomNumbers.Fill(random, TKernel.BiasCount),
            gz = RandomNumbers.Fill(random, rows * TKernel.ResultDim);
        Span<S> z = memory.Take<S>(gz.Length),
            gx = memory.Take<S>(x.Length),
            gw = memory.Take<S>(w.Length),
            gBias = memory.Take<S>(bias.Length);
        Call(rows, memory.Copy<S>(x), memory.Copy<S>(w), memory.Copy<S>(bias), memory.Copy<S>(gz), z, gx, gw, gBias);

        S[] free = new S[gz.Length],
            freeX = new S[x.Length],
            freeW = new S[w.Length],
            freeBias = new S[bias.Length];
        Call(rows, Convert(x), Convert(w), Convert(bias), Convert(gz), free, freeX, freeW, freeBias);
        Compare(what, free, z);
        Compare(what + ", gradient of x", freeX, gx);
        Compare(what + ", gradient of w", freeW, gw);
        Compare(what + ", gradient of the bias", freeBias, gBias);
    }

    private static void Call(
        int rows,
        Span<S> x,
        Span<S> w,
        Span<S> bias,
        Span<S> gz,
        Span<S> z,
        Span<S> gx,
        Span<S> gw,
        Span<S> gBias
    )
    {
        z.Fill(S.NaN);
        TKernel.Forward(
            rows,
            in MemoryMarshal.GetReference(x),
            TKernel.InputDim,
            in MemoryMarshal.GetReference(w),
            in MemoryMarshal.GetReference(bias),
            ref MemoryMarshal.GetReference(z),
            TKernel.ResultDim
        );
        TKernel.Backward(
            rows,
            in MemoryMarshal.GetReference(x),
            TKernel.InputDim,
            in MemoryMarshal.GetReference(w),
            in MemoryMarshal.GetReference(gz),
            TKernel.ResultDim,
            ref MemoryMarshal.GetReference(gx),
            ref MemoryMarshal.GetReference(gw),
            ref MemoryMarshal.GetReference(gBias)
        );
    }

    private static S[] Convert(double[] values) => [.. values.Select(S.CreateTruncating)];

    private static void Compare(string what, S[] expected, Span<S> actual) =>
        Near.Equal(
            [.. expected.Select(double.CreateTruncating)],
            [.. actual.ToArray().Select(double.CreateTruncating)],
            Tolerance.Reference.Of<S>(),
            what
        );
}
