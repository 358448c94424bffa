using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Images as tensors of rank 4, volumes as tensors of rank 5, and back.</summary>
internal static class GridTensor
{
    /// <summary>The rows of a tensor of images or volumes, in public order.</summary>
    /// <exception cref="ArgumentException">Its shape does not fit.</exception>
    internal static S[] Read<S>(
        in ReadOnlyTensorSpan<S> values,
        bool isVolumes,
        bool isChannelsFirst,
        FeatureLayout? layout,
        out GridSize size
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (layout is null)
        {
            throw new InvalidOperationException(
                $"The signature of these features is known only at run time: use Grid{(isVolumes ? 3 : 2)}.Create with "
                    + $"Rows.From(signature, {(isVolumes ? "" : "group, ")}values)."
            );
        }
        int axes = isVolumes ? 3 : 2,
            channels = isChannelsFirst ? 1 : axes + 1,
            first = isChannelsFirst ? 2 : 1;
        if (values.Rank != axes + 2 || values.Lengths[channels] != layout.Dim)
        {
            string sides = isVolumes ? "slices × rows × columns" : "rows × columns";
            throw new ArgumentException(
                $"{(isVolumes ? "Volumes" : "Images")} of {layout} are a tensor "
                    + $"[{(isVolumes ? "volumes" : "images")} × "
                    + (isChannelsFirst ? $"{layout.Dim} × {sides}]" : $"{sides} × {layout.Dim}]")
                    + $", but the one given has the shape [{string.Join(" × ", values.Lengths.ToArray())}].",
                nameof(values)
            );
        }
        if (values.FlattenedLength == 0)
        {
            throw new ArgumentException(
                $"The tensor has no number: its shape is [{string.Join(" × ", values.Lengths.ToArray())}].",
                nameof(values)
            );
        }
        size = new GridSize(
            (int)values.Lengths[first + axes - 2],
            (int)values.Lengths[first + axes - 1],
            IsPeriodic: false,
            isVolumes ? (int)values.Lengths[first] : 0
        );
        var flat = new S[checked((int)values.FlattenedLength)];
        values.FlattenTo(flat);
        return isChannelsFirst ? Exchanged(flat, layout.Dim, (int)size.Cells) : flat;
    }

    /// <summary>The numbers of images or volumes as a tensor.</summary>
    internal static Tensor<S> Write<S>(GridShape shape, Rows rows, bool isChannelsFirst)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        S[] values = typeof(S) == typeof(float) ? (S[])(object)rows.ToSingleArray() : (S[])(object)rows.ToArray();
        nint[] sides = shape.Size.IsVolume ? [shape.Depth, shape.Height, shape.Width] : [shape.Height, shape.Width];
        return isChannelsFirst
            ? Tensor.Create(Exchanged(values, shape.Cells, rows.Dim), [shape.ImageCount, rows.Dim, .. sides])
            : Tensor.Create(values, [shape.ImageCount, .. sides, rows.Dim]);
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

    internal static bool IsChannelsFirst(ImageOrder order) =>
        order switch
        {
            ImageOrder.Nchw => true,
            ImageOrder.Nhwc => false,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "This is not an order of axes."),
        };
}
