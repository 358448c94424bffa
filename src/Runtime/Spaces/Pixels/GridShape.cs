using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The pixels of a batch of images of one size, and the coarser or smaller grids that layers make of them.
/// </summary>
/// <remarks>
/// Rows are pixels: image by image, from the top row down, in each row from left to right. Immutable, and the same for
/// every pass over one batch, so the identity of its rows is that of the grid.
/// </remarks>
internal sealed class GridShape
{
    private readonly Lock _lock = new();
    private readonly List<(GridStep Step, GridShape Shape)> _derived = [];

    internal GridShape(
        RowSpace images,
        int height,
        int width,
        double spacing,
        bool isPeriodic,
        (double X, double Y) origin = default,
        GridTurns? turns = null
    )
    {
        (Images, Height, Width, Spacing, IsPeriodic) = (images, height, width, spacing, isPeriodic);
        Origin = origin;
        Turns = turns ?? new GridTurns();
        Pixels = RowSpace.OfPixels(checked(height * width), images);
    }

    /// <summary>The rows of what belongs to images.</summary>
    internal RowSpace Images { get; }

    /// <summary>The rows of what belongs to pixels.</summary>
    internal RowSpace Pixels { get; }

    internal int ImageCount => Images.Count;

    internal int Height { get; }

    internal int Width { get; }

    /// <summary>Distance of neighbouring pixels, in the user's units; pixels are square.</summary>
    internal double Spacing { get; }

    /// <summary>Where the centre of each image lies, in the user's units.</summary>
    internal (double X, double Y) Origin { get; }

    /// <summary>Whether images continue at the opposite side.</summary>
    internal bool IsPeriodic { get; }

    /// <summary>About which points the grids turn that are made of these images outside a pass.</summary>
    internal GridTurns Turns { get; }

    /// <summary>Another grid of as many pixels, or with height and width exchanged: for other images.</summary>
    internal GridShape Like(bool isTurned) =>
        new(Images, isTurned ? Width : Height, isTurned ? Height : Width, Spacing, IsPeriodic, Origin, Turns);

    /// <summary>Where the first pixel lies in the grid that all derived ones come from, in half pixels.</summary>
    internal int First { get; private init; }

    /// <summary>The distance of pixels in the grid that all derived ones come from.</summary>
    internal int Step { get; private init; } = 1;

    internal GridSize Size => new(Height, Width, IsPeriodic);

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

            GridSize size = Size.After(step);
            var made = new GridShape(Images, size.Height, size.Width, Spacing * step.Factor, IsPeriodic, Origin, Turns)
            {
                First = First + (2 * Step * step.Margin) + (step.IsBlocks ? Step * (step.Factor - 1) : 0),
                Step = Step * step.Factor,
            };
            _derived.Add((step, made));
            return made;
        }
    }
}
