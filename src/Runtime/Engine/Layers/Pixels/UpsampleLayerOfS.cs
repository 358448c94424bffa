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

    public override Handle Apply(Pixels grid, Handle x)
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        GridShape fine = grid.Shape,
            coarse = grid.Derive(GridStep.Blocks(_factor));
        LayerValues.ExpectPixels(
            Path,
            $"features of the blocks of {_factor} × {_factor} pixels of its grid",
            coarse,
            operand.RowSpace
        );
        Workspace? workspace = Workspace.Common(operand.Workspace, grid.Workspace);
        Storage<S> result = Workspace.Rent<S>(workspace, fine.Pixels, _layout);
        Span<S> line = Workspace.Scratch<S>(workspace, coarse.Width * _layout.Dim);
        for (int i = 0; i < fine.ImageCount * fine.Height; i++)
        {
            (int own, int other, S weight) = Lines(coarse, i);
            Mix(Line(operand.Values, coarse, own), Line(operand.Values, coarse, other), weight, line);
            Span<S> to = Line(result.Values, fine, i);
            for (int column = 0; column < fine.Width; column++)
            {
                (int here, int beside, S share) = Columns(coarse, column);
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
        Span<S> line = pass.Workspace.Scratch<S>(coarse.Width * _layout.Dim);
        for (int i = 0; i < fine.ImageCount * fine.Height; i++)
        {
            Span<S> from = Line(result.Gradient, fine, i);
            line.Clear();
            for (int column = 0; column < fine.Width; column++)
            {
                (int here, int beside, S share) = Columns(coarse, column);
                Spread(At(from, column), share, At(line, here), At(line, beside));
            }

            (int own, int other, S weight) = Lines(coarse, i);
            Spread(line, weight, Line(operand.Gradient, coarse, own), Line(operand.Gradient, coarse, other));
        }
    }

    /// <summary>The lines of blocks, over all images, that a line of pixels is made of.</summary>
    private (int Own, int Other, S Weight) Lines(GridShape coarse, int line)
    {
        (int block, int phase) = Math.DivRem(line, _factor);
        (int image, int own) = Math.DivRem(block, coarse.Height);
        int other = (image * coarse.Height) + Beside(own, phase, coarse.Height, coarse.IsPeriodic);
        return (block, other, _weights[phase]);
    }

    private (int Here, int Beside, S Share) Columns(GridShape coarse, int column)
    {
        (int here, int phase) = Math.DivRem(column, _factor);
        return (here, Beside(here, phase, coarse.Width, coarse.IsPeriodic), _weights[phase]);
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
