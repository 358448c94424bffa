using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The sum or mean over the copies of each block (equal neighbouring blocks count as one).</summary>
internal sealed class CopySumOperation : LinearOperation
{
    private static readonly CopySumOperation Instance = new();

    internal static Handle Apply(Handle x, bool mean) =>
        Instance.Run(x, x.Storage.RowSpace, x.Layout.OneCopy, index: mean ? 1 : 0);

    private protected override void Forward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        Span<S> target = result.Values;
        int at = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> from = x.Row(row);
            foreach (BlockAddress block in x.Layout.Merged)
            {
                S scale = entry.Index == 1 ? S.One / S.CreateTruncating(block.Mul) : S.One;
                for (int m = 0; m < block.Irrep.Dim; m++)
                    target[at++] = scale * TensorPrimitives.Sum(from.Slice(block.Offset + m * block.Mul, block.Mul));
            }
        }
    }

    private protected override void Backward<S>(in TapeEntry entry, Storage<S> x, Storage<S> result)
    {
        ReadOnlySpan<S> g = result.Gradient;
        int at = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            Span<S> to = x.GradientRow(row);
            foreach (BlockAddress block in x.Layout.Merged)
            {
                S scale = entry.Index == 1 ? S.One / S.CreateTruncating(block.Mul) : S.One;
                for (int m = 0; m < block.Irrep.Dim; m++)
                {
                    Span<S> part = to.Slice(block.Offset + m * block.Mul, block.Mul);
                    TensorPrimitives.Add(part, scale * g[at++], part);
                }
            }
        }
    }
}
