using System.Numerics;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>An emitted product: weights shared and of each row, results stored and summed.</summary>
internal sealed class GuardedProduct<TKernel, S> : IGuardedKernel
    where TKernel : IBilinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    public void Run(string what, int rows, bool atEnd)
    {
        foreach (bool isShared in new[] { true, false })
        {
            Run($"{what}, shared weights {isShared}", rows, isShared, isSummed: false, atEnd);
            Run($"{what}, shared weights {isShared}, summed", rows, isShared, isSummed: true, atEnd);
        }
    }

    private static void Run(string what, int rows, bool isShared, bool isSummed, bool atEnd)
    {
        using GuardedMemory memory = new(atEnd);
        Random random = new(rows);
        int wRow = isShared ? 0 : TKernel.WeightCount,
            zRow = isSummed ? 0 : TKernel.ResultDim,
            results = (isSummed ? 1 : rows) * TKernel.ResultDim;
        double[] x = RandomNumbers.Fill(random, rows * TKernel.LeftDim),
            y = RandomNumbers.Fill(random, rows * TKernel.RightDim);
        double[] w = RandomNumbers.Fill(random, (isShared ? 1 : rows) * TKernel.WeightCount),
            gz = RandomNumbers.Fill(random, results);
        Span<S> z = memory.Take<S>(results),
            gx = memory.Take<S>(x.Length),
            gy = memory.Take<S>(y.Length),
            gw = memory.Take<S>(w.Length);
        Call(
            rows,
            wRow,
            zRow,
            memory.Copy<S>(x),
            memory.Copy<S>(y),
            memory.Copy<S>(w),
            memory.Copy<S>(gz),
            z,
            gx,
            gy,
            gw,
            memory.Take<S>(TKernel.ScratchSize(rows))
        );

        S[] free = new S[results],
            freeX = new S[x.Length],
            freeY = new S[y.Length],
            freeW = new S[w.Length];
        Call(
            rows,
            wRow,
            zRow,
            Convert(x),
            Convert(y),
            Convert(w),
            Convert(gz),
            free,
            freeX,
            freeY,
            freeW,
            new S[TKernel.ScratchSize(rows)]
        );
        Compare(what, free, z);
        Compare(what + ", gradient of x", freeX, gx);
        Compare(what + ", gradient of y", freeY, gy);
        Compare(what + ", gradient of w", freeW, gw);
    }

    private static void Call(
        int rows,
        int wRow,
        int zRow,
        Span<S> x,
        Span<S> y,
        Span<S> w,
        Span<S> gz,
        Span<S> z,
        Span<S> gx,
        Span<S> gy,
        Span<S> gw,
        Span<S> scratch
    )
    {
        ref S first = ref MemoryMarshal.GetReference(scratch);
        TKernel.Forward(
            rows,
            in MemoryMarshal.GetReference(x),
            TKernel.LeftDim,
            in MemoryMarshal.GetReference(y),
            TKernel.RightDim,
            in MemoryMarshal.GetReference(w),
            wRow,
            ref MemoryMarshal.GetReference(z),
            zRow,
            ref first
        );
        TKernel.Backward(
            rows,
            in MemoryMarshal.GetReference(x),
            TKernel.LeftDim,
            in MemoryMarshal.GetReference(y),
            TKernel.RightDim,
            in MemoryMarshal.GetReference(w),
            wRow,
            in MemoryMarshal.GetReference(gz),
            zRow,
            ref MemoryMarshal.GetReference(gx),
            ref MemoryMarshal.GetReference(gy),
            ref MemoryMarshal.GetReference(gw),
            ref first
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
