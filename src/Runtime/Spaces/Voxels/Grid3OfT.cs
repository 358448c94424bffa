using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of volumes of one size: a regular grid of voxels, and one row of features per voxel, of O(3) or SO(3).
/// </summary>
/// <remarks>
/// Rows are voxels, volume by volume, slice by slice along z, in each slice row by row along y, in each row along x;
/// all three axes point the way in which they are counted. Volumes turn about their centre; a periodic volume has none
/// and turns about its first voxel, which every stride keeps.
/// It may be stored, since it holds tables, not views. The inputs of models (<see cref="Voxels"/>,
/// <see cref="Features"/>, …) are views; those of volumes that were entered into a pass or a prediction end with it.
/// </remarks>
/// <typeparam name="T">The feature type of the voxels.</typeparam>
public readonly struct Grid3<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    private readonly GridShape? _shape;
    private readonly Rows<T> _rows;
    private readonly GridGeometry _geometry;
    private readonly int _stamp;
    private readonly Handle _features;

    internal Grid3(GridShape shape, Rows<T> rows)
    {
        _shape = shape;
        _rows = rows;
        _geometry = new GridGeometry();
        _geometry.Bind(shape, rows.Layout.Group, rows.Precision, null);
        _stamp = _geometry.Stamp;
        _features = new Handle(rows.Storage);
    }

    /// <summary>The same volumes, entered into a pass: their views live in a workspace.</summary>
    internal Grid3(in Grid3<T> source, GridGeometry geometry, Handle features)
    {
        _shape = source.Shape;
        _rows = source._rows;
        _geometry = geometry;
        _stamp = geometry.Stamp;
        _features = features;
    }

    /// <summary>The features of the voxels.</summary>
    public T Features => T.Wrap(Shape is not null ? _features : default);

    /// <summary>The voxels, as layers relate them.</summary>
    public Voxels Voxels => new(Geometry);

    /// <summary>Which voxels belong to which volume.</summary>
    public Batch Batch => new(Geometry);

    /// <summary>Number of voxels, over all volumes.</summary>
    public int Count => Shape.Pixels.Count;

    /// <summary>Number of volumes.</summary>
    public int VolumeCount => Shape.ImageCount;

    /// <summary>Slices of a volume, along z; for use outside models.</summary>
    public int Depth => Shape.Depth;

    /// <summary>Rows of a slice, along y; for use outside models.</summary>
    public int Height => Shape.Height;

    /// <summary>Voxels of a row, along x; for use outside models.</summary>
    public int Width => Shape.Width;

    /// <summary>The distances of neighbouring voxels, in the user's units; for use outside models.</summary>
    public VoxelSpacing Spacing => Shape.Spacing;

    /// <summary>Where the centre of each volume lies, in the user's units; for use outside models.</summary>
    public (double X, double Y, double Z) Origin => Shape.Origin;

    /// <summary>Whether volumes continue at the opposite side; for use outside models.</summary>
    public bool IsPeriodic => Shape.IsPeriodic;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => Shape is null ? null! : _rows;

    internal GridShape Shape =>
        _shape ?? throw new InvalidOperationException("This volume is empty (a default). Make one with Grid3.Create.");

    private GridGeometry Geometry
    {
        get
        {
            if (_shape is null || _geometry.Stamp != _stamp)
            {
                _ = Shape;
                throw new InvalidOperationException(
                    "These volumes were entered into a pass that has ended. Enter the originals again."
                );
            }
            return _geometry;
        }
    }

    /// <summary>The same voxels with other features.</summary>
    /// <param name="features">One row per voxel, of O(3) or SO(3).</param>
    /// <exception cref="ArgumentException">The table has another number of rows, or features of a group of the
    /// plane.</exception>
    public Grid3<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        return Grid3.Join(Shape, features);
    }

    /// <summary>The numbers as a tensor of rank 5; channels are the columns of a row, in public order.</summary>
    /// <param name="order">The order of the axes.</param>
    public Tensor<double> ToTensor(VolumeOrder order) =>
        GridTensor.Write<double>(Shape, Rows, Grid3.IsChannelsFirst(order));

    /// <summary>
    /// The same in single precision; numbers beyond its range become infinite.
    /// </summary>
    /// <inheritdoc cref="ToTensor" path="/param"/>
    public Tensor<float> ToSingleTensor(VolumeOrder order) =>
        GridTensor.Write<float>(Shape, Rows, Grid3.IsChannelsFirst(order));

    /// <summary>
    /// Volumes turned about their centres, with what they hold: voxels move and features turn; for use outside models.
    /// </summary>
    /// <remarks>
    /// The 24 rotations of the cube move voxels and are exact; sizes and spacings are exchanged with the axes. Other
    /// rotations keep the sizes: each new voxel is interpolated linearly along the three axes, with zeros outside the
    /// volume. A periodic volume turns about its first voxel, by rotations of the cube.
    /// </remarks>
    /// <param name="rotation">The rotation, about axes through the centre.</param>
    /// <exception cref="ArgumentException">The volume is periodic and the rotation is none of the cube.</exception>
    public Grid3<T> Rotate(Rotation rotation) => VolumeMotion.Move(in this, rotation);

    /// <summary>
    /// Volumes mirrored, with what they hold: the coordinate along an axis changes its sign; for use outside models.
    /// </summary>
    /// <param name="axis">The axis.</param>
    /// <exception cref="InvalidOperationException">The features are of SO(3), which has no reflections, and they are
    /// not all scalars.</exception>
    public Grid3<T> Mirror(Axis axis) => VolumeMotion.Mirror(in this, axis);

    /// <summary>
    /// Volumes moved by whole voxels, with zeros from outside, or, of periodic volumes, what left at the opposite side;
    /// for use outside models.
    /// </summary>
    /// <param name="x">Voxels along x.</param>
    /// <param name="y">Voxels along y.</param>
    /// <param name="z">Voxels along z.</param>
    public Grid3<T> Shift(int x, int y, int z) => VolumeMotion.Shift(in this, x, y, z);

    /// <inheritdoc/>
    public override string ToString() =>
        _shape is null
            ? "empty"
            : $"{VolumeCount} volume{(VolumeCount == 1 ? "" : "s")} of {Shape.Size.Text} voxels"
                + $"{(IsPeriodic ? ", periodic" : "")}, features {_rows.Signature}";
}
