using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>What methods give.</content>
internal sealed partial class Stage
{
    /// <summary>Takes a value.</summary>
    public void Give<T>(T value)
        where T : struct, IFeatures<T>, allows ref struct
    {
        _results.Add(value.Unwrap().Storage);
        Rows<T> rows = value.ToRows();
        bool isOfImages = rows.RowSpace.IsOfImages;
        _outputs.Add(
            new Output(
                rows.Layout.Signature,
                rows.RowSpace,
                rows.ToArray(),
                isOfImages ? motion => MovedOutput(rows, motion.Elements[0]) : null
            )
        );
        if (!_wantsLoss)
            return;
        double[] target = _scene.Numbers(rows.Count * rows.Dim, TargetKey, _outputs.Count);
        Loss loss = Loss.MeanSquaredError(value, Rows<T>.Create<double>(rows.Layout, target).On(rows.RowSpace, "rows"));
        _loss = (_loss is { } before ? new Loss(before) + loss : loss).Handle;
    }

    /// <summary>Takes two values.</summary>
    public void GivePair<TFirst, TSecond>(Pair<TFirst, TSecond> pair)
        where TFirst : struct, IFeatures<TFirst>, allows ref struct
        where TSecond : struct, IFeatures<TSecond>, allows ref struct
    {
        Give(pair.First);
        Give(pair.Second);
    }

    /// <summary>Takes positions.</summary>
    public void GivePlaces(Positions positions)
    {
        _results.Add(positions.Handle.Storage);
        _outputs.Add(new Output(null, _points.Data.Points, positions.ToArray(), null));
    }

    /// <summary>Takes positions in a plane.</summary>
    public void GivePlanePlaces(PlanePositions positions)
    {
        _results.Add(positions.InSpace.Handle.Storage);
        _outputs.Add(new Output(null, _points.Data.Points, positions.ToArray(), null));
    }

    /// <summary>Images after an element that the grid keeps.</summary>
    private static Grid2<T> Moved<T>(Grid2<T> images, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct =>
        element is { Angle: 0, Reflects: false }
            ? images
            : (element.Reflects ? images.Mirror() : images).Rotate(element.Angle);

    /// <summary>The table of moved images: rows of images are images of one pixel.</summary>
    private double[] MovedOutput<T>(Rows<T> rows, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        int images = rows.RowSpace.Clouds.Count,
            pixels = rows.Count / images,
            side = (int)Math.Round(Math.Sqrt(pixels));
        (int height, int width, bool isPeriodic) = _scene.Size;
        if (side * side == pixels)
            (height, width) = (side, side);
        else if (height * width != pixels)
            throw new NotSupportedException($"an image of {pixels} pixels cannot be turned: its size is not known");
        Grid2<T> result = Grid2.Create(
            height,
            width,
            Rows<T>.Create<double>(rows.Layout, rows.ToArray()),
            isPeriodic: isPeriodic && pixels > 1
        );
        return Moved(result, element).Rows.ToArray();
    }
}
