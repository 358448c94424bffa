using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Verify;

/// <summary>Sizes of grids that layers make of one: what a method gives says only how many cells it has.</summary>
internal static class DerivedSizes
{
    /// <summary>
    /// The sizes with so many cells: coarser ones, in blocks or not, without a margin, finer ones, and one cell for
    /// all of the grid.
    /// </summary>
    /// <param name="size">The grid that they are made of.</param>
    /// <param name="cells">The number of pixels or voxels.</param>
    public static IReadOnlyList<GridSize> WithCells(GridSize size, long cells)
    {
        if (size.Cells == cells)
            return [size];
        if (cells == 1)
            return [new GridSize(1, 1, size.IsPeriodic, size.IsVolume ? 1 : 0)];
        if (Regular(size, cells) is { } regular)
            return [regular];
        int longest = Math.Max(size.Height, Math.Max(size.Width, size.Depth));
        IEnumerable<GridSize> coarser =
            from margin in Enumerable.Range(0, (longest + 1) / 2)
            from factor in Enumerable.Range(1, longest)
            from isBlocks in (bool[])[false, true]
            let step = new GridStep(margin, factor, isBlocks)
            where size.WhyNot(step) is null
            select size.After(step);
        return [.. coarser.Concat(Finer(size, cells)).Where(made => made.Cells == cells).Distinct()];
    }

    /// <summary>All layers keep sides equal that are, however many there are of them.</summary>
    private static GridSize? Regular(GridSize size, long cells)
    {
        if (size.Height != size.Width || (size.IsVolume && size.Depth != size.Width))
            return null;
        int side = (int)Math.Round(size.IsVolume ? Math.Cbrt(cells) : Math.Sqrt(cells));
        GridSize made = new(side, side, size.IsPeriodic, size.IsVolume ? side : 0);
        return made.Cells == cells ? made : null;
    }

    private static IEnumerable<GridSize> Finer(GridSize size, long cells)
    {
        for (int factor = 2; size.Cells * factor <= cells; factor++)
        {
            yield return Each(side => side * factor);
            yield return Each(side => ((side - 1) * factor) + 1);

            GridSize Each(Func<int, int> made) =>
                size with
                {
                    Height = made(size.Height),
                    Width = made(size.Width),
                    Depth = size.IsVolume ? made(size.Depth) : 0,
                };
        }
    }
}
