using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a group convolution with a dense kernel, and its reverse.</summary>
/// <remarks>
/// The numbers of neighbouring pixels of a row follow one another, so the part of all windows that is in one row of the
/// kernel is a matrix whose rows overlap, and the convolution is a matrix product for each row of the kernel. No array
/// has the size of pixels times window.
/// </remarks>
internal sealed class DenseGroupPass<S> : GroupConvolutionPass<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Numbers of a window that are summed up at once, so that their matrix stays in the cache.</summary>
    private const int MostDepth = 256;

    /// <summary>Bytes of rows of the image and of the result that the reverse pass works on at once.</summary>
    private const int BandBytes = 24_000;

    private S[] _turned = [];

    /// <summary>Numbers of a row of the window that follow one another in the image.</summary>
    private int Run => Layer.Dilation == 1 ? Layer.Size * InDim : InDim;

    /// <summary>How many such runs a row of the window has.</summary>
    private int Runs => Layer.Dilation == 1 ? 1 : Layer.Size;

    /// <summary>Numbers of a row of the kernel's matrices, as many as the result has or more.</summary>
    private int Columns => Kernel.Matrices[0].Row;

    private bool IsPadded => Columns > OutDim;

    private int KernelRow => Layer.Size * InDim * Columns;

    internal override void Reverse(Pass pass)
    {
        if (Operand.NeedsGradient)
            TransposeKernel();
        base.Reverse(pass);
    }

    private protected override void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int rows = ((endRow - 1 - firstRow) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * Border.Row);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), (firstRow * Stride) - Border.Margin, rows, copy);
        int count = (endRow - firstRow) * To.Width;
        Span<S> result = ImageOf(Result.Values, To, image).Slice(firstRow * To.Width * OutDim, count * OutDim);
        Span<S> wide = IsPadded ? Workspace.Scratch<S>(workspace, count * Columns) : result;
        BlockView<S> to = Pixels(wide, Columns).AsFresh;
        if (Layer.Bias is not null)
        {
            Span<S> bias = Workspace.Scratch<S>(workspace, Columns);
            Layer.WriteBias(bias[..OutDim]);
            bias[OutDim..].Clear();
            for (int pixel = 0; pixel < count; pixel++)
                bias.CopyTo(wide[(pixel * Columns)..]);
            to = to.AsAdded;
        }
        for (int row = 0; row < Layer.Size; row++)
        {
            for (int run = 0; run < Runs; run++)
            {
                BlockView<S> windows = Windows(copy, row, run);
                var matrix = new BlockView<S>(in Numbers[MatrixAt(row, run)], Columns, 0, Columns);
                for (int k = 0; k < Run; k += MostDepth)
                {
                    Gemm.Multiply(
                        endRow - firstRow,
                        To.Width,
                        S.One,
                        windows.Slice(k, Math.Min(MostDepth, Run - k)),
                        matrix.FromRow(k),
                        to
                    );
                    to = to.AsAdded;
                }
            }
        }

        for (int pixel = 0; IsPadded && pixel < count; pixel++)
            wide.Slice(pixel * Columns, OutDim).CopyTo(result[(pixel * OutDim)..]);
    }

    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        int allRows = ((To.Height - 1) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, allRows * Border.Row);
        Span<S> gCopy = Workspace.Scratch<S>(workspace, Operand.NeedsGradient ? allRows * Border.Row : 0);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), -Border.Margin, allRows, copy);
        gCopy.Clear();
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        Span<S> gKernel = sums[..Kernel.Length],
            gRow = sums[Kernel.Length..];
        for (int at = 0; at < gResult.Length; at += OutDim)
            TensorPrimitives.Add(gRow, gResult.Slice(at, OutDim), gRow);
        Span<S> wide = IsPadded ? LayerValues.Zeros<S>(workspace, To.Height * To.Width * Columns) : gResult;
        for (int pixel = 0; IsPadded && pixel < To.Height * To.Width; pixel++)
            gResult.Slice(pixel * OutDim, OutDim).CopyTo(wide[(pixel * Columns)..]);
        int band = Math.Clamp(
            BandBytes / Unsafe.SizeOf<S>() / ((Border.Row * Stride) + (To.Width * Columns)),
            1,
            To.Height
        );
        for (int first = 0; first < To.Height; first += band)
        {
            int start = first * Stride * Border.Row;
            Reverse(
                Math.Min(band, To.Height - first),
                copy[start..],
                Pixels(wide[(first * To.Width * Columns)..], Columns),
                gKernel,
                Operand.NeedsGradient ? gCopy[start..] : []
            );
        }

        if (Operand.NeedsGradient)
            Border.AddBack<S>(gCopy, -Border.Margin, allRows, ImageOf(Operand.Gradient, From, image));
    }

    /// <summary>The gradients of some rows of the result: to the kernel, and to the image if it wants one.</summary>
    private void Reverse(int rows, Span<S> copy, BlockView<S> g, Span<S> gKernel, Span<S> gCopy)
    {
        for (int row = 0; row < Layer.Size; row++)
        {
            for (int run = 0; run < Runs; run++)
            {
                int at = MatrixAt(row, run);
                Gemm.TransposedMultiply(
                    rows,
                    To.Width,
                    S.One,
                    Windows(copy, row, run),
                    g,
                    new BlockView<S>(in gKernel[at], Columns, 0, Columns)
                );
                if (gCopy.IsEmpty)
                    continue;
                Gemm.Multiply(
                    rows,
                    To.Width,
                    S.One,
                    g.Slice(0, OutDim),
                    new BlockView<S>(in _turned[at], Run, 0, Run),
                    Windows(gCopy, row, run)
                );
            }
        }
    }

    /// <summary>Each run of the kernel, transposed: [component of the result, number of the run].</summary>
    private void TransposeKernel()
    {
        if (_turned.Length < Kernel.Length)
            _turned = new S[Kernel.Length];
        for (int at = 0; at < Kernel.Length; at += Run * Columns)
            Transposition.Run(Run, OutDim, in Numbers[at], Columns, ref _turned[at], Run);
    }

    /// <summary>Where the matrix of a run of the kernel begins.</summary>
    private int MatrixAt(int row, int run) => (row * KernelRow) + (run * Run * Columns);

    /// <summary>A run of the windows of some rows of the result, which overlap.</summary>
    private BlockView<S> Windows(Span<S> copy, int row, int run)
    {
        int first = ((row * Border.Row) + (run * InDim)) * Layer.Dilation;
        return new BlockView<S>(in copy[first], Stride * Border.Row, Stride * InDim, Run);
    }

    /// <summary>Pixels of the result, row by row.</summary>
    private BlockView<S> Pixels(Span<S> rows, int dim) => new(in LayerValues.First(rows), To.Width * dim, dim, dim);
}
