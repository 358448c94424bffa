using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// One run of a layer whose kernel is a window of pixels, in parts that may run at once, and its reverse.
/// </summary>
/// <remarks>
/// A part is a band of rows of an image, or of slices of a volume; in reverse it is some images, which add to sums of
/// their own. Which parts there are depends on the sizes alone, so results do not depend on the number of threads.
/// </remarks>
internal abstract class ImagePass<S> : IParts
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private Workspace? _workspace;
    private Pass? _pass;
    private S[] _sums = [];

    /// <summary>Numbers that each part adds gradients to in reverse.</summary>
    private protected abstract int SumLength { get; }

    /// <summary>Pixels of the result that justify a part of their own.</summary>
    private protected virtual int PixelsPerPart => 512;

    /// <summary>The most parts that have sums of their own.</summary>
    private protected virtual int MostSums => 16;

    /// <summary>Rows of the image under the windows of one row of the result.</summary>
    private protected int Extent { get; private set; }

    private protected ImageBorder Border { get; private set; }

    private protected int Stride { get; private set; }

    private protected GridShape From { get; private set; } = null!;

    private protected GridShape To { get; private set; } = null!;

    private protected Storage<S> Operand { get; private set; } = null!;

    private protected Storage<S> Result { get; private set; } = null!;

    /// <summary>Rows of an image, slices of a volume.</summary>
    private int Rows => To.Size.IsVolume ? To.Depth : To.Height;

    private int RowsPerPart => Math.Clamp(PixelsPerPart / (To.Cells / Rows), 1, Rows);

    private int Bands => (Rows + RowsPerPart - 1) / RowsPerPart;

    /// <summary>Binds the run to images, and rents the result.</summary>
    /// <param name="path">The layer's path, for messages.</param>
    /// <param name="workspace">Where the result lives.</param>
    /// <param name="grid">The grid of the operand.</param>
    /// <param name="operand">Its features.</param>
    /// <param name="result">The layout of the result.</param>
    /// <param name="options">Stride and border.</param>
    /// <param name="reach">How many pixels the window reaches from its centre.</param>
    /// <exception cref="ArgumentException">The operand lives elsewhere, or the images do not fit.</exception>
    private protected Storage<S> Bind(
        string path,
        Workspace? workspace,
        GridView grid,
        Storage<S> operand,
        FeatureLayout result,
        PixelConvolutionOptions options,
        int reach
    )
    {
        Extent = (2 * reach) + 1;
        var step = new GridStep(options.Border == GeoDL.Typed.Border.None ? reach : 0, options.Stride, IsBlocks: false);
        BindTo(path, workspace, grid, operand, result, step);
        Border = new ImageBorder(From, options.Border, reach, operand.Layout.Dim);
        return Result;
    }

    /// <summary>Binds the run to a grid and the one that the layer makes of it.</summary>
    private protected void BindTo(
        string path,
        Workspace? workspace,
        GridView grid,
        Storage<S> operand,
        FeatureLayout result,
        GridStep step
    )
    {
        LayerValues.ExpectPixels(path, "features of its grid", grid.Shape, operand.RowSpace);
        (_workspace, From, Operand, Stride) = (workspace, grid.Shape, operand, step.Factor);
        To = grid.Derive(step);
        Result = Workspace.Rent<S>(workspace, To.Pixels, result);
    }

    internal virtual void Forward()
    {
        _pass = null;
        Run(To.ImageCount * Bands);
    }

    /// <summary>Propagates the gradient of the result to features, weights and biases.</summary>
    internal virtual void Reverse(Pass pass)
    {
        _pass = pass;
        int sums = Math.Min(To.ImageCount, MostSums);
        int length = sums * SumLength;
        if (_sums.Length < length)
            _sums = new S[length];
        Array.Clear(_sums, 0, length);
        // Made once here, since parts would make them at once.
        _ = Result.Gradient;
        if (Operand.NeedsGradient)
            _ = Operand.Gradient;
        Run(sums);
        Span<S> total = _sums.AsSpan(0, SumLength);
        for (int sum = 1; sum < sums; sum++)
            TensorPrimitives.Add(total, _sums.AsSpan(sum * SumLength, SumLength), total);
        AddGradients(pass, total);
    }

    void IParts.Run(int part, int parts, int worker)
    {
        Workspace? workspace = parts == 1 ? _workspace : _workspace?.ScratchOf(worker);
        if (_pass is null)
        {
            (int image, int band) = (part / Bands, part % Bands);
            Forward(workspace, image, band * RowsPerPart, Math.Min((band + 1) * RowsPerPart, Rows));
            return;
        }
        for (
            int image = (int)((long)To.ImageCount * part / parts);
            image < (int)((long)To.ImageCount * (part + 1) / parts);
            image++
        )
        {
            Reverse(workspace, image, _sums.AsSpan(part * SumLength, SumLength));
        }
    }

    /// <summary>Rows of the result of an image, slices of that of a volume.</summary>
    private protected abstract void Forward(Workspace? workspace, int image, int firstRow, int endRow);

    /// <summary>The gradient of an image, and its share of the sums.</summary>
    private protected abstract void Reverse(Workspace? workspace, int image, Span<S> sums);

    /// <summary>Adds the sums of all parts to the gradients of the parameters.</summary>
    private protected abstract void AddGradients(Pass pass, ReadOnlySpan<S> sums);

    private protected static Span<S> ImageOf(Span<S> pixels, GridShape shape, int image)
    {
        int length = pixels.Length / shape.ImageCount;
        return pixels.Slice(image * length, length);
    }

    private void Run(int parts)
    {
        int threads = Parallelism.Threads;
        if (parts > 1)
            _workspace?.PrepareWorkers(threads);
        WorkerTeam.Run(this, parts, threads);
    }
}
