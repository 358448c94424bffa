using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One run of a group convolution in a basis in which its kernel falls into blocks, and its reverse.</summary>
/// <remarks>
/// Images are copied component by component, so that numbers of neighbouring pixels follow one another and the change of
/// basis of the windows is done in full vectors. It gives [function of the window, component, pixel, copy] for some
/// pixels, of which each matrix takes its rows.
/// </remarks>
internal sealed class BlockGroupPass<S> : GroupConvolutionPass<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    /// <summary>Numbers of the transformed windows that are made at once, so that they stay in the second
    /// cache.</summary>
    private const int MostNumbers = 40_000;

    /// <summary>Rows that the matrix product takes at once.</summary>
    private const int TileRows = 6;

    private S[] _turned = [];

    private WindowTransform Transform => Kernel.Transform;

    private int Places => Layer.Size * Layer.Size;

    /// <summary>Pixels whose windows are transformed at once.</summary>
    private int MostPixels => Math.Clamp(MostNumbers / (Places * InDim) / TileRows, 1, 16) * TileRows;

    internal override void Reverse(Pass pass)
    {
        if (Operand.NeedsGradient)
            TransposeKernel();
        base.Reverse(pass);
    }

    private protected override void Forward(Workspace? workspace, int image, int firstRow, int endRow)
    {
        Band band = Copy(workspace, image, firstRow, endRow);
        Span<S> result = ImageOf(Result.Values, To, image);
        Span<S> bias = Workspace.Scratch<S>(workspace, OutDim);
        if (Layer.Bias is not null)
            Layer.WriteBias(bias);
        Strip strip = NewStrip(workspace);
        int end = endRow * To.Width;
        for (int first = firstRow * To.Width; first < end; first += MostPixels)
        {
            int pixels = Math.Min(MostPixels, end - first);
            TransformWindows(band, first, pixels, strip.Windows);
            Span<S> rows = result.Slice(first * OutDim, pixels * OutDim);
            foreach (GroupMatrix matrix in Kernel.Matrices)
            {
                Pack(matrix, pixels, strip);
                Gemm.Multiply(
                    pixels,
                    1,
                    S.One,
                    new BlockView<S>(in strip.Packed[0], matrix.PaddedDepth, 0, matrix.Depth),
                    new BlockView<S>(in Numbers[matrix.Offset], matrix.Row, 0, matrix.Row),
                    new BlockView<S>(in strip.Columns[0], matrix.Row, 0, matrix.Row).AsFresh
                );
                foreach (RowPiece piece in matrix.Columns)
                {
                    Runs.Copy(
                        pixels,
                        piece.Length,
                        in strip.Columns[piece.At],
                        matrix.Row,
                        ref rows[piece.Place],
                        OutDim
                    );
                }
            }

            for (int at = 0; Layer.Bias is not null && at < rows.Length; at += OutDim)
                TensorPrimitives.Add(rows.Slice(at, OutDim), bias, rows.Slice(at, OutDim));
        }
    }

    private protected override void Reverse(Workspace? workspace, int image, Span<S> sums)
    {
        Band band = Copy(workspace, image, 0, To.Height);
        Span<S> gPlanes = Operand.NeedsGradient ? LayerValues.Zeros<S>(workspace, band.Planes.Length) : [];
        Span<S> gResult = ImageOf(Result.Gradient, To, image);
        Span<S> gRow = sums[Kernel.Length..];
        for (int at = 0; at < gResult.Length; at += OutDim)
            TensorPrimitives.Add(gRow, gResult.Slice(at, OutDim), gRow);
        Strip strip = NewStrip(workspace);
        Span<S> gWindows = Workspace.Scratch<S>(workspace, Operand.NeedsGradient ? strip.Windows.Length : 0);
        int end = To.Height * To.Width;
        for (int first = 0; first < end; first += MostPixels)
        {
            int pixels = Math.Min(MostPixels, end - first);
            TransformWindows(band, first, pixels, strip.Windows);
            gWindows.Clear();
            Span<S> gRows = gResult.Slice(first * OutDim, pixels * OutDim);
            foreach (GroupMatrix matrix in Kernel.Matrices)
                Reverse(matrix, pixels, gRows, strip, gWindows, sums.Slice(matrix.Offset, matrix.Length));
            if (Operand.NeedsGradient)
                TransformBack(band, gPlanes, first, pixels, gWindows);
        }

        if (Operand.NeedsGradient)
            AddBack(workspace, band, gPlanes, image);
    }

    /// <summary>The gradients that go through a matrix: of its entries, and of what it is multiplied with.</summary>
    private void Reverse(GroupMatrix matrix, int pixels, Span<S> gRows, Strip strip, Span<S> gWindows, Span<S> gMatrix)
    {
        Pack(matrix, pixels, strip);
        strip.Columns[..(pixels * matrix.Row)].Clear();
        foreach (RowPiece piece in matrix.Columns)
            Runs.Copy(pixels, piece.Length, in gRows[piece.Place], OutDim, ref strip.Columns[piece.At], matrix.Row);
        BlockView<S> g = new(in strip.Columns[0], matrix.Row, 0, matrix.Row);
        Gemm.TransposedMultiply(
            pixels,
            1,
            S.One,
            new BlockView<S>(in strip.Packed[0], matrix.PaddedDepth, 0, matrix.Depth),
            g,
            new BlockView<S>(in gMatrix[0], matrix.Row, 0, matrix.Row)
        );
        if (gWindows.IsEmpty)
            return;
        Gemm.Multiply(
            pixels,
            1,
            S.One,
            g.Slice(0, matrix.Width),
            new BlockView<S>(in _turned[TurnedAt(matrix)], matrix.PaddedDepth, 0, matrix.PaddedDepth),
            new BlockView<S>(in strip.Packed[0], matrix.PaddedDepth, 0, matrix.PaddedDepth).AsFresh
        );
        foreach (RowPiece piece in matrix.Places)
        {
            (int at, int step) = WindowAt(piece, pixels);
            Runs.Copy(pixels, piece.Length, in strip.Packed[piece.At], matrix.PaddedDepth, ref gWindows[at], step);
        }
    }

    /// <summary>The rows of a matrix, for each pixel.</summary>
    private void Pack(GroupMatrix matrix, int pixels, Strip strip)
    {
        foreach (RowPiece piece in matrix.Places)
        {
            (int at, int step) = WindowAt(piece, pixels);
            Runs.Copy(pixels, piece.Length, in strip.Windows[at], step, ref strip.Packed[piece.At], matrix.PaddedDepth);
        }
    }

    /// <summary>Where a piece begins among the transformed windows, and the distance to that of the next
    /// pixel.</summary>
    private (int At, int Step) WindowAt(RowPiece piece, int pixels)
    {
        (int place, int number) = Math.DivRem(piece.Place, InDim);
        (int offset, int copies) = Layer.ComponentOf(number);
        return ((((place * InDim) + offset) * pixels) + number - offset, copies);
    }

    /// <summary>Transforms the windows of pixels of the result.</summary>
    private void TransformWindows(Band band, int first, int pixels, Span<S> windows)
    {
        int function = pixels * InDim;
        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, To.Width);
            int run = Math.Min(pixels - done, To.Width - x);
            foreach ((int offset, int copies) in Layer.Components)
            {
                foreach (int[] cycle in Transform.Cycles)
                {
                    // With a stride pixels do not follow one another.
                    int times = Stride == 1 ? 1 : run;
                    for (int i = 0; i < times; i++)
                    {
                        int to = (offset * pixels) + ((done + i) * copies);
                        Sum(band, cycle, offset, copies, y, x + i, run / times * copies, windows, to, function);
                    }
                }
            }

            done += run;
        }

        foreach ((int a, int b) in Transform.Exchanges)
            WindowSums.Exchange(function, ref windows[a * function], ref windows[b * function]);
        Couple(pixels, windows);
    }

    private void Sum(
        Band band,
        int[] cycle,
        int offset,
        int copies,
        int y,
        int x,
        int count,
        Span<S> windows,
        int to,
        int function
    )
    {
        Span<S> plane = band.Planes.Slice(offset * band.Pixels, copies * band.Pixels);
        if (cycle.Length == 4)
        {
            WindowSums.Four(
                count,
                ref plane[At(band, cycle[0], y, x) * copies],
                ref plane[At(band, cycle[1], y, x) * copies],
                ref plane[At(band, cycle[2], y, x) * copies],
                ref plane[At(band, cycle[3], y, x) * copies],
                ref windows[(cycle[0] * function) + to],
                ref windows[(cycle[1] * function) + to],
                ref windows[(cycle[2] * function) + to],
                ref windows[(cycle[3] * function) + to]
            );
            return;
        }
        foreach (int place in cycle)
            plane.Slice(At(band, place, y, x) * copies, count).CopyTo(windows[((place * function) + to)..]);
        if (cycle.Length == 2)
        {
            ref S second = ref windows[(cycle[1] * function) + to];
            WindowSums.Exchange(count, ref windows[(cycle[0] * function) + to], ref second);
        }
    }

    /// <summary>Adds the gradients of transformed windows to those of the image.</summary>
    private void TransformBack(Band band, Span<S> gPlanes, int first, int pixels, Span<S> gWindows)
    {
        int function = pixels * InDim;
        Couple(pixels, gWindows);
        for (int i = Transform.Exchanges.Count - 1; i >= 0; i--)
        {
            (int a, int b) = Transform.Exchanges[i];
            WindowSums.Exchange(function, ref gWindows[a * function], ref gWindows[b * function]);
        }

        foreach (int[] cycle in Transform.Cycles)
        {
            if (cycle.Length == 2)
                WindowSums.Exchange(function, ref gWindows[cycle[0] * function], ref gWindows[cycle[1] * function]);
            if (cycle.Length == 4)
            {
                WindowSums.FourBack(
                    function,
                    ref gWindows[cycle[0] * function],
                    ref gWindows[cycle[1] * function],
                    ref gWindows[cycle[2] * function],
                    ref gWindows[cycle[3] * function]
                );
            }
        }

        for (int done = 0; done < pixels; )
        {
            (int y, int x) = Math.DivRem(first + done, To.Width);
            int run = Math.Min(pixels - done, To.Width - x);
            foreach ((int offset, int copies) in Layer.Components)
            {
                Span<S> gPlane = gPlanes.Slice(offset * band.Pixels, copies * band.Pixels);
                for (int place = 0; place < Places; place++)
                {
                    int from = (place * function) + (offset * pixels) + (done * copies);
                    int times = Stride == 1 ? 1 : run,
                        count = run / times * copies;
                    for (int i = 0; i < times; i++)
                    {
                        Span<S> sum = gPlane.Slice(At(band, place, y, x + i) * copies, count);
                        TensorPrimitives.Add(sum, gWindows.Slice(from + (i * copies), count), sum);
                    }
                }
            }

            done += run;
        }
    }

    /// <summary>Products of vectors: sums and differences, which are their own reverse.</summary>
    private void Couple(int pixels, Span<S> windows)
    {
        int function = pixels * InDim;
        foreach ((int cosine, int sine) in Transform.Pairs)
        {
            foreach ((int u, int v, int copies) in Layer.Vectors)
            {
                (int atU, int atV) = (u * pixels, v * pixels);
                WindowSums.Exchange(
                    pixels * copies,
                    ref windows[(cosine * function) + atU],
                    ref windows[(sine * function) + atV]
                );
                WindowSums.Exchange(
                    pixels * copies,
                    ref windows[(cosine * function) + atV],
                    ref windows[(sine * function) + atU]
                );
            }
        }
    }

    /// <summary>Copies an image with its border, component by component.</summary>
    private Band Copy(Workspace? workspace, int image, int firstRow, int endRow)
    {
        int rows = ((endRow - 1 - firstRow) * Stride) + Extent;
        Span<S> copy = Workspace.Scratch<S>(workspace, rows * Border.Row);
        Border.Copy<S>(ImageOf(Operand.Values, From, image), (firstRow * Stride) - Border.Margin, rows, copy);
        int pixels = copy.Length / InDim;
        if (Layer.Components.Length == 1)
            return new Band(firstRow, rows, pixels, copy);
        Span<S> planes = Workspace.Scratch<S>(workspace, copy.Length);
        foreach ((int offset, int copies) in Layer.Components)
            Runs.Copy(pixels, copies, in copy[offset], InDim, ref planes[offset * pixels], copies);
        return new Band(firstRow, rows, pixels, planes);
    }

    private void AddBack(Workspace? workspace, Band band, Span<S> gPlanes, int image)
    {
        Span<S> gCopy = gPlanes;
        if (Layer.Components.Length > 1)
        {
            gCopy = Workspace.Scratch<S>(workspace, gPlanes.Length);
            foreach ((int offset, int copies) in Layer.Components)
                Runs.Copy(band.Pixels, copies, in gPlanes[offset * band.Pixels], copies, ref gCopy[offset], InDim);
        }

        Border.AddBack<S>(gCopy, -Border.Margin, band.Rows, ImageOf(Operand.Gradient, From, image));
    }

    /// <summary>The pixel of the copy under a place of the window of a pixel of the result.</summary>
    private int At(Band band, int place, int y, int x)
    {
        (int row, int column) = Math.DivRem(place, Layer.Size);
        return ((((y - band.FirstRow) * Stride) + (row * Layer.Dilation)) * (Border.Row / InDim))
            + (x * Stride)
            + (column * Layer.Dilation);
    }

    private Strip NewStrip(Workspace? workspace) =>
        new(
            Workspace.Scratch<S>(workspace, MostPixels * Places * InDim),
            Workspace.Scratch<S>(workspace, MostPixels * Kernel.Matrices.Max(static m => m.PaddedDepth)),
            Workspace.Scratch<S>(workspace, MostPixels * Kernel.Matrices.Max(static m => m.Row))
        );

    /// <summary>Where a transposed matrix begins.</summary>
    private int TurnedAt(GroupMatrix matrix) =>
        Kernel.Matrices.TakeWhile(m => m != matrix).Sum(static m => m.Width * m.PaddedDepth);

    /// <summary>Each matrix, transposed, with zeros at the end of rows.</summary>
    private void TransposeKernel()
    {
        int length = Kernel.Matrices.Sum(static m => m.Width * m.PaddedDepth);
        if (_turned.Length < length)
            _turned = new S[length];
        Array.Clear(_turned);
        foreach (GroupMatrix matrix in Kernel.Matrices)
        {
            Transposition.Run(
                matrix.Depth,
                matrix.Width,
                in Numbers[matrix.Offset],
                matrix.Row,
                ref _turned[TurnedAt(matrix)],
                matrix.PaddedDepth
            );
        }
    }

    /// <summary>Rows of an image with what is beyond the border, component by component.</summary>
    private readonly ref struct Band(int firstRow, int rows, int pixels, Span<S> planes)
    {
        /// <summary>The row of the result whose window begins at the top.</summary>
        public readonly int FirstRow = firstRow;

        public readonly int Rows = rows;

        public readonly int Pixels = pixels;

        public readonly Span<S> Planes = planes;
    }

    /// <summary>Scratch for some pixels.</summary>
    private readonly ref struct Strip(Span<S> windows, Span<S> packed, Span<S> columns)
    {
        /// <summary>[function, component, pixel, copy].</summary>
        public readonly Span<S> Windows = windows;

        /// <summary>The rows of a matrix, pixel by pixel.</summary>
        public readonly Span<S> Packed = packed;

        /// <summary>Its columns, pixel by pixel.</summary>
        public readonly Span<S> Columns = columns;
    }
}
