using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Makes volumes with typed features, and batches of them.</summary>
/// <example>
/// A volume of 2 × 2 × 3 voxels with a number for each voxel:
/// <code><![CDATA[
/// Grid3<Density> volume = Grid3.Create<Density>(depth: 2, height: 2, width: 3, features: new double[12]);
/// Grid3<Density> turned = volume.Rotate(Rotation.FromAxisAngle(0, 0, 1, Math.PI / 2));
/// ]]></code>
/// </example>
public static class Grid3
{
    /// <summary>Volumes of one size; their number follows from the number of rows.</summary>
    /// <param name="depth">Slices, along z.</param>
    /// <param name="height">Rows of a slice, along y.</param>
    /// <param name="width">Voxels of a row, along x.</param>
    /// <param name="features">One row per voxel, of O(3) or SO(3): volume by volume, slice by slice, row by
    /// row.</param>
    /// <param name="spacing">The distances of neighbouring voxels, in the user's units; cubes of one unit without
    /// it.</param>
    /// <param name="isPeriodic">Whether volumes continue at the opposite side.</param>
    /// <param name="origin">Where the centre of each volume lies, in the user's units; operations keep it.</param>
    /// <exception cref="ArgumentException">The rows are not those of whole volumes, a size is not positive, the spacing
    /// is not three lengths, or features are of a group of the plane; the message names it.</exception>
    public static Grid3<T> Create<T>(
        int depth,
        int height,
        int width,
        Rows<T> features,
        VoxelSpacing? spacing = null,
        bool isPeriodic = false,
        (double X, double Y, double Z) origin = default
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        VoxelSpacing distances = spacing ?? VoxelSpacing.Unit;
        Allowed.Length(distances.X, "The spacing of voxels along x");
        Allowed.Length(distances.Y, "The spacing of voxels along y");
        Allowed.Length(distances.Z, "The spacing of voxels along z");
        if (new[] { origin.X, origin.Y, origin.Z }.Any(static c => !OptionRules.IsCoordinate(c)))
        {
            throw new ArgumentException(
                $"The origin ({FiniteNumbers.Text(origin.X)}, {FiniteNumbers.Text(origin.Y)}, "
                    + $"{FiniteNumbers.Text(origin.Z)}) is not a point: coordinates are "
                    + $"{OptionRules.AllowedCoordinate}.",
                nameof(origin)
            );
        }
        GridSize size = new(height, width, isPeriodic, depth);
        if (features.Count == 0 || features.Count % size.Cells != 0)
        {
            throw new ArgumentException(
                $"Volumes of {size.Text} voxels have {size.Cells} rows each, and there is at least one, but the table "
                    + $"has {features.Count} rows.",
                nameof(features)
            );
        }
        var volumes = RowSpace.OfImages((int)(features.Count / size.Cells), BatchKind.Volumes);
        return Join(new GridShape(volumes, size, distances, origin), features);
    }

    /// <summary>Volumes of one size with features in double precision.</summary>
    /// <param name="depth">Slices, along z.</param>
    /// <param name="height">Rows of a slice, along y.</param>
    /// <param name="width">Voxels of a row, along x.</param>
    /// <param name="features">The numbers of each voxel in public order, volume by volume, slice by slice, row by row;
    /// finite.</param>
    /// <param name="spacing">The distances of neighbouring voxels, in the user's units; cubes of one unit without
    /// it.</param>
    /// <param name="isPeriodic">Whether volumes continue at the opposite side.</param>
    /// <param name="origin">Where the centre of each volume lies, in the user's units; operations keep it.</param>
    /// <inheritdoc cref="Create{T}(int, int, int, Rows{T}, VoxelSpacing?, bool, ValueTuple{double, double, double})"
    /// path="/exception"/>
    public static Grid3<T> Create<T>(
        int depth,
        int height,
        int width,
        ReadOnlySpan<double> features,
        VoxelSpacing? spacing = null,
        bool isPeriodic = false,
        (double X, double Y, double Z) origin = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(depth, height, width, Rows<T>.From(features), spacing, isPeriodic, origin);

    /// <summary>Volumes of one size with features in single precision.</summary>
    /// <inheritdoc cref="Create{T}(int, int, int, ReadOnlySpan{double}, VoxelSpacing?, bool, ValueTuple{double, double,
    /// double})"/>
    public static Grid3<T> Create<T>(
        int depth,
        int height,
        int width,
        ReadOnlySpan<float> features,
        VoxelSpacing? spacing = null,
        bool isPeriodic = false,
        (double X, double Y, double Z) origin = default
    )
        where T : struct, IFeatures<T>, allows ref struct =>
        Create(depth, height, width, Rows<T>.From(features), spacing, isPeriodic, origin);

    /// <summary>Volumes of a tensor, kept in single precision.</summary>
    /// <param name="values">A tensor of rank 5. Channels are the numbers of a voxel in public order; finite.</param>
    /// <param name="order">The order of its axes.</param>
    /// <param name="spacing">The distances of neighbouring voxels, in the user's units; cubes of one unit without
    /// it.</param>
    /// <param name="isPeriodic">Whether volumes continue at the opposite side.</param>
    /// <exception cref="ArgumentException">The tensor has another rank, no volume, or channels that do not fit the
    /// signature; a number is not finite; or features are of a group of the plane.</exception>
    public static Grid3<T> FromTensor<T>(
        Tensor<float> values,
        VolumeOrder order,
        VoxelSpacing? spacing = null,
        bool isPeriodic = false
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(values);
        float[] rows = GridTensor.Read<float>(
            values.AsReadOnlyTensorSpan(),
            isVolumes: true,
            IsChannelsFirst(order),
            FeatureMarshal.Layout<T>(),
            out GridSize size
        );
        return Create<T>(size.Depth, size.Height, size.Width, rows, spacing, isPeriodic);
    }

    /// <summary>Volumes of a tensor, kept in double precision.</summary>
    /// <inheritdoc cref="FromTensor{T}(Tensor{float}, VolumeOrder, VoxelSpacing?, bool)"/>
    public static Grid3<T> FromTensor<T>(
        Tensor<double> values,
        VolumeOrder order,
        VoxelSpacing? spacing = null,
        bool isPeriodic = false
    )
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] rows = GridTensor.Read<double>(
            values.AsReadOnlyTensorSpan(),
            isVolumes: true,
            IsChannelsFirst(order),
            FeatureMarshal.Layout<T>(),
            out GridSize size
        );
        return Create<T>(size.Depth, size.Height, size.Width, rows, spacing, isPeriodic);
    }

    /// <summary>Several volumes (or batches of volumes) as one batch, in order.</summary>
    /// <exception cref="ArgumentException">There are no volumes, or they differ in size, spacing, origin or in whether
    /// they are periodic; the message names the two.</exception>
    public static Grid3<T> Batch<T>(IEnumerable<Grid3<T>> volumes)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(volumes);
        Grid3<T>[] all = [.. volumes];
        if (all.Length == 0)
            throw new ArgumentException("A batch has at least one volume.", nameof(volumes));
        GridShape first = all[0].Shape;
        for (int i = 1; i < all.Length; i++)
        {
            GridShape other = all[i].Shape;
            if (Described(first) != Described(other))
            {
                throw new ArgumentException(
                    $"The volumes of a batch are of one kind, but volume 0 of the list has {Described(first)}, and "
                        + $"volume {i} {Described(other)}.",
                    nameof(volumes)
                );
            }
        }

        return Create(
            first.Depth,
            first.Height,
            first.Width,
            Rows<T>.Concat(all.Select(static v => v.Rows)),
            first.Spacing,
            first.IsPeriodic,
            first.Origin
        );
    }

    internal static bool IsChannelsFirst(VolumeOrder order) =>
        order switch
        {
            VolumeOrder.Ncdhw => true,
            VolumeOrder.Ndhwc => false,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "This is not an order of axes."),
        };

    /// <summary>Features, moved to the voxels of a grid.</summary>
    internal static Grid3<T> Join<T>(GridShape shape, Rows<T> features)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (!features.Layout.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Features of voxels are of a group of space (O3 or SO3), but these are of {features.Layout.Group}: "
                    + $"{features.Layout}.",
                nameof(features)
            );
        }
        return new Grid3<T>(shape, features.On(shape.Pixels, "voxels"));
    }

    private static string Described(GridShape shape) =>
        $"{shape.Size.Text} voxels, a spacing of {shape.Spacing}, its centre at "
        + $"({FiniteNumbers.Text(shape.Origin.X)}, {FiniteNumbers.Text(shape.Origin.Y)}, "
        + $"{FiniteNumbers.Text(shape.Origin.Z)}) and {(shape.IsPeriodic ? "a periodic grid" : "sides")}";
}
