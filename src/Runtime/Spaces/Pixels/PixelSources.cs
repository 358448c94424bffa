namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// What each pixel of a moved image is made of: some pixels of the image before, with weights; −1 is outside.
/// </summary>
/// <param name="Each">Sources of a pixel.</param>
/// <param name="Pixels">[pixels × each] their numbers in the image before.</param>
/// <param name="Weights">[pixels × each] their weights; empty where a pixel has one source with the weight 1.</param>
internal sealed record PixelSources(int Each, int[] Pixels, double[] Weights)
{
    private const int Support = 4;

    /// <summary>Quarter turns counter-clockwise, about the centre or, of a periodic grid, the first pixel.</summary>
    internal static PixelSources QuarterTurns(GridShape from, GridShape to, int quarters)
    {
        // Of a periodic grid, where the last pixel is beside the first, −i is i mirrored at the first pixel.
        int last = from.IsPeriodic ? 0 : 1;
        (int height, int width) = (from.Height, from.Width);
        return Moved(
            to,
            (row, column) =>
                quarters switch
                {
                    0 => At(from, row, column),
                    1 => At(from, column, width - last - row),
                    2 => At(from, height - last - row, width - last - column),
                    _ => At(from, height - last - column, row),
                }
        );
    }

    /// <summary>Top and bottom exchanged; of a periodic grid the first row stays.</summary>
    internal static PixelSources Mirrored(GridShape from) =>
        Moved(from, (row, column) => At(from, from.Height - (from.IsPeriodic ? 0 : 1) - row, column));

    /// <summary>Whole pixels to the right and up.</summary>
    internal static PixelSources Shifted(GridShape from, int right, int up) =>
        Moved(from, (row, column) => At(from, (long)row + up, (long)column - right));

    /// <summary>A turn by any angle counter-clockwise, by cubic convolution.</summary>
    internal static PixelSources Turned(GridShape grid, double angle)
    {
        (double cos, double sin) = (Math.Cos(angle), Math.Sin(angle));
        double middleRow = (grid.Height - 1) / 2.0,
            middleColumn = (grid.Width - 1) / 2.0;
        int each = Support * Support;
        var pixels = new int[checked(grid.Height * grid.Width * each)];
        var weights = new double[pixels.Length];
        int at = 0;
        for (int row = 0; row < grid.Height; row++)
        {
            for (int column = 0; column < grid.Width; column++)
            {
                // What comes to (x, y) was at R(−angle)(x, y); y is up, rows go down.
                (double x, double y) = (column - middleColumn, middleRow - row);
                double fromColumn = middleColumn + (cos * x) + (sin * y),
                    fromRow = middleRow - ((cos * y) - (sin * x));
                int left = (int)Math.Floor(fromColumn) - 1,
                    top = (int)Math.Floor(fromRow) - 1;
                for (int i = 0; i < Support; i++)
                {
                    for (int j = 0; j < Support; j++)
                    {
                        pixels[at] = At(grid, top + i, left + j);
                        weights[at++] = Cubic(fromRow - top - i) * Cubic(fromColumn - left - j);
                    }
                }
            }
        }

        return new PixelSources(each, pixels, weights);
    }

    private static PixelSources Moved(GridShape to, Func<int, int, int> source)
    {
        var pixels = new int[to.Height * to.Width];
        for (int pixel = 0; pixel < pixels.Length; pixel++)
            pixels[pixel] = source(pixel / to.Width, pixel % to.Width);
        return new PixelSources(1, pixels, []);
    }

    /// <summary>The number of a pixel in its image; −1 outside.</summary>
    private static int At(GridShape grid, long row, long column)
    {
        if (grid.IsPeriodic)
            (row, column) = (Wrapped(row, grid.Height), Wrapped(column, grid.Width));
        return (ulong)row < (ulong)grid.Height && (ulong)column < (ulong)grid.Width
            ? (int)((row * grid.Width) + column)
            : -1;
    }

    private static long Wrapped(long index, int size) => ((index % size) + size) % size;

    /// <summary>Keys's kernel with a = −1/2.</summary>
    private static double Cubic(double distance)
    {
        double t = Math.Abs(distance);
        return t < 1 ? (((1.5 * t) - 2.5) * t * t) + 1
            : t < 2 ? (((((-0.5 * t) + 2.5) * t) - 4) * t) + 2
            : 0;
    }
}
