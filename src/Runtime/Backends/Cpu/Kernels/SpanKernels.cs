using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The bodies of span kernels: they check lengths, convert between the public and the inner order, and run the emitted
/// kernel on blocks of rows.
/// </summary>
/// <remarks>
/// Nothing is allocated where a block of rows needs at most 4096 numbers of scratch, which are then on the stack;
/// for more, a thread keeps one buffer from its first call on. The result is overwritten; if it shares memory with an
/// operand, even the same memory, the call throws. Operands may share memory with each other.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpanKernels
{
    /// <summary>Rows that are converted and run at once.</summary>
    private const int RowsPerBlock = 16;

    /// <summary>result = product of x and y, row by row; weights are one row for all, or one for each.</summary>
    [SkipLocalsInit]
    public static void TensorProduct<TKernel, TLayout, S>(
        ReadOnlySpan<S> x,
        ReadOnlySpan<S> y,
        ReadOnlySpan<S> weights,
        Span<S> result,
        [CallerArgumentExpression(nameof(x))] string xName = "x",
        [CallerArgumentExpression(nameof(y))] string yName = "y",
        [CallerArgumentExpression(nameof(weights))] string weightsName = "weights",
        [CallerArgumentExpression(nameof(result))] string resultName = "result"
    )
        where TKernel : IBilinearKernel
        where TLayout : ISpanLayout
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = SpanChecks.Rows(x.Length, TKernel.LeftDim, TLayout.LeftIrreps, xName);
        SpanChecks.Length(y.Length, rows, TKernel.RightDim, TLayout.RightIrreps, yName);
        SpanChecks.Length(result.Length, rows, TKernel.ResultDim, TLayout.ResultIrreps, resultName);
        int weightRow = SpanChecks.WeightRow(weights.Length, rows, TKernel.WeightCount, weightsName);
        SpanChecks.Apart(x, xName, result, resultName);
        SpanChecks.Apart(y, yName, result, resultName);
        SpanChecks.Apart(weights, weightsName, result, resultName);
        int block = int.Min(rows, RowsPerBlock);
        int kernelScratch = TKernel.ScratchSize(block);
        int count = checked(kernelScratch + (block * (TKernel.LeftDim + TKernel.RightDim + TKernel.ResultDim)) + 1);
        Span<S> scratch =
            count <= SpanScratch<S>.StackLimit ? stackalloc S[SpanScratch<S>.StackLimit] : SpanScratch<S>.Rent(count);
        ref S innerX = ref scratch[kernelScratch];
        ref S innerY = ref Unsafe.Add(ref innerX, block * TKernel.LeftDim);
        ref S innerZ = ref Unsafe.Add(ref innerY, block * TKernel.RightDim);
        for (int first = 0; first < rows; first += block)
        {
            int n = int.Min(block, rows - first);
            scoped ref readonly S xs = ref SpanChecks.At(x, first * TKernel.LeftDim);
            scoped ref readonly S ys = ref SpanChecks.At(y, first * TKernel.RightDim);
            if (!TLayout.Left.IsEmpty)
            {
                SpanRows.ToInner(n, TKernel.LeftDim, TLayout.Left, in xs, ref innerX);
                xs = ref innerX;
            }

            if (!TLayout.Right.IsEmpty)
            {
                SpanRows.ToInner(n, TKernel.RightDim, TLayout.Right, in ys, ref innerY);
                ys = ref innerY;
            }

            Span<S> part = result.Slice(first * TKernel.ResultDim, n * TKernel.ResultDim);
            scoped ref S zs = ref SpanChecks.At(part, 0);
            if (!TLayout.Result.IsEmpty)
                zs = ref innerZ;

            TKernel.Forward(
                n,
                in xs,
                TKernel.LeftDim,
                in ys,
                TKernel.RightDim,
                in SpanChecks.At(weights, first * weightRow),
                weightRow,
                ref zs,
                TKernel.ResultDim,
                ref scratch[0]
            );
            if (!TLayout.Result.IsEmpty)
                SpanRows.ToPublic(n, TKernel.ResultDim, TLayout.Result, in innerZ, ref SpanChecks.At(part, 0));
        }
    }

    /// <summary>result = linear map of x, row by row; an empty bias where the map has none.</summary>
    [SkipLocalsInit]
    public static void Linear<TKernel, TLayout, S>(
        ReadOnlySpan<S> x,
        ReadOnlySpan<S> weights,
        ReadOnlySpan<S> bias,
        Span<S> result,
        [CallerArgumentExpression(nameof(x))] string xName = "x",
        [CallerArgumentExpression(nameof(weights))] string weightsName = "weights",
        [CallerArgumentExpression(nameof(bias))] string biasName = "bias",
        [CallerArgumentExpression(nameof(result))] string resultName = "result"
    )
        where TKernel : ILinearKernel
        where TLayout : ISpanLayout
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int rows = SpanChecks.Rows(x.Length, TKernel.InputDim, TLayout.LeftIrreps, xName);
        SpanChecks.Length(result.Length, rows, TKernel.ResultDim, TLayout.ResultIrreps, resultName);
        SpanChecks.Count(weights.Length, TKernel.WeightCount, "weights", weightsName);
        SpanChecks.Count(bias.Length, TKernel.BiasCount, "biases", biasName);
        SpanChecks.Apart(x, xName, result, resultName);
        SpanChecks.Apart(weights, weightsName, result, resultName);
        SpanChecks.Apart(bias, biasName, result, resultName);
        int block = int.Min(rows, RowsPerBlock);
        int count = checked((block * (TKernel.InputDim + TKernel.ResultDim)) + 1);
        Span<S> scratch =
            count <= SpanScratch<S>.StackLimit ? stackalloc S[SpanScratch<S>.StackLimit] : SpanScratch<S>.Rent(count);
        ref S innerX = ref scratch[0];
        ref S innerZ = ref Unsafe.Add(ref innerX, block * TKernel.InputDim);
        for (int first = 0; first < rows; first += block)
        {
            int n = int.Min(block, rows - first);
            scoped ref readonly S xs = ref SpanChecks.At(x, first * TKernel.InputDim);
            if (!TLayout.Left.IsEmpty)
            {
                SpanRows.ToInner(n, TKernel.InputDim, TLayout.Left, in xs, ref innerX);
                xs = ref innerX;
            }

            Span<S> part = result.Slice(first * TKernel.ResultDim, n * TKernel.ResultDim);
            scoped ref S zs = ref SpanChecks.At(part, 0);
            if (!TLayout.Result.IsEmpty)
                zs = ref innerZ;

            TKernel.Forward(
                n,
                in xs,
                TKernel.InputDim,
                in SpanChecks.At(weights, 0),
                in SpanChecks.At(bias, 0),
                ref zs,
                TKernel.ResultDim
            );
            if (!TLayout.Result.IsEmpty)
                SpanRows.ToPublic(n, TKernel.ResultDim, TLayout.Result, in innerZ, ref SpanChecks.At(part, 0));
        }
    }
}
