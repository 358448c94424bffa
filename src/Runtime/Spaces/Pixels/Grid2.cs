using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Makes images with typed features, and batches of them.</summary>
/// <example>
/// Two images of 2 × 3 pixels with a number for each pixel:
/// <code><![CDATA[
/// Grid2<Ink> images = Grid2.Create<Ink>(height: 2, width: 3, features: [0.0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1]);
/// Grid2<Ink> turned = images.Rotate(Math.PI / 2);
/// ]]></code>
/// </example>
public static class Grid2
{
    /// <summary>Images of one size; their number follows from the number of rows.</summary>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="width">Pixels from left to right.</param>
    /// <param name="features">One row per pixel, of a group of the plane: image by image, from the top row down, in
    /// each row from left to right.</param>
    /// <param name="spacing">The distance of neighbouring pixels, in the user's units.</param>
    /// <param name="isPeriodic">Whether images continue at the opposite side.</param>
    /// <param name="origin">Where the centre of each image lies, in the user's units; operations keep it.</param>
    /// <exception cref="ArgumentException">The rows are not those of whole images, a size is not positive, the spacing
    /// is not a length, or features are of a group of space; the message names it.</exception>
    public static Grid2<T> Create<T>(
        int height,
        int width,
        Rows<T> features,
        double spacing = 1,
        bool isPeriodic = false,
        (double X, double Y) origin = default
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Allowed.Length(spacing, "The spacing of pixels");
        if (!OptionRules.IsCoordinate(origin.X) || !OptionRules.IsCoordinate(origin.Y))
        {
            throw new ArgumentException(
                $"The origin ({FiniteNumbers.Text(origin.X)}, {FiniteNumbers.Text(origin.Y)}) is not a point: "
                    + $"coordinates are {OptionRules.AllowedCoordinate}.",
                nameof(origin)
            );
        }
        long pixels = (long)height * width;
        if (features.Count == 0 || features.Count % pixels != 0)
        {
            throw new ArgumentException(
                $"Images of {height} × {width} pixels have {pixels} rows each, and there is at least one, but the "
                    + $"table has {features.Count} rows.",
                nameof(features)
            );
        }
        var images = RowSpace.OfImages((int)(features.Count / pixels));
        return Join(
            new GridShape(
                images,
                new GridSize(height, width, isPeriodic),
                new VoxelSpacing(spacing, spacing, spacing),
                (origin.X, origin.Y, 0)
            ),
            features
        );
    }

    /// <summary>Images of one size with features in double precision.</summary>
    /// <param name="height">Pixels from top to bottom.</param>
    /// <param name="width">Pixels from left to right.</param>
    /// <param name="features">The numbers of each pixel in public order, image by image, from the top row down, in each
    /// row from left to right; finite.</param>
    /// <param name="spacing">The distance of neighbouring pixels, in the user's units.</param>
    /// <param name="isPeriodic">Whether images continue at the opposite side.</param>
    /// <param name="origin">Where the centre of each image lies, in the user's units; operations keep it.</param>
    /// <inheritdoc cref="Create{T}(int, int, Rows{T}, double, bool, ValueTuple{double, double})" path="/exception"/>
    public static Grid2<T> Create<T>(
        int height,
        int width,
        ReadOnlySpan<double> features,
        double spacing = 1,
        bool isPeriodic = false,
        (double X, double Y) origin = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(height, width, Rows<T>.From(features), spacing, isPeriodic, origin);

    /// <summary>Images of one size with features in single precision.</summary>
    /// <inheritdoc cref="Create{T}(int, int, ReadOnlySpan{double}, double, bool, ValueTuple{double, double})"/>
    public static Grid2<T> Create<T>(
        int height,
        int width,
        ReadOnlySpan<float> features,
        double spacing = 1,
        bool isPeriodic = false,
        (double X, double Y) origin = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(height, width, Rows<T>.From(features), spacing, isPeriodic, origin);

    /// <summary>Images of a tensor, kept in single precision.</summary>
    /// <param name="values">A tensor of rank 4. Channels are the numbers of a pixel in public order; finite.</param>
    /// <param name="order">The order of its axes.</param>
    /// <param name="spacing">The distance of neighbouring pixels, in the user's units.</param>
    /// <param name="isPeriodic">Whether images continue at the opposite side.</param>
    /// <exception cref="ArgumentException">The tensor has another rank, no image, or channels that do not fit the
    /// signature; a number is not finite; or features are of a group of space.</exception>
    public static Grid2<T> FromTensor<T>(
        Tensor<float> values,
        ImageOrder order,
        double spacing = 1,
        bool isPeriodic = false
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromTensor<T>(values.AsReadOnlyTensorSpan(), order, spacing, isPeriodic);
    }

    /// <summary>Images of a tensor, kept in double precision.</summary>
    /// <inheritdoc cref="FromTensor{T}(Tensor{float}, ImageOrder, double, bool)"/>
    public static Grid2<T> FromTensor<T>(
        Tensor<double> values,
        ImageOrder order,
        double spacing = 1,
        bool isPeriodic = false
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(values);
        return FromTensor<T>(values.AsReadOnlyTensorSpan(), order, spacing, isPeriodic);
    }

    /// <summary>Images of a tensor, kept in single precision.</summary>
    /// <inheritdoc cref="FromTensor{T}(Tensor{float}, ImageOrder, double, bool)"/>
    public static Grid2<T> FromTensor<T>(
        in ReadOnlyTensorSpan<float> values,
        ImageOrder order,
        double spacing = 1,
        bool isPeriodic = false
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        float[] rows = GridTensor.Read(
            in values,
            isVolumes: false,
            GridTensor.IsChannelsFirst(order),
            FeatureMarshal.Layout<T>(),
            out GridSize size
        );
        return Create<T>(size.Height, size.Width, rows, spacing, isPeriodic);
    }

    /// <summary>Images of a tensor, kept in double precision.</summary>
    /// <inheritdoc cref="FromTensor{T}(Tensor{float}, ImageOrder, double, bool)"/>
    public static Grid2<T> FromTensor<T>(
        in ReadOnlyTensorSpan<double> values,
        ImageOrder order,
        double spacing = 1,
        bool isPeriodic = false
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] rows = GridTensor.Read(
            in values,
            isVolumes: false,
            GridTensor.IsChannelsFirst(order),
            FeatureMarshal.Layout<T>(),
            out GridSize size
        );
        return Create<T>(size.Height, size.Width, rows, spacing, isPeriodic);
    }

    /// <summary>Several images (or batches of images) as one batch, in order.</summary>
    /// <exception cref="ArgumentException">There are no images, or they differ in size, spacing, origin or in whether
    /// they are periodic; the message names the two.</exception>
    public static Grid2<T> Batch<T>(IEnumerable<Grid2<T>> images)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(images);
        Grid2<T>[] all = [.. images];
        if (all.Length == 0)
            throw new ArgumentException("A batch has at least one image.", nameof(images));
        GridShape first = all[0].Shape;
        for (int i = 1; i < all.Length; i++)
        {
            GridShape other = all[i].Shape;
            if (Described(first) != Described(other))
            {
                throw new ArgumentException(
                    $"The images of a batch are of one kind, but image 0 of the list has {Described(first)}, and image "
                        + $"{i} {Described(other)}.",
                    nameof(images)
                );
            }
        }

        return Create(
            first.Height,
            first.Width,
            Rows<T>.Concat(all.Select(static i => i.Rows)),
            first.Spacing.X,
            first.IsPeriodic,
            (first.Origin.X, first.Origin.Y)
        );
    }

    /// <summary>Features, moved to the pixels of a grid.</summary>
    internal static Grid2<T> Join<T>(GridShape shape, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (features.Layout.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Features of pixels are of a group of the plane (O2, SO2, CN or DN), but these are of "
                    + $"{features.Layout.Group}: {features.Layout}.",
                nameof(features)
            );
        }
        return new Grid2<T>(shape, features.On(shape.Pixels, "pixels"));
    }

    private static string Described(GridShape shape) =>
        $"{shape.Height} × {shape.Width} pixels, a spacing of {FiniteNumbers.Text(shape.Spacing.X)}, its centre at "
        + $"({FiniteNumbers.Text(shape.Origin.X)}, {FiniteNumbers.Text(shape.Origin.Y)}) and "
        + (shape.IsPeriodic ? "a periodic grid" : "sides");
}
