using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a convolution over pixels, in parts that may run at once, and its reverse.</summary>
/// <remarks>
/// A row of the image at a time: windows are summed and coupled into a scratch that stays in the cache, from which
/// copies are mixed. The reverse pass makes the coupled values again. Which parts there are depends on the sizes alone,
/// so results do not depend on the number of threads.
/// </remarks>
internal sealed class PixelConvolutionPass<TLinear, TWindow, S> : IParts
    where TLinear : struct, ILinearKernel
    where TWindow : struct, IWindowKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Pixels of the result that justify a part of their own.</summary>
    private const int PixelsPerPart = 512;

    /// <summary>Pixels whose coupled values are mixed at once.</summary>
    private const int MixedPixels = 48;

    /// <summary>Sums of gradients of the weights that are made at once.</summary>
    private const int MostSums = 16;

    private Workspace? _workspace;
    private ImageBorder _border;
    private int _stride;
    private GridShape _from = null!;
    private GridShape _to = null!;
    private Parameter _weight = null!;
    private Parameter? _bias;
    private Storage<S> _operand = null!;
    private Storage<S> _result = null!;
    private Pass? _pass;
    private S[] _sums = [];

    /// <summary>Rows of the image under the windows of one row of the result.</summary>
    private static int Extent => ((TWindow.Size - 1) * TWindow.Dilation) + 1;

    private int RowsPerPart => Math.Clamp(PixelsPerPart / _to.Width, 1, _to.Height);

    private int Bands => (_to.Height + RowsPerPart - 1) / RowsPerPart;

    private static int WeightsAndBiases => TLinear.WeightCount + TLinear.BiasCount;

    internal PixelConvolutionPass<TLinear, TWindow, S> Bind(
        Workspace? workspace,
        in ImageBorder border,
        int stride,
        GridShape from,
        GridShape to,
        Parameter weight,
        Parameter? bias,
        Storage<S> operand,
        Storage<S> result
    )
    {
        (_workspace, _border, _stride, _from, _to) = (workspace, border, stride, from, to);
        (_weight, _bias, _operand, _result) = (weight, bias, operand, result);
        return this;
    }

    internal void Forward()
    {
        _pass = null;
        Run(_to.ImageCount * Bands);
    }

    /// <summary>Propagates the gradient of the result to features, weights and biases.</summary>
    internal void Reverse(Pass pass)
    {
        _pass = pass;
        int sums = Math.Min(_to.ImageCount, MostSums);
        int length = sums * WeightsAndBiases;
        if (_sums.Length < length)
            _sums = new S[length];
        Array.Clear(_sums, 0, length);
        // Made once here, since parts would make them at once.
        _ = _result.Gradient;
        if (_operand.NeedsGradient)
            _ = _operand.Gradient;
        Run(sums);
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight),
            gBias = LayerValues.Gradient<S>(pass, _bias);
        for (int sum = 0; sum < sums; sum++)
        {
            ReadOnlySpan<S> part = _sums.AsSpan(sum * WeightsAndBiases, WeightsAndBiases);
            TensorPrimitives.Add(gWeight, part[..TLinear.WeightCount], gWeight);
            TensorPrimitives.Add(gBias, part[TLinear.WeightCount..], gBias);
        }
    }

    void IParts.Run(int part, int parts, int worker)
    {
        Workspace? workspace = parts == 1 ? _workspace : _workspace?.ScratchOf(worker);
        if (_pass is null)
        {
            (int image, int band) = (part / Bands, part % Bands);
            Forward(workspace, image, band * RowsPerPart, Math.Min((band + 1) * RowsPerPart, _to.Height));
            return;
        }
        for (
            int image = (int)((long)_to.ImageCount * part / parts);
            image < (int)((long)_to.ImageCount * (part + 1) / parts);
            image++
        )
        {
            Reverse(workspace, image, _sums.AsSpan(part * WeightsAndBiases, WeightsAndBiases));
        }
    }

    private void Run(int parts)
    {
        int threads = Parallelism.Threads;
        if (parts > 1)
            _workspace?.PrepareWorkers(threads);
        WorkerTeam.Run(this, parts, threads);
    }

    private void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int rows = ((endRow - 1 - firstRow) * _stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * _border.Row);
        Span<S> h = Workspace.Scratch<S>(workspace, WindowLoop.ScratchSize<TWindow>());
        Span<S> middle = Workspace.Scratch<S>(workspace, MixedPixels * TWindow.MiddleDim);
        _border.Copy<S>(ImageOf(_operand.Values, _from, image), (firstRow * _stride) - _border.Margin, rows, copy);
        Span<S> result = ImageOf(_result.Values, _to, image);
        // Pixels of the result follow one another, whatever row of the image they are in.
        int end = endRow * _to.Width;
        for (int first = firstRow * _to.Width; first < end; first += MixedPixels)
        {
            int pixels = Math.Min(MixedPixels, end - first);
            Sum(first, pixels, firstRow, copy, middle, h);
            TLinear.Forward(
                pixels,
                in LayerValues.First(middle),
                TWindow.MiddleDim,
                in LayerValues.First(LayerValues.Values<S>(_weight)),
                in LayerValues.First(LayerValues.Values<S>(_bias)),
                ref result[first * TLinear.ResultDim],
                TLinear.ResultDim
            );
        }
    }

    private void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        int rows = ((_to.Height - 1) * _stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * _border.Row);
        Span<S> gCopy = Workspace.Scratch<S>(workspace, _operand.NeedsGradient ? rows * _border.Row : 0);
        Span<S> h = Workspace.Scratch<S>(workspace, WindowLoop.ScratchSize<TWindow>());
        Span<S> middle = Workspace.Scratch<S>(workspace, MixedPixels * TWindow.MiddleDim);
        Span<S> gMiddle = Workspace.Scratch<S>(workspace, MixedPixels * TWindow.MiddleDim);
        _border.Copy<S>(ImageOf(_operand.Values, _from, image), -_border.Margin, rows, copy);
        gCopy.Clear();
        Span<S> gResult = ImageOf(_result.Gradient, _to, image);
        int end = _to.Height * _to.Width;
        for (int first = 0; first < end; first += MixedPixels)
        {
            int pixels = Math.Min(MixedPixels, end - first);
            Sum(first, pixels, 0, copy, middle, h);
            gMiddle.Clear();
            TLinear.Backward(
                pixels,
                in LayerValues.First(middle),
                TWindow.MiddleDim,
                in LayerValues.First(LayerValues.Values<S>(_weight)),
                in gResult[first * TLinear.ResultDim],
                TLinear.ResultDim,
                ref LayerValues.First(gMiddle),
                ref LayerValues.First(sums),
                ref LayerValues.First(sums[TLinear.WeightCount..])
            );
            if (_operand.NeedsGradient)
                SumBack(first, pixels, gMiddle, gCopy, h);
        }

        if (_operand.NeedsGradient)
            _border.AddBack<S>(gCopy, -_border.Margin, rows, ImageOf(_operand.Gradient, _from, image));
    }

    /// <summary>The coupled values of pixels of the result, row by row of the image.</summary>
    private void Sum(int first, int pixels, int firstRow, Span<S> copy, Span<S> middle, Span<S> h)
    {
        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, _to.Width);
            int run = Math.Min(pixels - done, _to.Width - x);
            WindowLoop.Forward<TWindow, S>(
                run,
                ref copy[At(y - firstRow, x)],
                _border.Row,
                _stride * TWindow.InputDim,
                ref middle[done * TWindow.MiddleDim],
                ref LayerValues.First(h)
            );
            done += run;
        }
    }

    private void SumBack(int first, int pixels, Span<S> gMiddle, Span<S> gCopy, Span<S> h)
    {
        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, _to.Width);
            int run = Math.Min(pixels - done, _to.Width - x);
            WindowLoop.Backward<TWindow, S>(
                run,
                ref gMiddle[done * TWindow.MiddleDim],
                ref gCopy[At(y, x)],
                _border.Row,
                _stride * TWindow.InputDim,
                ref LayerValues.First(h)
            );
            done += run;
        }
    }

    /// <summary>Where the window of a pixel of the result begins in the copy.</summary>
    private int At(int y, int x) => (y * _stride * _border.Row) + (x * _stride * TWindow.InputDim);

    private static Span<S> ImageOf(Span<S> pixels, GridShape shape, int image)
    {
        int length = pixels.Length / shape.ImageCount;
        return pixels.Slice(image * length, length);
    }
}
