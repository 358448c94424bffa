using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The mean of each block of pixels.</summary>
internal sealed class MeanPoolLayer<S>(string path, FeatureLayout layout, int size)
    : BlockPoolLayer<S>(path, layout, size)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private protected override int ScratchSize(int pixels) => 0;

    private protected override void Pool(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        Span<S> result,
        Span<S> scratch
    )
    {
        operand.Row(blocks.Row(block, 0)).CopyTo(result);
        for (int pixel = 1; pixel < blocks.PixelCount; pixel++)
            TensorPrimitives.Add(result, operand.Row(blocks.Row(block, pixel)), result);
        TensorPrimitives.Multiply(result, Share(blocks), result);
    }

    private protected override void PoolBack(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        ReadOnlySpan<S> gradient,
        Span<S> scratch
    )
    {
        S share = Share(blocks);
        for (int pixel = 0; pixel < blocks.PixelCount; pixel++)
        {
            Span<S> to = operand.GradientRow(blocks.Row(block, pixel));
            TensorPrimitives.MultiplyAdd(gradient, share, to, to);
        }
    }

    private static S Share(PixelBlocks blocks) => S.One / S.CreateTruncating(blocks.PixelCount);
}
