using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The mean of each block of pixels.</summary>
internal sealed class MeanPoolLayer<S>(string path, FeatureLayout layout, int size)
    : BlockPoolLayer<S>(path, layout, size)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private protected override int ScratchSize => 0;

    private S Share => S.One / S.CreateTruncating(PixelCount);

    private protected override void Pool(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        Span<S> result,
        Span<S> scratch
    )
    {
        operand.Row(blocks.Row(block, 0)).CopyTo(result);
        for (int pixel = 1; pixel < PixelCount; pixel++)
            TensorPrimitives.Add(result, operand.Row(blocks.Row(block, pixel)), result);
        TensorPrimitives.Multiply(result, Share, result);
    }

    private protected override void PoolBack(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        ReadOnlySpan<S> gradient,
        Span<S> scratch
    )
    {
        for (int pixel = 0; pixel < PixelCount; pixel++)
        {
            Span<S> to = operand.GradientRow(blocks.Row(block, pixel));
            TensorPrimitives.MultiplyAdd(gradient, Share, to, to);
        }
    }
}
