using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a group convolution in a basis in which its kernel falls into blocks, and its reverse.</summary>
/// <remarks>
/// Numbers of neighbouring pixels follow one another, so the change of basis of their windows is done in full vectors.
/// It gives [function of the window, pixel, number of a pixel] for some pixels, of which each matrix picks its rows.
/// </remarks>
internal sealed class BlockGroupPass<S> : GroupConvolutionPass<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private S[] _turned = [];

    /// <summary>Pixels whose windows are transformed at once.</summary>
    private int MostPixels => Kernel.MostPixels;

    /// <summary>Distance from one function to the next.</summary>
    private int Function => MostPixels * InDim;

    private int Places => Layer.Size * Layer.Size;

    internal override void Reverse(Pass pass)
    {
        if (Operand.NeedsGradient)
            TransposeKernel();
        base.Reverse(pass);
    }

    private protected override void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        Span<S> copy = Copy(workspace, image, firstRow, endRow);
        Span<S> result = ImageOf(Result.Values, To, image);
        Span<S> bias = LayerValues.Zeros<S>(workspace, OutDim + Kernel.MostColumns);
        if (Layer.Bias is not null)
            Layer.WriteBias(bias[..OutDim]);
        Span<S> windows = Workspace.Scratch<S>(workspace, Places * Function);
        Span<S> columns = Workspace.Scratch<S>(workspace, MostPixels * Kernel.MostColumns);
        int end = endRow * To.Width;
        for (int first = firstRow * To.Width; first < end; first += MostPixels)
        {
            int pixels = Math.Min(MostPixels, end - first);
            TransformWindows(copy, firstRow, first, pixels, windows);
            Span<S> rows = result.Slice(first * OutDim, pixels * OutDim);
            foreach (GroupMatrix matrix in Kernel.Matrices)
            {
                BlockView<S> product = new(in columns[0], matrix.Row, 0, matrix.Row);
                Span<S> packed = bias.Slice(OutDim, matrix.Row);
                foreach (RowPiece piece in matrix.Columns)
                    bias.Slice(piece.Place, piece.Length).CopyTo(packed[piece.At..]);
                bool isBiased = packed[..matrix.Width].ContainsAnyExcept(S.Zero);
                if (isBiased)
                    Runs.Copy(pixels, matrix.Row, in packed[0], 0, ref columns[0], matrix.Row);
                Gemm.MultiplyPicked(
                    pixels,
                    new BlockView<S>(in windows[0], InDim, 0, InDim),
                    matrix.Places,
                    new BlockView<S>(in Numbers[matrix.Offset], matrix.Row, 0, matrix.Row),
                    isBiased ? product : product.AsFresh
                );
                foreach (RowPiece piece in matrix.Columns)
                    Runs.Copy(pixels, piece.Length, in columns[piece.At], matrix.Row, ref rows[piece.Place], OutDim);
            }
        }
    }

    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        Span<S> copy = Copy(workspace, image, 0, To.Height);
        Span<S> gCopy = Operand.NeedsGradient ? LayerValues.Zeros<S>(workspace, copy.Length) : [];
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        if (Layer.Bias is not null)
            AddRows(gResult, sums[Kernel.Length..]);
        Span<S> windows = Workspace.Scratch<S>(workspace, Places * Function);
        Span<S> gWindows = Operand.NeedsGradient ? LayerValues.Zeros<S>(workspace, windows.Length) : [];
        Span<S> gColumns = Workspace.Scratch<S>(workspace, MostPixels * Kernel.MostColumns);
        Span<S> gPicked = Workspace.Scratch<S>(workspace, MostPixels * Kernel.MostDepth);
        int end = To.Height * To.Width;
        for (int first = 0; first < end; first += MostPixels)
        {
            int pixels = Math.Min(MostPixels, end - first);
            TransformWindows(copy, 0, first, pixels, windows);
            if (!Kernel.PicksAll)
                gWindows.Clear();
            Span<S> gRows = gResult.Slice(first * OutDim, pixels * OutDim);
            foreach (GroupMatrix matrix in Kernel.Matrices)
            {
                // What is in columns that only fill a row does not matter, and leads nowhere.
                foreach (RowPiece piece in matrix.Columns)
                    Runs.Copy(pixels, piece.Length, in gRows[piece.Place], OutDim, ref gColumns[piece.At], matrix.Row);
                BlockView<S> g = new(in gColumns[0], matrix.Row, 0, matrix.Row);
                Gemm.TransposedMultiplyPicked(
                    pixels,
                    new BlockView<S>(in windows[0], InDim, 0, InDim),
                    matrix.Places,
                    g,
                    new BlockView<S>(in sums[matrix.Offset], matrix.Row, 0, matrix.Row)
                );
                if (Operand.NeedsGradient)
                    ReverseRows(matrix, pixels, g, gPicked, gWindows);
            }

            if (Operand.NeedsGradient)
                TransformBack(gCopy, first, pixels, gWindows);
        }

        if (Operand.NeedsGradient)
        {
            int rows = copy.Length / Border.Row;
            Border.AddBack<S>(gCopy, -Border.Margin, rows, ImageOf(Operand.Gradient, From, image));
        }
    }

    /// <summary>Adds all rows to one.</summary>
    private void AddRows(Span<S> rows, Span<S> sum)
    {
        S one = S.One;
        Gemm.TransposedMultiply(
            rows.Length / OutDim,
            1,
            S.One,
            new BlockView<S>(in one, 0, 0, 1),
            new BlockView<S>(in rows[0], OutDim, 0, OutDim),
            new BlockView<S>(in sum[0], OutDim, 0, OutDim)
        );
    }

    /// <summary>The gradients of the rows that a matrix picks. No two matrices pick the same.</summary>
    private void ReverseRows(GroupMatrix matrix, int pixels, BlockView<S> g, Span<S> gPicked, Span<S> gWindows)
    {
        int row = matrix.PaddedDepth;
        BlockView<S> product = new(in gPicked[0], row, 0, row);
        Gemm.Multiply(
            pixels,
            1,
            S.One,
            g.Slice(0, matrix.Width),
            new BlockView<S>(in _turned[matrix.TurnedOffset], row, 0, row),
            product.AsFresh
        );
        foreach (RowPiece piece in matrix.Pieces)
        {
            ref S to = ref gWindows[matrix.Places[piece.At]];
            Runs.Copy(pixels, piece.Length, in gPicked[piece.At], row, ref to, InDim);
        }
    }

    /// <summary>Transforms the windows of pixels of the result.</summary>
    private void TransformWindows(Span<S> copy, int firstRow, int first, int pixels, Span<S> windows)
    {
        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, To.Width);
            int run = Math.Min(pixels - done, To.Width - x),
                // With a stride windows do not follow one another in the image.
                step = Stride == 1 ? run : 1;
            for (int i = 0; i < run; i += step)
            {
                Span<S> corner = copy[At(y - firstRow, x + i)..],
                    to = windows[((done + i) * InDim)..];
                foreach (int[] cycle in Kernel.Cycles)
                    Sum(cycle, step * InDim, corner, to);
            }

            done += run;
        }

        foreach ((int a, int b) in Kernel.Exchanges)
            WindowSums.Exchange(pixels * InDim, ref windows[a * Function], ref windows[b * Function]);
        Couple(pixels, windows);
    }

    /// <summary>The functions of a cycle, for some numbers of windows that follow one another.</summary>
    private void Sum(int[] cycle, int count, Span<S> corner, Span<S> windows)
    {
        if (cycle.Length == 4)
        {
            WindowSums.Four(
                count,
                ref corner[PlaceAt(cycle[0])],
                ref corner[PlaceAt(cycle[1])],
                ref corner[PlaceAt(cycle[2])],
                ref corner[PlaceAt(cycle[3])],
                ref windows[cycle[0] * Function],
                ref windows[cycle[1] * Function],
                ref windows[cycle[2] * Function],
                ref windows[cycle[3] * Function]
            );
            return;
        }
        foreach (int place in cycle)
            corner.Slice(PlaceAt(place), count).CopyTo(windows[(place * Function)..]);
        if (cycle.Length == 2)
            WindowSums.Exchange(count, ref windows[cycle[0] * Function], ref windows[cycle[1] * Function]);
    }

    /// <summary>Adds the gradients of transformed windows to those of the image.</summary>
    private void TransformBack(Span<S> gCopy, int first, int pixels, Span<S> gWindows)
    {
        int count = pixels * InDim;
        Couple(pixels, gWindows);
        for (int i = Kernel.Exchanges.Length - 1; i >= 0; i--)
        {
            (int a, int b) = Kernel.Exchanges[i];
            WindowSums.Exchange(count, ref gWindows[a * Function], ref gWindows[b * Function]);
        }

        foreach (int[] cycle in Kernel.Cycles)
        {
            if (cycle.Length == 2)
                WindowSums.Exchange(count, ref gWindows[cycle[0] * Function], ref gWindows[cycle[1] * Function]);
            if (cycle.Length == 4)
            {
                WindowSums.FourBack(
                    count,
                    ref gWindows[cycle[0] * Function],
                    ref gWindows[cycle[1] * Function],
                    ref gWindows[cycle[2] * Function],
                    ref gWindows[cycle[3] * Function]
                );
            }
        }

        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, To.Width);
            int run = Math.Min(pixels - done, To.Width - x),
                step = Stride == 1 ? run : 1;
            for (int i = 0; i < run; i += step)
            {
                Span<S> corner = gCopy[At(y, x + i)..];
                for (int place = 0; place < Places; place++)
                {
                    Span<S> sum = corner.Slice(PlaceAt(place), step * InDim);
                    int from = (place * Function) + ((done + i) * InDim);
                    TensorPrimitives.Add(sum, gWindows.Slice(from, sum.Length), sum);
                }
            }

            done += run;
        }
    }

    /// <summary>Products of vectors: sums and differences, which are their own reverse.</summary>
    private void Couple(int pixels, Span<S> windows)
    {
        foreach ((int cosine, int sine) in Kernel.Pairs)
        {
            Span<S> cosines = windows[(cosine * Function)..],
                sines = windows[(sine * Function)..];
            foreach ((int u, int v, int copies) in Layer.Vectors)
            {
                Runs.Exchange(pixels, copies, ref cosines[u], ref sines[v], InDim);
                Runs.Exchange(pixels, copies, ref cosines[v], ref sines[u], InDim);
            }
        }
    }

    /// <summary>Copies rows of an image with its border.</summary>
    private Span<S> Copy(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int rows = ((endRow - 1 - firstRow) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * Border.Row);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), (firstRow * Stride) - Border.Margin, rows, copy);
        return copy;
    }

    /// <summary>Where the window of a pixel of the result begins in the copy.</summary>
    private int At(int y, int x) => ((y * Border.Row) + (x * InDim)) * Stride;

    /// <summary>Where a place of the window is, from its beginning.</summary>
    private int PlaceAt(int place)
    {
        (int row, int column) = Math.DivRem(place, Layer.Size);
        return ((row * Border.Row) + (column * InDim)) * Layer.Dilation;
    }

    /// <summary>Each matrix, transposed, with zeros at the end of rows.</summary>
    private void TransposeKernel()
    {
        if (_turned.Length < Kernel.TurnedLength)
            _turned = new S[Kernel.TurnedLength];
        Array.Clear(_turned);
        foreach (GroupMatrix matrix in Kernel.Matrices)
        {
            ref S to = ref _turned[matrix.TurnedOffset];
            ref S from = ref Numbers[matrix.Offset];
            Transposition.Run(matrix.Depth, matrix.Width, in from, matrix.Row, ref to, matrix.PaddedDepth);
        }
    }
}
