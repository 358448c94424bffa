using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The pixels of a batch of images, as layers relate them: which are neighbours follows from the grid. It is a view and
/// ends with its pass.
/// </summary>
/// <remarks>
/// Where a pixel lies is not a feature and cannot be read in a model. Grids made of one grid in the same way are the
/// same grid: values on them can be combined.
/// </remarks>
public readonly ref struct Pixels
{
    private readonly GridGeometry? _geometry;
    private readonly GridShape? _shape;
    private readonly int _stamp;

    internal Pixels(GridGeometry geometry)
        : this(geometry, geometry.Shape) { }

    private Pixels(GridGeometry geometry, GridShape shape) =>
        (_geometry, _shape, _stamp) = (geometry, shape, geometry.Stamp);

    /// <summary>Number of pixels, over all images.</summary>
    public int Count => Shape.Pixels.Count;

    internal GridShape Shape => Geometry is not null ? _shape! : null!;

    internal Workspace? Workspace => Geometry.Workspace;

    internal SymmetryGroup Group => Geometry.Group;

    internal Precision Precision => Geometry.Precision;

    private GridGeometry Geometry
    {
        get
        {
            if (_geometry is null)
            {
                throw new InvalidOperationException(
                    "These pixels are empty (a default). They come from an image: image.Pixels."
                );
            }
            if (_geometry.Stamp != _stamp)
                throw new InvalidOperationException("These pixels belong to a pass that has ended.");
            return _geometry;
        }
    }

    /// <summary>
    /// The grid of every <paramref name="stride"/>-th pixel in both directions, counted from each side alike: what a
    /// layer with this stride gives its values on.
    /// </summary>
    /// <remarks>
    /// Counted from both sides the same pixels are kept where (size − 1) mod stride = 0. A periodic grid has no sides:
    /// the stride divides its sizes, and the first pixel is kept.
    /// </remarks>
    /// <param name="stride">At least 1.</param>
    /// <exception cref="ArgumentException">The stride does not fit the size of the images; the message names both and
    /// the nearest sizes that fit.</exception>
    public Pixels Coarser(int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return new Pixels(Geometry, Derive(GridStep.Coarser(stride)));
    }

    /// <summary>
    /// The grid without <paramref name="margin"/> pixels at each side: what a layer without padding gives its values
    /// on. Of a periodic grid, which has no sides, the grid itself.
    /// </summary>
    /// <param name="margin">At least 0.</param>
    /// <exception cref="ArgumentException">No pixel is left.</exception>
    public Pixels Inside(int margin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        return new Pixels(Geometry, Derive(GridStep.Inside(margin)));
    }

    /// <summary>
    /// The grid of blocks of <paramref name="size"/> × <paramref name="size"/> pixels: what a pool gives its values on.
    /// A pixel of it lies at the centre of its block.
    /// </summary>
    /// <remarks>
    /// Blocks of finite images turn about the centre of the image, as its pixels do. In a periodic image blocks begin
    /// with the first pixel, and images turn about the centre of the first block: a turn about the first pixel, then a
    /// shift by <paramref name="size"/> − 1 pixels.
    /// </remarks>
    /// <param name="size">At least 1; it divides height and width.</param>
    /// <exception cref="ArgumentException">The size of the images is no multiple of the blocks'; the message names both
    /// and the nearest sizes that fit. Or the images are periodic, and a grid was made of them that does not turn about
    /// the centre of a block.</exception>
    public Pixels Blocks(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new Pixels(Geometry, Derive(GridStep.Blocks(size)));
    }

    /// <summary>What layers see.</summary>
    internal GridView View => new(Geometry, Shape);

    private GridShape Derive(GridStep step) => Geometry.Derive(Shape, step);
}
