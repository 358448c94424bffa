using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>Networks of volumes.</content>
public sealed partial class EquivarianceChange
{
    /// <summary>Measures a network on random volumes that are turned exactly.</summary>
    /// <param name="predict">The network, such as <c>net.Predict</c>.</param>
    /// <param name="volumes">The volumes.</param>
    /// <param name="rotations">How many random rotations are measured besides those that the grid keeps; under O(3)
    /// every second one with the inversion.</param>
    /// <exception cref="ArgumentException">The result is not of volumes, or of voxels of a grid with as many along each
    /// axis.</exception>
    public static EquivarianceChange Measure<TIn, TOut>(
        Func<Grid3<TIn>, Rows<TOut>> predict,
        BandLimitedVolumes<TIn> volumes,
        int rotations = 16
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
        where TOut : struct, IFeatures<TOut>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentNullException.ThrowIfNull(volumes);
        return Measure(predict, volumes.At, rotations, isResampled: false);
    }

    /// <summary>
    /// Measures a network on volumes of the user's, which are interpolated for rotations that the grid does not keep.
    /// </summary>
    /// <inheritdoc cref="Measure{TIn, TOut}(Func{Grid3{TIn}, Rows{TOut}}, BandLimitedVolumes{TIn}, int)"/>
    /// <exception cref="ArgumentException">The volumes are periodic or have not as many voxels along each axis, or the
    /// result is not of volumes or of voxels of such a grid.</exception>
    public static EquivarianceChange Measure<TIn, TOut>(
        Func<Grid3<TIn>, Rows<TOut>> predict,
        Grid3<TIn> volumes,
        int rotations = 16
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
        where TOut : struct, IFeatures<TOut>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(predict);
        if (volumes.IsPeriodic || volumes.Height != volumes.Width || volumes.Depth != volumes.Width)
        {
            throw new ArgumentException(
                $"Equivariance is measured on volumes with as many voxels along each axis and with sides, not on "
                    + $"{volumes}.",
                nameof(volumes)
            );
        }
        return Measure(predict, element => VolumeMotion.Move(in volumes, element), rotations, isResampled: true);
    }

    private static EquivarianceChange Measure<TIn, TOut>(
        Func<Grid3<TIn>, Rows<TOut>> predict,
        Func<OrthogonalMatrix, Grid3<TIn>> volumes,
        int rotations,
        bool isResampled
    )
        where TIn : struct, IFeatures<TIn>, allows ref struct
        where TOut : struct, IFeatures<TOut>, allows ref struct
    {
        Grid3<TIn> still = volumes(OrthogonalMatrix.Identity);
        Grid3<TOut> result = AsVolumes(predict(still), still.VolumeCount, still.Spacing);
        // A network may restrict its features to a smaller group than that of its volumes.
        SymmetryGroup group = result.Rows.Layout.Group;
        return new EquivarianceChange(
            [.. KeptGroup.OnVoxels(group, still.Spacing).Elements.Select(e => ChangeUnder(e.Space, isKept: true))],
            [.. OtherElements(group, rotations).Select(e => ChangeUnder(e, isKept: false))],
            isResampled
        );

        ElementChange ChangeUnder(OrthogonalMatrix element, bool isKept)
        {
            Grid3<TOut> expected = VolumeMotion.Move(in result, element);
            double[] actual = predict(volumes(element)).ToArray();
            return new ElementChange(element, RelativeChange(expected, actual, isKept));
        }
    }

    /// <summary>Rotations of one seed; a measurement gives the same numbers each time.</summary>
    private static OrthogonalMatrix[] OtherElements(SymmetryGroup group, int rotations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rotations);
        var random = new Random(rotations);
        return
        [
            .. Enumerable
                .Range(0, rotations)
                .Select(i => new OrthogonalMatrix(Rotation.Random(random), group.HasParity && i % 2 == 1)),
        ];
    }

    /// <summary>Rows as volumes: of one voxel where they are those of volumes.</summary>
    private static Grid3<T> AsVolumes<T>(Rows<T> rows, int volumes, VoxelSpacing spacing)
        where T : struct, IFeatures<T>, allows ref struct
    {
        int side = (int)Math.Round(Math.Cbrt((double)rows.Count / volumes));
        return side > 0 && side * side * side * volumes == rows.Count
            ? Grid3.Create(side, side, side, rows, spacing)
            : throw new ArgumentException(
                $"The result has {rows.Count} rows for {volumes} volumes: it is measured where these are volumes, or "
                    + "voxels of grids with as many along each axis."
            );
    }

    private static double RelativeChange<T>(Grid3<T> expected, double[] actual, bool isKept)
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] values = expected.Rows.ToArray();
        int side = expected.Height,
            dim = values.Length / expected.Count;
        VoxelSpacing spacing = expected.Spacing;
        double middle = (side - 1) / 2.0,
            radius = Math.Max(middle - 2, middle / 2) * Math.Min(spacing.X, Math.Min(spacing.Y, spacing.Z));
        return RelativeChange(
            values,
            actual,
            i =>
            {
                int voxel = i / dim % (side * side * side);
                (double x, double y, double z) = (
                    ((voxel % side) - middle) * spacing.X,
                    ((voxel / side % side) - middle) * spacing.Y,
                    ((voxel / side / side) - middle) * spacing.Z
                );
                return isKept || (x * x) + (y * y) + (z * z) <= radius * radius;
            }
        );
    }
}
