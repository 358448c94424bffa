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
    private readonly List<(int Margin, int Stride, GridShape Shape)> _derived = [];

    internal GridShape(
        RowSpace images,
        int height,
        int width,
        double spacing,
        bool isPeriodic,
        (double X, double Y) origin = default
    )
    {
        (Images, Height, Width, Spacing, IsPeriodic) = (images, height, width, spacing, isPeriodic);
        Origin = origin;
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

    /// <summary>Another grid of as many pixels, or with height and width exchanged: for other images.</summary>
    internal GridShape Like(bool isTurned) =>
        new(Images, isTurned ? Width : Height, isTurned ? Height : Width, Spacing, IsPeriodic, Origin);

    /// <summary>
    /// Every <paramref name="stride"/>-th pixel of the grid without <paramref name="margin"/> pixels at each side; the
    /// same object each time. Of a periodic grid no margin is taken, and the stride divides its sizes.
    /// </summary>
    /// <exception cref="ArgumentException">The margins leave no pixel, or the stride does not fit.</exception>
    internal GridShape Derived(int margin, int stride)
    {
        if (IsPeriodic)
            margin = 0;
        if (margin == 0 && stride == 1)
            return this;
        lock (_lock)
        {
            foreach ((int m, int s, GridShape shape) in _derived)
            {
                if (m == margin && s == stride)
                    return shape;
            }

            var made = new GridShape(
                Images,
                Count(Height, margin, stride),
                Count(Width, margin, stride),
                Spacing * stride,
                IsPeriodic,
                Origin
            );
            _derived.Add((margin, stride, made));
            return made;
        }
    }

    private int Count(int size, int margin, int stride)
    {
        long left = size - (2L * margin);
        if (left < 1)
        {
            throw new ArgumentException(
                $"Images of {Height} × {Width} pixels have no pixel left without {margin} at each side. They are "
                    + $"smaller than a kernel of {(2L * margin) + 1} pixels."
            );
        }
        int last = (int)left - (IsPeriodic ? 0 : 1),
            rest = last % stride;
        if (rest == 0)
            return (last / stride) + (IsPeriodic ? 0 : 1);
        long below = size - rest,
            above = below + stride;
        throw new ArgumentException(
            $"A stride of {stride} does not fit images of {Height} × {Width} pixels: "
                + (
                    IsPeriodic
                        ? "it does not divide their size, so the images would not continue at the opposite side. "
                        : "counted from both sides it would keep other pixels, which breaks the symmetry under "
                            + "rotations. "
                )
                + $"Take a size of {(below > 0 ? $"{below} or " : string.Empty)}{above} instead of {size}."
        );
    }
}
