using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>Images and volumes.</content>
internal sealed partial class Stage
{
    /// <summary>Images with random features.</summary>
    public Grid2<T> Images<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Grid2<T> images = _scene.Supplied is { } supplied
            ? Changed((Grid2<T>)supplied[parameter], parameter)
            : NewImages(_scene.Size, OnRows<T>(parameter, Known<T>(), RowSpaceKind.Pixels));
        Grid2<T> entered = _pass.Enter(Moved(images, _motion.Elements[0]), GridInputs);
        if (_wantsLoss)
            AddGridSlope<T>(() => _pass.FeatureGradient(entered), parameter, RowSpaceKind.Pixels);
        return entered;
    }

    /// <summary>Volumes with random features.</summary>
    public Grid3<T> Volumes<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Grid3<T> volumes = _scene.Supplied is { } supplied
            ? Changed((Grid3<T>)supplied[parameter], parameter)
            : NewVolumes(_scene.Size, OnRows<T>(parameter, Known<T>(), RowSpaceKind.Voxels));
        Grid3<T> entered = _pass.Enter(VolumeMotion.Move(in volumes, _motion.Elements[0].Space), GridInputs);
        if (_wantsLoss)
            AddGridSlope<T>(() => _pass.FeatureGradient(entered), parameter, RowSpaceKind.Voxels);
        return entered;
    }

    /// <summary>The pixels.</summary>
    public Pixels PixelsOfImages() => _pass.Enter(_images).Pixels;

    /// <summary>The voxels.</summary>
    public Voxels VoxelsOfVolumes() => _pass.Enter(_volumes).Voxels;

    private GridShape Shape => _scene.Kind == SceneKind.Pixels ? _images.Shape : _volumes.Shape;

    private GradientInputs GridInputs => _wantsLoss ? GradientInputs.Features : GradientInputs.None;

    private static Grid2<T> NewImages<T>(GridSize size, Rows<T> rows)
        where T : struct, IFeatures<T>, allows ref struct =>
        Grid2.Create(size.Height, size.Width, rows, isPeriodic: size.IsPeriodic);

    private Grid3<T> NewVolumes<T>(GridSize size, Rows<T> rows)
        where T : struct, IFeatures<T>, allows ref struct =>
        Grid3.Create(size.Depth, size.Height, size.Width, rows, _scene.Spacing, size.IsPeriodic);

    private Grid2<T> Changed<T>(Grid2<T> images, int parameter)
        where T : struct, IFeatures<T>, allows ref struct =>
        Grid2.Create(images.Height, images.Width, Changed(images.Rows, parameter), images.Spacing, images.IsPeriodic);

    private Grid3<T> Changed<T>(Grid3<T> volumes, int parameter)
        where T : struct, IFeatures<T>, allows ref struct =>
        Grid3.Create(
            volumes.Depth,
            volumes.Height,
            volumes.Width,
            Changed(volumes.Rows, parameter),
            volumes.Spacing,
            volumes.IsPeriodic,
            volumes.Origin
        );

    private void AddGridSlope<T>(Func<Rows<T>> gradient, int parameter, RowSpaceKind kind)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (_scene.Supplied is null)
            AddSlope(gradient, parameter, kind);
        else
            _slopes.Add(() => Slope(gradient().ToArray(), parameter, 0, 0));
    }

    /// <summary>Images after an element that the grid keeps.</summary>
    private static Grid2<T> Moved<T>(Grid2<T> images, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct =>
        element is { Angle: 0, Reflects: false }
            ? images
            : (element.Reflects ? images.Mirror() : images).Rotate(element.Angle);

    /// <summary>The table of moved images or volumes: rows of images are images of one pixel.</summary>
    private double[] MovedOutput<T>(Rows<T> rows, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        int cells = rows.Count / rows.RowSpace.Clouds.Count;
        GridSize size = SizeOf(cells);
        size = size with { IsPeriodic = size.IsPeriodic && cells > 1 };
        return MovedTable(size, Rows<T>.Create<double>(rows.Layout, rows.ToArray()), element);
    }

    /// <summary>Rows of pixels or voxels after an element that keeps their number along each axis.</summary>
    private Rows<T> MovedCells<T>(Rows<T> rows, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct =>
        Rows<T>.Create<double>(rows.Layout, MovedTable(_scene.Size, rows, element));

    private double[] MovedTable<T>(GridSize size, Rows<T> rows, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (!size.IsVolume)
            return Moved(NewImages(size, rows), element).Rows.ToArray();
        Grid3<T> volumes = NewVolumes(size, rows);
        return VolumeMotion.Move(in volumes, element.Space).Rows.ToArray();
    }

    /// <summary>The size of what a method gives: the input's, or one that layers make of it.</summary>
    private GridSize SizeOf(int cells)
    {
        GridSize own = _scene.Size;
        return DerivedSizes.WithCells(own, cells) switch
        {
            [GridSize size] => size,
            _ => throw new NotSupportedException(
                own.IsVolume
                    ? $"a volume of {cells} voxels cannot be turned: its size is not known"
                    : $"an image of {cells} pixels cannot be turned: its size is not known"
            ),
        };
    }
}
