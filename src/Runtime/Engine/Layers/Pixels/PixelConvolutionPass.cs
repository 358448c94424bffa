using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a steerable convolution over pixels, and its reverse.</summary>
/// <remarks>
/// A row of the image at a time: windows are summed and coupled into a scratch that stays in the cache, from which
/// copies are mixed. The reverse pass makes the coupled values again.
/// </remarks>
internal sealed class PixelConvolutionPass<TLinear, TWindow, S> : ImagePass<S>
    where TLinear : struct, ILinearKernel
    where TWindow : struct, IWindowKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Pixels whose coupled values are mixed at once.</summary>
    private const int MixedPixels = 96;

    private Parameter _weight = null!;
    private Parameter? _bias;

    private protected override int SumLength => TLinear.WeightCount + TLinear.BiasCount;

    /// <summary>How many pixels the window reaches from its centre.</summary>
    private static int Reach => TWindow.Size / 2 * TWindow.Dilation;

    /// <summary>Binds the run to images, and rents the result.</summary>
    internal Storage<S> Bind(
        string path,
        Workspace? workspace,
        GridView grid,
        Storage<S> operand,
        FeatureLayout result,
        PixelConvolutionOptions options,
        Parameter weight,
        Parameter? bias
    )
    {
        (_weight, _bias) = (weight, bias);
        return Bind(path, workspace, grid, operand, result, options, Reach);
    }

    private protected override void AddGradients(Pass pass, ReadOnlySpan<S> sums)
    {
        Span<S> gWeight = LayerValues.Gradient<S>(pass, _weight),
            gBias = LayerValues.Gradient<S>(pass, _bias);
        TensorPrimitives.Add(gWeight, sums[..TLinear.WeightCount], gWeight);
        TensorPrimitives.Add(gBias, sums[TLinear.WeightCount..], gBias);
    }

    private protected override void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int rows = ((endRow - 1 - firstRow) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * Border.Row);
        Span<S> h = Workspace.Scratch<S>(workspace, WindowLoop.ScratchSize<TWindow>());
        Span<S> middle = Workspace.Scratch<S>(workspace, MixedPixels * TWindow.MiddleDim);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), (firstRow * Stride) - Border.Margin, rows, copy);
        Span<S> result = ImageOf(Result.Values, To, image);
        // Pixels of the result follow one another, whatever row of the image they are in.
        int end = endRow * To.Width;
        for (int first = firstRow * To.Width; first < end; first += MixedPixels)
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

    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        int rows = ((To.Height - 1) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * Border.Row);
        Span<S> gCopy = Workspace.Scratch<S>(workspace, Operand.NeedsGradient ? rows * Border.Row : 0);
        Span<S> h = Workspace.Scratch<S>(workspace, WindowLoop.ScratchSize<TWindow>());
        Span<S> middle = Workspace.Scratch<S>(workspace, MixedPixels * TWindow.MiddleDim);
        Span<S> gMiddle = Workspace.Scratch<S>(workspace, MixedPixels * TWindow.MiddleDim);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), -Border.Margin, rows, copy);
        gCopy.Clear();
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        int end = To.Height * To.Width;
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
            if (Operand.NeedsGradient)
                SumBack(first, pixels, gMiddle, gCopy, h);
        }

        if (Operand.NeedsGradient)
            Border.AddBack<S>(gCopy, -Border.Margin, rows, ImageOf(Operand.Gradient, From, image));
    }

    /// <summary>The coupled values of pixels of the result, row by row of the image.</summary>
    private void Sum(int first, int pixels, int firstRow, Span<S> copy, Span<S> middle, Span<S> h)
    {
        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, To.Width);
            int run = Math.Min(pixels - done, To.Width - x);
            WindowLoop.Forward<TWindow, S>(
                run,
                ref copy[At(y - firstRow, x)],
                Border.Row,
                Stride * TWindow.InputDim,
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
            (int y, int x) = Math.DivRem(first + done, To.Width);
            int run = Math.Min(pixels - done, To.Width - x);
            WindowLoop.Backward<TWindow, S>(
                run,
                ref gMiddle[done * TWindow.MiddleDim],
                ref gCopy[At(y, x)],
                Border.Row,
                Stride * TWindow.InputDim,
                ref LayerValues.First(h)
            );
            done += run;
        }
    }

    /// <summary>Where the window of a pixel of the result begins in the copy.</summary>
    private int At(int y, int x) => (y * Stride * Border.Row) + (x * Stride * TWindow.InputDim);
}
