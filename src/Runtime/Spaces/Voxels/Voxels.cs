using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The voxels of a batch of volumes, as layers relate them: which are neighbours follows from the grid. It is a view
/// and ends with its pass.
/// </summary>
/// <remarks>
/// Where a voxel lies is not a feature and cannot be read in a model. Grids made of one grid in the same way are the
/// same grid: values on them can be combined.
/// </remarks>
public readonly ref struct Voxels
{
    private readonly GridGeometry? _geometry;
    private readonly GridShape? _shape;
    private readonly int _stamp;

    internal Voxels(GridGeometry geometry)
        : this(geometry, geometry.Shape) { }

    private Voxels(GridGeometry geometry, GridShape shape) =>
        (_geometry, _shape, _stamp) = (geometry, shape, geometry.Stamp);

    /// <summary>Number of voxels, over all volumes.</summary>
    public int Count => Shape.Pixels.Count;

    internal GridShape Shape => Geometry is not null ? _shape! : null!;

    /// <summary>What layers see.</summary>
    internal GridView View => new(Geometry, Shape);

    private GridGeometry Geometry
    {
        get
        {
            if (_geometry is null)
            {
                throw new InvalidOperationException(
                    "These voxels are empty (a default). They come from a volume: volume.Voxels."
                );
            }
            if (_geometry.Stamp != _stamp)
                throw new InvalidOperationException("These voxels belong to a pass that has ended.");
            return _geometry;
        }
    }

    /// <summary>
    /// The grid of every <paramref name="stride"/>-th voxel in all directions, counted from each side alike: what a
    /// layer with this stride gives its values on.
    /// </summary>
    /// <remarks>
    /// Counted from both sides the same voxels are kept where (size − 1) mod stride = 0. A periodic grid has no sides:
    /// the stride divides its sizes, and the first voxel is kept.
    /// </remarks>
    /// <param name="stride">At least 1.</param>
    /// <exception cref="ArgumentException">The stride does not fit the size of the volumes; the message names both and
    /// the nearest sizes that fit.</exception>
    public Voxels Coarser(int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return new Voxels(Geometry, Derive(GridStep.Coarser(stride)));
    }

    /// <summary>
    /// The grid without <paramref name="margin"/> voxels at each side: what a layer without padding gives its values
    /// on. Of a periodic grid, which has no sides, the grid itself.
    /// </summary>
    /// <param name="margin">At least 0.</param>
    /// <exception cref="ArgumentException">No voxel is left.</exception>
    public Voxels Inside(int margin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        return new Voxels(Geometry, Derive(GridStep.Inside(margin)));
    }

    /// <summary>
    /// The grid of blocks of <paramref name="size"/> voxels along each side: what a pool gives its values on. A voxel
    /// of it lies at the centre of its block.
    /// </summary>
    /// <remarks>
    /// Blocks of finite volumes turn about the centre of the volume, as its voxels do. In a periodic volume blocks
    /// begin with the first voxel, and volumes turn about the centre of the first block.
    /// </remarks>
    /// <param name="size">At least 1; it divides the sizes of the volumes.</param>
    /// <exception cref="ArgumentException">A size of the volumes is no multiple of the blocks'; the message names both
    /// and the nearest sizes that fit. Or the volumes are periodic, and a grid was made of them that does not turn
    /// about the centre of a block.</exception>
    public Voxels Blocks(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new Voxels(Geometry, Derive(GridStep.Blocks(size)));
    }

    private GridShape Derive(GridStep step) => Geometry.Derive(Shape, step);
}
