using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Of each copy the vector with the largest norm in the block; equal ones are averaged.</summary>
/// <remarks>
/// A quarter turn exchanges the two components of a copy and changes signs, which changes no bit of c² + s². So what is
/// equal in one image is equal in the turned one, and no order of pixels decides. In a volume a rotation of the cube
/// changes the last bits of a norm, so there norms are equal that differ by rounding.
/// </remarks>
internal sealed class NormPoolLayer<S> : BlockPoolLayer<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly NormBlock[] _blocks;
    private readonly int _widest;

    /// <summary>The share of the largest squared norm that counts as equal to it.</summary>
    private readonly S _equal;

    internal NormPoolLayer(string path, FeatureLayout layout, int size)
        : base(path, layout, size)
    {
        _blocks = NormBlock.Of(layout, out _, out _);
        _equal = layout.Group.IsSpatial ? S.One - (S.CreateTruncating(64) * (S.BitIncrement(S.One) - S.One)) : S.One;
        _widest = _blocks.Select(static b => b.Mul).DefaultIfEmpty(0).Max();
    }

    private protected override int ScratchSize(int pixels) => (pixels + 2) * _widest;

    private protected override void Pool(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        Span<S> result,
        Span<S> scratch
    )
    {
        result.Clear();
        foreach (NormBlock copies in _blocks)
        {
            Span<S> shares = Shares(blocks, block, operand, copies, scratch);
            for (int pixel = 0; pixel < blocks.PixelCount; pixel++)
            {
                ReadOnlySpan<S> row = operand.Row(blocks.Row(block, pixel));
                Span<S> share = shares.Slice(pixel * copies.Mul, copies.Mul);
                for (int m = 0; m < copies.Components; m++)
                {
                    Span<S> to = result.Slice(copies.Offset + (m * copies.Mul), copies.Mul);
                    TensorPrimitives.MultiplyAdd(Component(row, copies, m), share, to, to);
                }
            }
        }
    }

    private protected override void PoolBack(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        ReadOnlySpan<S> gradient,
        Span<S> scratch
    )
    {
        foreach (NormBlock copies in _blocks)
        {
            Span<S> shares = Shares(blocks, block, operand, copies, scratch);
            for (int pixel = 0; pixel < blocks.PixelCount; pixel++)
            {
                Span<S> row = operand.GradientRow(blocks.Row(block, pixel));
                Span<S> share = shares.Slice(pixel * copies.Mul, copies.Mul);
                for (int m = 0; m < copies.Components; m++)
                {
                    Span<S> to = row.Slice(copies.Offset + (m * copies.Mul), copies.Mul);
                    TensorPrimitives.MultiplyAdd(Component(gradient, copies, m), share, to, to);
                }
            }
        }
    }

    /// <summary>
    /// What each pixel contributes to each copy: 1 where its norm alone is the largest, 1/n where n are equal, else 0.
    /// </summary>
    private Span<S> Shares(PixelBlocks blocks, int block, Storage<S> operand, NormBlock copies, Span<S> scratch)
    {
        int mul = copies.Mul;
        Span<S> norms = scratch[..(blocks.PixelCount * mul)],
            largest = scratch.Slice(norms.Length, mul),
            other = scratch.Slice(norms.Length + mul, mul);
        for (int pixel = 0; pixel < blocks.PixelCount; pixel++)
        {
            ReadOnlySpan<S> row = operand.Row(blocks.Row(block, pixel));
            Span<S> norm = norms.Slice(pixel * mul, mul);
            norm.Clear();
            for (int m = 0; m < copies.Components; m++)
            {
                // A product and a sum, not fused: fused rounding depends on which component comes first.
                TensorPrimitives.Multiply(Component(row, copies, m), Component(row, copies, m), other);
                TensorPrimitives.Add(norm, other, norm);
            }

            if (pixel == 0)
                norm.CopyTo(largest);
            else
                TensorPrimitives.Max(largest, norm, largest);
        }

        for (int copy = 0; copy < mul; copy++)
        {
            int equal = 0;
            S least = largest[copy] * _equal;
            for (int i = copy; i < norms.Length; i += mul)
                equal += norms[i] >= least ? 1 : 0;
            // Nothing equals what is not a number, which then stays one.
            (S share, S none) = equal == 0 ? (S.NaN, S.NaN) : (S.One / S.CreateTruncating(equal), S.Zero);
            for (int i = copy; i < norms.Length; i += mul)
                norms[i] = norms[i] >= least ? share : none;
        }

        return norms;
    }

    private static ReadOnlySpan<S> Component(ReadOnlySpan<S> row, NormBlock copies, int m) =>
        row.Slice(copies.Offset + (m * copies.Mul), copies.Mul);
}
