using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>A grid of pixels or voxels in a program: that of its images, or one that is made of another.</summary>
/// <param name="Rows">The base of values on it.</param>
/// <param name="From">The grid that it is made of; null for that of the images.</param>
/// <param name="Step">How it is made.</param>
internal sealed record ImageGrid(RowBase Rows, ImageGrid? From, GridStep Step)
{
    /// <summary>The size for images of a size; null if it does not fit them.</summary>
    public GridSize? SizeOf(GridSize images)
    {
        if (From is null)
            return images;
        if (From.SizeOf(images) is not { } before)
            return null;
        GridStep step = images.IsPeriodic ? Step.WithoutMargin : Step;
        return before.WhyNot(step) is null ? before.After(step) : null;
    }

    /// <summary>By how much its cells are wider than those of the images.</summary>
    public int Width => From is null ? 1 : From.Width * Step.Factor;

    /// <summary>
    /// Where the pixel of a number lies in one direction, in half pixels of the images from the centre of their first
    /// one: as the mean of a block, or as one of the pixels before.
    /// </summary>
    public int Place(int number, bool isPeriodic)
    {
        if (From is null)
            return 2 * number;
        int first = (isPeriodic ? 0 : Step.Margin) + (number * Step.Factor);
        return Step.IsBlocks
            ? (From.Place(first, isPeriodic) + From.Place(first + Step.Factor - 1, isPeriodic)) / 2
            : From.Place(first, isPeriodic);
    }

    /// <summary>The places of all pixels in one direction.</summary>
    public int[] Places(int count, bool isPeriodic) =>
        [.. Enumerable.Range(0, count).Select(i => Place(i, isPeriodic))];
}
