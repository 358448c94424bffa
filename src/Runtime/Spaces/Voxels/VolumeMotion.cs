using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Rotations, mirrorings and shifts of volumes: voxels move, and what they hold turns with them.</summary>
internal static class VolumeMotion
{
    internal static Grid3<T> Move<T>(in Grid3<T> volumes, Rotation rotation)
        where T : struct, IFeatures<T>, allows ref struct => Move(in volumes, new OrthogonalMatrix(rotation, false));

    internal static Grid3<T> Mirror<T>(in Grid3<T> volumes, Axis axis)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (!Enum.IsDefined(axis))
            throw new ArgumentOutOfRangeException(nameof(axis), axis, "There is no such axis.");
        FeatureLayout layout = volumes.Rows.Layout;
        if (!layout.Group.HasParity && !Array.TrueForAll(layout.Merged, b => b.Irrep == layout.Group.Trivial))
        {
            throw new InvalidOperationException(
                $"{layout.Group} has no reflections, so that features of {layout} cannot be mirrored; scalars "
                    + $"({layout.Group.Trivial}) can. Take a group with reflections: O3."
            );
        }
        return Move(
            in volumes,
            OrthogonalMatrix.Reflection(axis == Axis.X ? 1 : 0, axis == Axis.Y ? 1 : 0, axis == Axis.Z ? 1 : 0)
        );
    }

    internal static Grid3<T> Shift<T>(in Grid3<T> volumes, int x, int y, int z)
        where T : struct, IFeatures<T>, allows ref struct
    {
        GridShape from = volumes.Shape;
        return Moved(
            in volumes,
            from.Like(from.Size, from.Spacing),
            VoxelSources.Shifted(from, x, y, z),
            OrthogonalMatrix.Identity
        );
    }

    internal static Grid3<T> Move<T>(in Grid3<T> volumes, OrthogonalMatrix element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        GridShape from = volumes.Shape;
        if (AxisExchange.Of(element) is { } exchange)
        {
            GridShape to = from.Like(exchange.Of(from.Size), exchange.Of(from.Spacing));
            return Moved(in volumes, to, VoxelSources.Exchanged(from, to, exchange), element);
        }
        if (from.IsPeriodic)
        {
            throw new ArgumentException(
                "Periodic volumes turn by the rotations of the cube alone: their grid does not continue in other "
                    + "directions."
            );
        }
        return Moved(in volumes, from.Like(from.Size, from.Spacing), VoxelSources.Turned(from, element), element);
    }

    private static Grid3<T> Moved<T>(in Grid3<T> volumes, GridShape to, PixelSources sources, OrthogonalMatrix element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        FeatureLayout layout = volumes.Rows.Layout;
        double[][,] fibres = Array.ConvertAll(layout.Merged, block => Fibre(layout.Group, block.Irrep, element));
        return new Grid3<T>(to, Rows<T>.Of(GridMotion.Moved(volumes.Rows.Storage, to, sources, fibres)));
    }

    /// <summary>The matrix of an element on an irrep; scalars of SO(3) are mirrored too.</summary>
    private static double[,] Fibre(SymmetryGroup group, Irrep irrep, OrthogonalMatrix element) =>
        irrep.L == 0 && !group.HasParity
            ? new[,]
            {
                { 1.0 },
            }
            : group.Matrix(irrep, GroupElement.OfSpace(element));
}
