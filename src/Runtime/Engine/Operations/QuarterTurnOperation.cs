using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What an odd factor does besides multiplying: (c, s) → (−s, c) on irreps of the plane that are their own mirror
/// image; all others stay.
/// </summary>
internal sealed class QuarterTurnOperation : LinearOperation
{
    private static readonly QuarterTurnOperation Instance = new();

    internal static Handle Apply(Handle x) =>
        Array.Exists(x.Layout.Merged, static b => b.Irrep.TurnsByOdd)
            ? Instance.Run(x, x.Storage.RowSpace, x.Layout)
            : x;

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> from = x.Row(row);
            Span<S> to = result.Row(row);
            foreach (BlockAddress block in x.Layout.Merged)
            {
                if (block.Irrep.TurnsByOdd)
                {
                    TensorPrimitives.Negate(Part(from, block, 1), Part(to, block, 0));
                    Part(from, block, 0).CopyTo(Part(to, block, 1));
                }
                else
                {
                    from.Slice(block.Offset, block.Mul * block.Irrep.Dim).CopyTo(to[block.Offset..]);
                }
            }
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> g = result.GradientRow(row);
            Span<S> gx = x.GradientRow(row);
            foreach (BlockAddress block in x.Layout.Merged)
            {
                if (block.Irrep.TurnsByOdd)
                {
                    Span<S> cos = Part(gx, block, 0),
                        sin = Part(gx, block, 1);
                    TensorPrimitives.Add(cos, Part(g, block, 1), cos);
                    TensorPrimitives.Subtract(sin, Part(g, block, 0), sin);
                }
                else
                {
                    Span<S> whole = gx.Slice(block.Offset, block.Mul * block.Irrep.Dim);
                    TensorPrimitives.Add(whole, g.Slice(block.Offset, whole.Length), whole);
                }
            }
        }
    }

    private static Span<S> Part<S>(Span<S> row, BlockAddress block, int component) =>
        row.Slice(block.Offset + component * block.Mul, block.Mul);

    private static ReadOnlySpan<S> Part<S>(ReadOnlySpan<S> row, BlockAddress block, int component) =>
        row.Slice(block.Offset + component * block.Mul, block.Mul);
}
