using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The pixels of a batch of images of one size, or the voxels of a batch of volumes, and the coarser or smaller grids
/// that layers make of them.
/// </summary>
/// <remarks>
/// Rows are pixels: image by image, from the top row down, in each row from left to right; or voxels: volume by volume,
/// slice by slice, row by row. A grid of pixels is one slice. Immutable, and the same for
/// every pass over one batch, so the identity of its rows is that of the grid.
/// </remarks>
internal sealed class GridShape
{
    private readonly Lock _lock = new();
    private readonly List<(GridStep Step, GridShape Shape)> _derived = [];

    internal GridShape(
        RowSpace images,
        GridSize size,
        VoxelSpacing spacing,
        (double X, double Y, double Z) origin = default,
        GridTurns? turns = null
    )
    {
        (Images, Size, Spacing, Origin) = (images, size, spacing, origin);
        Turns = turns ?? new GridTurns();
        Pixels = RowSpace.OfPixels(checked((int)size.Cells), images);
    }

    /// <summary>The rows of what belongs to images.</summary>
    internal RowSpace Images { get; }

    /// <summary>The rows of what belongs to pixels.</summary>
    internal RowSpace Pixels { get; }

    internal int ImageCount => Images.Count;

    internal GridSize Size { get; }

    /// <summary>Slices; 1 for images.</summary>
    internal int Depth => Math.Max(Size.Depth, 1);

    internal int Height => Size.Height;

    internal int Width => Size.Width;

    /// <summary>Pixels of an image, or voxels of a volume.</summary>
    internal int Cells => Depth * Height * Width;

    /// <summary>Distances of neighbours, in the user's units; pixels are square.</summary>
    internal VoxelSpacing Spacing { get; }

    /// <summary>Where the centre of each image lies, in the user's units.</summary>
    internal (double X, double Y, double Z) Origin { get; }

    /// <summary>Whether images continue at the opposite side.</summary>
    internal bool IsPeriodic => Size.IsPeriodic;

    /// <summary>About which points the grids turn that are made of these images outside a pass.</summary>
    internal GridTurns Turns { get; }

    /// <summary>Another grid of as many pixels, or with height and width exchanged: for other images.</summary>
    internal GridShape Like(bool isTurned) =>
        Like(new GridSize(isTurned ? Width : Height, isTurned ? Height : Width, IsPeriodic, Size.Depth), Spacing);

    /// <summary>Another grid of as many cells, with axes exchanged: for other images.</summary>
    internal GridShape Like(GridSize size, VoxelSpacing spacing) => new(Images, size, spacing, Origin, Turns);

    /// <summary>Where the first pixel lies in the grid that all derived ones come from, in half pixels.</summary>
    internal int First { get; private init; }

    /// <summary>The distance of pixels in the grid that all derived ones come from.</summary>
    internal int Step { get; private init; } = 1;

    /// <summary>
    /// Every <paramref name="stride"/>-th pixel of the grid without <paramref name="margin"/> pixels at each side; the
    /// same object each time. Of a periodic grid no margin is taken, and the stride divides its sizes.
    /// </summary>
    /// <exception cref="ArgumentException">The margins leave no pixel, or the stride does not fit.</exception>
    internal GridShape Derived(int margin, int stride) => Derived(new GridStep(margin, stride, IsBlocks: false));

    /// <summary>A grid made of this one; the same object each time.</summary>
    /// <exception cref="ArgumentException">It does not fit; the message names the sizes that do.</exception>
    internal GridShape Derived(GridStep step)
    {
        if (step.NeedsSides && Size.WhyNot(step) is { } reason)
            throw new ArgumentException(reason);
        if (IsPeriodic)
            step = step.WithoutMargin;
        if (step.Margin == 0 && step.KeepsPixels)
            return this;
        lock (_lock)
        {
            foreach ((GridStep known, GridShape shape) in _derived)
            {
                if (known == step)
                    return shape;
            }

            var made = new GridShape(Images, Size.After(step), Spacing.Times(step.Factor), Origin, Turns)
            {
                First = First + (2 * Step * step.Margin) + (step.IsBlocks ? Step * (step.Factor - 1) : 0),
                Step = Step * step.Factor,
            };
            _derived.Add((step, made));
            return made;
        }
    }
}
