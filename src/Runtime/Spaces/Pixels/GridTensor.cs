using System.Numerics;
using System.Numerics.Tensors;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Images as tensors of rank 4, and back.</summary>
internal static class GridTensor
{
    /// <summary>The rows of a tensor of images, in public order.</summary>
    /// <exception cref="ArgumentException">Its shape does not fit.</exception>
    internal static S[] Read<S>(
        in ReadOnlyTensorSpan<S> values,
        ImageOrder order,
        FeatureLayout? layout,
        out int height,
        out int width
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (layout is null)
        {
            throw new InvalidOperationException(
                "The signature of these features is known only at run time: use Grid2.Create with Rows.From(signature, "
                    + "values)."
            );
        }
        int channels = Axis(order, 1, 3);
        if (values.Rank != 4 || values.Lengths[channels] != layout.Dim)
        {
            throw new ArgumentException(
                $"Images of {layout} are a tensor "
                    + (
                        order == ImageOrder.Nchw
                            ? $"[images × {layout.Dim} × rows × columns]"
                            : $"[images × rows × columns × {layout.Dim}]"
                    )
                    + $", but the one given has the shape [{string.Join(" × ", values.Lengths.ToArray())}].",
                nameof(values)
            );
        }
        (height, width) = ((int)values.Lengths[Axis(order, 2, 1)], (int)values.Lengths[Axis(order, 3, 2)]);
        if (values.FlattenedLength == 0)
        {
            throw new ArgumentException(
                $"The tensor has no number: its shape is [{string.Join(" × ", values.Lengths.ToArray())}].",
                nameof(values)
            );
        }
        var flat = new S[checked((int)values.FlattenedLength)];
        values.FlattenTo(flat);
        return order == ImageOrder.Nhwc ? flat : Exchanged(flat, layout.Dim, height * width);
    }

    /// <summary>The numbers of images as a tensor.</summary>
    internal static Tensor<S> Write<S>(GridShape shape, Rows rows, ImageOrder order)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int channels = Axis(order, 1, 3);
        S[] values = typeof(S) == typeof(float) ? (S[])(object)rows.ToSingleArray() : (S[])(object)rows.ToArray();
        (int images, int height, int width, int dim) = (shape.ImageCount, shape.Height, shape.Width, rows.Dim);
        return channels == 3
            ? Tensor.Create(values, [images, height, width, dim])
            : Tensor.Create(Exchanged(values, height * width, dim), [images, dim, height, width]);
    }

    /// <summary>Image by image the transpose of [first × second] numbers.</summary>
    private static S[] Exchanged<S>(S[] values, int first, int second)
    {
        var result = new S[values.Length];
        int size = first * second;
        for (int image = 0; image < values.Length; image += size)
        {
            for (int i = 0; i < first; i++)
            {
                for (int j = 0; j < second; j++)
                    result[image + (j * first) + i] = values[image + (i * second) + j];
            }
        }

        return result;
    }

    private static int Axis(ImageOrder order, int ofNchw, int ofNhwc) =>
        order switch
        {
            ImageOrder.Nchw => ofNchw,
            ImageOrder.Nhwc => ofNhwc,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "This is not an order of axes."),
        };
}
