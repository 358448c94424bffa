using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>An upsampling in one precision: lines from two lines of blocks, then pixels from two of a line.</summary>
internal sealed class UpsampleLayer<S> : UpsampleLayer
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FeatureLayout _layout;
    private readonly int _factor;

    /// <summary>For each pixel of a block the weight of the neighbouring block on its side.</summary>
    private readonly S[] _weights;

    internal UpsampleLayer(string path, FeatureLayout layout, int factor, UpsampleMode mode)
        : base(path)
    {
        (_layout, _factor) = (layout, factor);
        _weights = new S[factor];
        // Pixels lie at (p + 1/2)/factor − 1/2 from the centre of their block, in blocks.
        for (int p = 0; mode == UpsampleMode.Bilinear && p < factor; p++)
            _weights[p] = S.CreateTruncating(Math.Abs((2 * p) + 1 - factor) / (2.0 * factor));
    }

    internal override ITangent? Second => null;

    private protected override Handle Apply(GridView grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        GridShape fine = grid.Shape,
            coarse = grid.Derive(GridStep.Blocks(_factor));
        LayerValues.ExpectPixels(
            Path,
            $"features of the blocks of {fine.Size.BlockText(_factor)} {fine.Size.CellWord}s of its grid",
            coarse,
            operand.RowSpace
        );
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, fine.Pixels, _layout);
        int length = coarse.Width * _layout.Dim;
        Span<S> scratch = Workspace.Scratch<S>(workspace, 2 * length),
            line = scratch[..length],
            beyond = scratch[length..];
        for (int i = 0; i < fine.ImageCount * fine.Depth * fine.Height; i++)
        {
            ((int near, int far, S depth), (int own, int other, S weight)) = Lines(fine, coarse, i);
            MixLines(near, line);
            if (fine.Size.IsVolume)
            {
                MixLines(far, beyond);
                Mix(line, beyond, depth, line);
            }

            void MixLines(int slice, Span<S> mixed) =>
                Mix(
                    Line(operand.Values, coarse, slice + own),
                    Line(operand.Values, coarse, slice + other),
                    weight,
                    mixed
                );

            Span<S> to = Line(result.Values, fine, i);
            for (int column = 0; column < fine.Width; column++)
            {
                (int here, int beside, S share) = Two(column, coarse.Width, coarse.IsPeriodic);
                Mix(At(line, here), At(line, beside), share, At(to, column));
            }
        }

        Record(
            workspace,
            operand.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = fine,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        var fine = (GridShape)entry.State!;
        GridShape coarse = fine.Derived(GridStep.Blocks(_factor));
        int length = coarse.Width * _layout.Dim;
        Span<S> scratch = pass.Workspace.Scratch<S>(3 * length),
            line = scratch[..length],
            front = scratch.Slice(length, length),
            beyond = scratch[(2 * length)..];
        for (int i = 0; i < fine.ImageCount * fine.Depth * fine.Height; i++)
        {
            Span<S> from = Line(result.Gradient, fine, i);
            line.Clear();
            for (int column = 0; column < fine.Width; column++)
            {
                (int here, int beside, S share) = Two(column, coarse.Width, coarse.IsPeriodic);
                Spread(At(from, column), share, At(line, here), At(line, beside));
            }

            ((int near, int far, S depth), (int own, int other, S weight)) = Lines(fine, coarse, i);
            if (!fine.Size.IsVolume)
            {
                SpreadLines(near, line);
                continue;
            }
            scratch[length..].Clear();
            Spread(line, depth, front, beyond);
            SpreadLines(near, front);
            SpreadLines(far, beyond);

            void SpreadLines(int slice, Span<S> from) =>
                Spread(
                    from,
                    weight,
                    Line(operand.Gradient, coarse, slice + own),
                    Line(operand.Gradient, coarse, slice + other)
                );
        }
    }

    /// <summary>
    /// The lines of blocks that a line of pixels is made of: the first line of each of two slices, over all images, and
    /// two lines in them. Images have one slice.
    /// </summary>
    private ((int Near, int Far, S Weight) Slices, (int Own, int Other, S Weight) Lines) Lines(
        GridShape fine,
        GridShape coarse,
        int line
    )
    {
        (int slice, int y) = Math.DivRem(line, fine.Height);
        (int image, int z) = Math.DivRem(slice, fine.Depth);
        (int Near, int Far, S Weight) slices = fine.Size.IsVolume
            ? Two(z, coarse.Depth, coarse.IsPeriodic)
            : (0, 0, S.Zero);
        return (
            (
                ((image * coarse.Depth) + slices.Near) * coarse.Height,
                ((image * coarse.Depth) + slices.Far) * coarse.Height,
                slices.Weight
            ),
            Two(y, coarse.Height, coarse.IsPeriodic)
        );
    }

    /// <summary>The two blocks along an axis that a pixel is made of.</summary>
    private (int Own, int Other, S Weight) Two(int at, int count, bool isPeriodic)
    {
        (int own, int phase) = Math.DivRem(at, _factor);
        return (own, Beside(own, phase, count, isPeriodic), _weights[phase]);
    }

    /// <summary>The block on the side where a pixel lies; beyond the border the block itself.</summary>
    private int Beside(int block, int phase, int count, bool isPeriodic)
    {
        int beside = block + (phase * 2 < _factor ? -1 : 1);
        return isPeriodic ? (beside + count) % count : Math.Clamp(beside, 0, count - 1);
    }

    private static void Mix(ReadOnlySpan<S> own, ReadOnlySpan<S> other, S weight, Span<S> result)
    {
        TensorPrimitives.Multiply(own, S.One - weight, result);
        TensorPrimitives.MultiplyAdd(other, weight, result, result);
    }

    private static void Spread(ReadOnlySpan<S> gradient, S weight, Span<S> own, Span<S> other)
    {
        TensorPrimitives.MultiplyAdd(gradient, S.One - weight, own, own);
        TensorPrimitives.MultiplyAdd(gradient, weight, other, other);
    }

    private Span<S> At(Span<S> line, int pixel) => line.Slice(pixel * _layout.Dim, _layout.Dim);

    private Span<S> Line(Span<S> values, GridShape shape, int line) =>
        values.Slice(line * shape.Width * _layout.Dim, shape.Width * _layout.Dim);
}
