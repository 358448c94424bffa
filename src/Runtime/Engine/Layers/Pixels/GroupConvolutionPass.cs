using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a group convolution, and its reverse.</summary>
/// <remarks>
/// The numbers of neighbouring pixels of a row follow one another, so the part of all windows that is in one row of the
/// kernel is a matrix whose rows overlap, and the convolution is a matrix product for each row of the kernel. No array
/// has the size of pixels times window.
/// </remarks>
internal sealed class GroupConvolutionPass<S> : ImagePass<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Numbers of one pixel of the result that are summed up at once, so that their matrix stays in the
    /// cache.</summary>
    private const int MostDepth = 256;

    /// <summary>Bytes of rows of the image and of the result that the reverse pass works on at once.</summary>
    private const int BandBytes = 24_000;

    /// <summary>Numbers of the sums of all parts.</summary>
    private const int MostSumNumbers = 1 << 22;

    private GroupConvolutionLayer<S> _layer = null!;
    private S[] _kernel = [];
    private S[] _turned = [];

    private protected override int SumLength => _layer.Kernel.Length + _layer.OutDim;

    private protected override int MostSums => Math.Clamp(MostSumNumbers / SumLength, 1, base.MostSums);

    private int InDim => _layer.InDim;

    private int OutDim => _layer.OutDim;

    /// <summary>Numbers of a row of the window that follow one another in the image.</summary>
    private int Run => _layer.Dilation == 1 ? _layer.Size * InDim : InDim;

    /// <summary>How many such runs a row of the window has.</summary>
    private int Runs => _layer.Dilation == 1 ? 1 : _layer.Size;

    private int KernelRow => _layer.Size * InDim * OutDim;

    /// <summary>Binds the run to images, and rents the result.</summary>
    internal Storage<S> Bind(
        GroupConvolutionLayer<S> layer,
        Workspace? workspace,
        Pixels grid,
        Storage<S> operand,
        FeatureLayout result
    )
    {
        _layer = layer;
        return Bind(layer.Path, workspace, grid, operand, result, layer.Options, layer.Size / 2 * layer.Dilation);
    }

    internal override void Forward()
    {
        int length = _layer.Kernel.Length;
        if (_kernel.Length < length)
            _kernel = new S[length];
        _layer.Kernel.Expand(Result.Workspace, LayerValues.Values<S>(_layer.Weight), _kernel.AsSpan(0, length));
        base.Forward();
    }

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
        BlockView<S> to = Pixels(result, OutDim).AsFresh;
        if (_layer.Bias is not null)
        {
            Span<S> bias = Workspace.Scratch<S>(workspace, OutDim);
            _layer.WriteBias(bias);
            for (int pixel = 0; pixel < count; pixel++)
                bias.CopyTo(result[(pixel * OutDim)..]);
            to = to.AsAdded;
        }
        for (int row = 0; row < _layer.Size; row++)
        {
            for (int run = 0; run < Runs; run++)
            {
                BlockView<S> windows = Windows(copy, row, run);
                var matrix = new BlockView<S>(in _kernel[(row * KernelRow) + (run * Run * OutDim)], OutDim, 0, OutDim);
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
    }

    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        int allRows = ((To.Height - 1) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, allRows * Border.Row);
        Span<S> gCopy = Workspace.Scratch<S>(workspace, Operand.NeedsGradient ? allRows * Border.Row : 0);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), -Border.Margin, allRows, copy);
        gCopy.Clear();
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        Span<S> gKernel = sums[.._layer.Kernel.Length],
            gRow = sums[_layer.Kernel.Length..];
        for (int at = 0; at < gResult.Length; at += OutDim)
            TensorPrimitives.Add(gRow, gResult.Slice(at, OutDim), gRow);
        int bandRows = Math.Clamp(
            BandBytes
                / System.Runtime.CompilerServices.Unsafe.SizeOf<S>()
                / ((Border.Row * Stride) + (To.Width * OutDim)),
            1,
            To.Height
        );
        for (int first = 0; first < To.Height; first += bandRows)
        {
            int rows = Math.Min(bandRows, To.Height - first);
            int start = first * Stride * Border.Row;
            BlockView<S> g = Pixels(gResult[(first * To.Width * OutDim)..], OutDim);
            for (int row = 0; row < _layer.Size; row++)
            {
                for (int run = 0; run < Runs; run++)
                {
                    int at = (row * KernelRow) + (run * Run * OutDim);
                    Gemm.TransposedMultiply(
                        rows,
                        To.Width,
                        S.One,
                        Windows(copy[start..], row, run),
                        g,
                        new BlockView<S>(in gKernel[at], OutDim, 0, OutDim)
                    );
                    if (Operand.NeedsGradient)
                    {
                        Gemm.Multiply(
                            rows,
                            To.Width,
                            S.One,
                            g,
                            new BlockView<S>(in _turned[at], Run, 0, Run),
                            Windows(gCopy[start..], row, run)
                        );
                    }
                }
            }
        }

        if (Operand.NeedsGradient)
            Border.AddBack<S>(gCopy, -Border.Margin, allRows, ImageOf(Operand.Gradient, From, image));
    }

    private protected override void AddGradients(Pass pass, ReadOnlySpan<S> sums)
    {
        ReadOnlySpan<S> gKernel = sums[.._layer.Kernel.Length];
        _layer.Kernel.AddGradient(pass.Workspace, gKernel, LayerValues.Gradient<S>(pass, _layer.Weight));
        if (_layer.Bias is not null)
            _layer.AddBias(sums[_layer.Kernel.Length..], LayerValues.Gradient<S>(pass, _layer.Bias));
    }

    /// <summary>Each run of the kernel, transposed: [component of the result, number of the run].</summary>
    private void TransposeKernel()
    {
        if (_turned.Length < _layer.Kernel.Length)
            _turned = new S[_layer.Kernel.Length];
        for (int at = 0; at < _layer.Kernel.Length; at += Run * OutDim)
            Transposition.Run(Run, OutDim, in _kernel[at], OutDim, ref _turned[at], Run);
    }

    /// <summary>A run of the windows of some rows of the result, which overlap.</summary>
    private BlockView<S> Windows(Span<S> copy, int row, int run)
    {
        int first = ((row * Border.Row) + (run * InDim)) * _layer.Dilation;
        return new BlockView<S>(in copy[first], Stride * Border.Row, Stride * InDim, Run);
    }

    /// <summary>Pixels of the result, row by row.</summary>
    private BlockView<S> Pixels(Span<S> rows, int dim) => new(in LayerValues.First(rows), To.Width * dim, dim, dim);
}
