using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The largest of each value of trivial irreps and fields in the block.</summary>
internal sealed class MaxPoolLayer<S> : BlockPoolLayer<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly FieldValues<S>[] _fields;
    private readonly int _most;

    internal MaxPoolLayer(string path, FeatureLayout layout, int size)
        : base(path, layout, size)
    {
        _fields = [.. layout.Signature.Terms.Where(static t => t.Mul > 0).Select(t => FieldValues<S>.Of(t, layout))];
        _most = _fields.Select(static f => f.Size).DefaultIfEmpty(0).Max();
    }

    private protected override int ScratchSize(int pixels) => (pixels + 2) * _most;

    private protected override void Pool(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        Span<S> result,
        Span<S> scratch
    )
    {
        foreach (FieldValues<S> field in _fields)
        {
            Span<S> largest = scratch[..field.Size],
                values = scratch.Slice(field.Size, field.Size);
            field.Evaluate(operand.Row(blocks.Row(block, 0)), 1, largest);
            for (int pixel = 1; pixel < blocks.PixelCount; pixel++)
            {
                field.Evaluate(operand.Row(blocks.Row(block, pixel)), 1, values);
                TensorPrimitives.Max(largest, values, largest);
            }
            field.Project(largest, 1, result);
        }
    }

    /// <summary>The gradient goes to the first of the largest values, in the order of pixels.</summary>
    private protected override void PoolBack(
        PixelBlocks blocks,
        int block,
        Storage<S> operand,
        ReadOnlySpan<S> gradient,
        Span<S> scratch
    )
    {
        foreach (FieldValues<S> field in _fields)
        {
            Span<S> values = scratch[..(blocks.PixelCount * field.Size)],
                largest = scratch.Slice(values.Length, field.Size),
                left = scratch.Slice(values.Length + field.Size, field.Size);
            for (int pixel = 0; pixel < blocks.PixelCount; pixel++)
            {
                Span<S> own = values.Slice(pixel * field.Size, field.Size);
                field.Evaluate(operand.Row(blocks.Row(block, pixel)), 1, own);
                if (pixel == 0)
                    own.CopyTo(largest);
                else
                    TensorPrimitives.Max(largest, own, largest);
            }
            field.Evaluate(gradient, 1, left);
            for (int pixel = 0; pixel < blocks.PixelCount; pixel++)
            {
                Span<S> share = values.Slice(pixel * field.Size, field.Size);
                Take(share, largest, left);
                field.AddProjected(share, 1, operand.GradientRow(blocks.Row(block, pixel)));
            }
        }
    }

    /// <summary>Where a value is the largest, it becomes what is left of the gradient; elsewhere zero.</summary>
    private static void Take(Span<S> values, ReadOnlySpan<S> largest, Span<S> left)
    {
        int i = 0;
        for (; i <= values.Length - Vector<S>.Count; i += Vector<S>.Count)
        {
            var rest = new Vector<S>(left[i..]);
            Vector<S> takes = Vector.Equals(new Vector<S>(values[i..]), new Vector<S>(largest[i..]));
            (rest & takes).CopyTo(values[i..]);
            Vector.AndNot(rest, takes).CopyTo(left[i..]);
        }

        for (; i < values.Length; i++)
        {
            bool takes = values[i] == largest[i];
            values[i] = takes ? left[i] : S.Zero;
            if (takes)
                left[i] = S.Zero;
        }
    }
}
