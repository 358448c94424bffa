using System.Numerics;
using System.Runtime.CompilerServices;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>
/// Runs an emitted product on so many rows that its result passes the caches by, and again in parts that do not.
/// </summary>
internal sealed class LargeProduct<TKernel, S> : ILargeProduct
    where TKernel : IBilinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int LargeBytes = 1 << 24;
    private const int Part = 50;

    /// <inheritdoc/>
    public void CheckAgainstParts(int offset)
    {
        int rows = (LargeBytes / (TKernel.ResultDim * Unsafe.SizeOf<S>())) + 3;
        int length = rows * TKernel.ResultDim;
        S[] x = Random(rows * TKernel.LeftDim, 1),
            y = Random(rows * TKernel.RightDim, 2),
            w = Random((rows * TKernel.WeightCount) + 1, 3);
        S[] scratch = new S[TKernel.ScratchSize(rows) + 1],
            parts = new S[length];
        // Starts at a page, and so at a cache line; whoever writes before it stops the process.
        using GuardedMemory memory = new(atEnd: false);
        Span<S> whole = memory.Take<S>(offset + length)[offset..];
        whole.Fill(S.NaN);
        TKernel.Forward(
            rows,
            in x[0],
            TKernel.LeftDim,
            in y[0],
            TKernel.RightDim,
            in w[0],
            TKernel.WeightCount,
            ref whole[0],
            TKernel.ResultDim,
            ref scratch[0]
        );
        for (int row = 0; row < rows; row += Part)
        {
            TKernel.Forward(
                int.Min(Part, rows - row),
                in x[row * TKernel.LeftDim],
                TKernel.LeftDim,
                in y[row * TKernel.RightDim],
                TKernel.RightDim,
                in w[row * TKernel.WeightCount],
                TKernel.WeightCount,
                ref parts[row * TKernel.ResultDim],
                TKernel.ResultDim,
                ref scratch[0]
            );
        }

        Assert.True(whole.SequenceEqual(parts));
    }

    private static S[] Random(int length, int seed)
    {
        Random random = new(seed);
        S[] numbers = new S[length];
        for (int i = 0; i < length; i++)
            numbers[i] = S.CreateTruncating(random.NextDouble() - 0.5);
        return numbers;
    }
}
