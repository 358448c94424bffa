using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// About which points the grids of periodic images turn together, and by how much they shift, found by trying: in half
/// pixels from the centre of the first pixel, in all directions alike.
/// </summary>
internal static class ImageTurns
{
    /// <summary>The first point about which all grids turn by quarters; null if there is none.</summary>
    /// <remarks>
    /// A quarter turn about (c, c) takes (x, y) to (y, 2c − x) or its mirror image, and both directions have the same
    /// places, so it keeps a grid where 2c − x is a place of it. Finite images turn about their centre: 0 stands for
    /// it.
    /// </remarks>
    public static int? Centre(IReadOnlyList<ImageGrid> grids, GridSize images) =>
        !images.IsPeriodic
            ? 0
            : Enumerable
                .Range(0, 2 * Largest(images))
                .Cast<int?>()
                .FirstOrDefault(c => grids.All(g => Keeps(g, images, at => (2 * c!.Value) - at)));

    /// <summary>By how many pixels periodic images may be shifted in a direction with this number of them.</summary>
    public static int[] Shifts(IReadOnlyList<ImageGrid> grids, GridSize images) =>
        images.IsPeriodic
            ? [.. Enumerable.Range(0, Largest(images)).Where(s => grids.All(g => Keeps(g, images, at => at + (2 * s))))]
            : [0];

    private static bool Keeps(ImageGrid grid, GridSize images, Func<int, int> move)
    {
        if (grid.SizeOf(images) is not { } size)
            return true;
        return Keeps(size.Height, 2 * images.Height)
            && Keeps(size.Width, 2 * images.Width)
            && (!size.IsVolume || Keeps(size.Depth, 2 * images.Depth));

        bool Keeps(int count, int period)
        {
            HashSet<int> places = [.. grid.Places(count, isPeriodic: true).Select(at => Wrapped(at, period))];
            return places.All(at => places.Contains(Wrapped(move(at), period)));
        }
    }

    private static int Largest(GridSize images) => Math.Max(images.Depth, Math.Max(images.Height, images.Width));

    private static int Wrapped(int at, int period) => ((at % period) + period) % period;
}
