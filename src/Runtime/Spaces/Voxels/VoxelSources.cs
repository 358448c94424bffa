using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What each voxel of a moved volume is made of.</summary>
internal static class VoxelSources
{
    /// <summary>Voxels around a point of the volume.</summary>
    private const int Corners = 8;

    /// <summary>Axes exchanged and mirrored, about the centre or, of a periodic grid, the first voxel.</summary>
    internal static PixelSources Exchanged(GridShape from, GridShape to, AxisExchange exchange)
    {
        int[] sizes = [from.Width, from.Height, from.Depth];
        return Moved(
            to,
            (x, y, z) =>
            {
                int[] place = [x, y, z];
                var source = new long[3];
                for (int axis = 0; axis < 3; axis++)
                {
                    int own = exchange.Sources[axis];
                    // Of a periodic grid −i is i mirrored at the first voxel.
                    source[own] =
                        exchange.Signs[axis] > 0 ? place[axis] : sizes[own] - (from.IsPeriodic ? 0 : 1) - place[axis];
                }

                return At(from, source[0], source[1], source[2]);
            }
        );
    }

    /// <summary>Whole voxels along the axes.</summary>
    internal static PixelSources Shifted(GridShape from, int right, int up, int forward) =>
        Moved(from, (x, y, z) => At(from, (long)x - right, (long)y - up, (long)z - forward));

    /// <summary>Any rotation, by linear interpolation along the three axes.</summary>
    internal static PixelSources Turned(GridShape grid, OrthogonalMatrix element)
    {
        OrthogonalMatrix back = element.Inverse();
        VoxelSpacing s = grid.Spacing;
        var pixels = new int[checked(grid.Cells * Corners)];
        var weights = new double[pixels.Length];
        int at = 0;
        for (int cell = 0; cell < grid.Cells; cell++)
        {
            (int x, int y, int z) = Place(grid, cell);
            (double u, double v, double w) = back.Apply(
                (x - Middle(grid.Width)) * s.X,
                (y - Middle(grid.Height)) * s.Y,
                (z - Middle(grid.Depth)) * s.Z
            );
            (double cx, double cy, double cz) = (
                (u / s.X) + Middle(grid.Width),
                (v / s.Y) + Middle(grid.Height),
                (w / s.Z) + Middle(grid.Depth)
            );
            (double left, double below, double behind) = (Math.Floor(cx), Math.Floor(cy), Math.Floor(cz));
            for (int corner = 0; corner < Corners; corner++)
            {
                (int i, int j, int k) = (corner & 1, (corner >> 1) & 1, corner >> 2);
                pixels[at] = At(grid, (long)left + i, (long)below + j, (long)behind + k);
                weights[at++] = Share(cx - left, i) * Share(cy - below, j) * Share(cz - behind, k);
            }
        }

        return new PixelSources(Corners, pixels, weights);
    }

    private static double Middle(int size) => (size - 1) / 2.0;

    private static double Share(double part, int corner) => corner == 0 ? 1 - part : part;

    private static PixelSources Moved(GridShape to, Func<int, int, int, int> source)
    {
        var cells = new int[to.Cells];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            (int x, int y, int z) = Place(to, cell);
            cells[cell] = source(x, y, z);
        }

        return new PixelSources(1, cells, []);
    }

    private static (int X, int Y, int Z) Place(GridShape grid, int cell)
    {
        (int line, int x) = Math.DivRem(cell, grid.Width);
        (int z, int y) = Math.DivRem(line, grid.Height);
        return (x, y, z);
    }

    /// <summary>The number of a voxel in its volume; −1 outside.</summary>
    private static int At(GridShape grid, long x, long y, long z)
    {
        if (grid.IsPeriodic)
            (x, y, z) = (Wrapped(x, grid.Width), Wrapped(y, grid.Height), Wrapped(z, grid.Depth));
        return (ulong)x < (ulong)grid.Width && (ulong)y < (ulong)grid.Height && (ulong)z < (ulong)grid.Depth
            ? (int)((((z * grid.Height) + y) * grid.Width) + x)
            : -1;
    }

    private static long Wrapped(long index, int size) => ((index % size) + size) % size;
}
