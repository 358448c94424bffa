using System.Numerics.Tensors;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of images of one size: a regular grid of square pixels, and one row of features per pixel, of a group of the
/// plane.
/// </summary>
/// <remarks>
/// Rows are pixels, image by image, each from its top row down and from left to right. x points to the right and y up;
/// (x, y) are cosine and sine. Images turn about their centre; a periodic image has none and turns about its first
/// pixel, which every stride keeps. Under O(2) and D_N reflections flip y.
/// It may be stored, since it holds tables, not views. The inputs of models (<see cref="Pixels"/>,
/// <see cref="Features"/>, …) are views; those of images that were entered into a pass or a prediction end with it.
/// </remarks>
/// <typeparam name="T">The feature type of the pixels.</typeparam>
public readonly struct Grid2<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    private readonly GridShape? _shape;
    private readonly Rows<T> _rows;
    private readonly GridGeometry _geometry;
    private readonly int _stamp;
    private readonly Handle _features;

    internal Grid2(GridShape shape, Rows<T> rows)
    {
        _shape = shape;
        _rows = rows;
        _geometry = new GridGeometry();
        _geometry.Bind(shape, rows.Layout.Group, rows.Precision, null);
        _stamp = _geometry.Stamp;
        _features = new Handle(rows.Storage);
    }

    /// <summary>The same images, entered into a pass: their views live in a workspace.</summary>
    internal Grid2(in Grid2<T> source, GridGeometry geometry, Handle features)
    {
        _shape = source.Shape;
        _rows = source._rows;
        _geometry = geometry;
        _stamp = geometry.Stamp;
        _features = features;
    }

    /// <summary>The features of the pixels.</summary>
    public T Features => T.Wrap(Shape is not null ? _features : default);

    /// <summary>The pixels, as layers relate them.</summary>
    public Pixels Pixels => new(Geometry);

    /// <summary>Which pixels belong to which image.</summary>
    public Batch Batch => new(Geometry);

    /// <summary>Number of pixels, over all images.</summary>
    public int Count => Shape.Pixels.Count;

    /// <summary>Number of images.</summary>
    public int ImageCount => Shape.ImageCount;

    /// <summary>Pixels of an image from top to bottom; for use outside models.</summary>
    public int Height => Shape.Height;

    /// <summary>Pixels of an image from left to right; for use outside models.</summary>
    public int Width => Shape.Width;

    /// <summary>The distance of neighbouring pixels, in the user's units; for use outside models.</summary>
    public double Spacing => Shape.Spacing.X;

    /// <summary>Where the centre of each image lies, in the user's units; for use outside models.</summary>
    public (double X, double Y) Origin => (Shape.Origin.X, Shape.Origin.Y);

    /// <summary>Whether images continue at the opposite side; for use outside models.</summary>
    public bool IsPeriodic => Shape.IsPeriodic;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => Shape is null ? null! : _rows;

    internal GridShape Shape =>
        _shape ?? throw new InvalidOperationException("This image is empty (a default). Make one with Grid2.Create.");

    internal GridGeometry Geometry
    {
        get
        {
            if (_shape is null || _geometry.Stamp != _stamp)
            {
                _ = Shape;
                throw new InvalidOperationException(
                    "These images were entered into a pass that has ended. Enter the originals again."
                );
            }
            return _geometry;
        }
    }

    /// <summary>The same pixels with other features.</summary>
    /// <param name="features">One row per pixel, of a group of the plane.</param>
    /// <exception cref="ArgumentException">The table has another number of rows, or features of a group of
    /// space.</exception>
    public Grid2<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        return Grid2.Join(Shape, features);
    }

    /// <summary>The numbers as a tensor of rank 4; channels are the columns of a row, in public order.</summary>
    /// <param name="order">The order of the axes.</param>
    public Tensor<double> ToTensor(ImageOrder order) =>
        GridTensor.Write<double>(Shape, Rows, GridTensor.IsChannelsFirst(order));

    /// <summary>
    /// The same in single precision; numbers beyond its range become infinite.
    /// </summary>
    /// <inheritdoc cref="ToTensor" path="/param"/>
    public Tensor<float> ToSingleTensor(ImageOrder order) =>
        GridTensor.Write<float>(Shape, Rows, GridTensor.IsChannelsFirst(order));

    /// <summary>
    /// Images turned about their centres, with what they hold: pixels move and features turn; for use outside models.
    /// </summary>
    /// <remarks>
    /// Multiples of a quarter turn move pixels and are exact; height and width are exchanged by a quarter. Other angles
    /// keep the size: each new pixel is interpolated by cubic convolution (Keys 1981, a = −1/2, 4 × 4 pixels, exact for
    /// quadratic functions), with zeros outside the image. A periodic image turns about its first pixel, by quarters.
    /// </remarks>
    /// <param name="angle">In radians, counter-clockwise with y up.</param>
    /// <exception cref="ArgumentException">The angle is not finite; the group of the features does not have it (C_N and
    /// D_N only have multiples of 2π/N, unless all features are scalars); or the image is periodic and the angle is not
    /// a multiple of a quarter turn.</exception>
    public Grid2<T> Rotate(double angle) => GridMotion.Rotate(in this, angle);

    /// <summary>
    /// Images mirrored, with what they hold: y becomes −y, so that top and bottom change places; for use outside
    /// models.
    /// </summary>
    /// <exception cref="InvalidOperationException">The group of the features has no reflections (SO(2) and C_N), and
    /// they are not all scalars.</exception>
    public Grid2<T> Mirror() => GridMotion.Mirror(in this);

    /// <summary>
    /// Images moved by whole pixels, with zeros from outside, or, of periodic images, what left at the opposite side;
    /// for use outside models.
    /// </summary>
    /// <param name="right">Pixels to the right; negative to the left.</param>
    /// <param name="up">Pixels up; negative down.</param>
    public Grid2<T> Shift(int right, int up) => GridMotion.Shift(in this, right, up);

    /// <inheritdoc/>
    public override string ToString() =>
        _shape is null
            ? "empty"
            : $"{ImageCount} image{(ImageCount == 1 ? "" : "s")} of {Height} × {Width} pixels"
                + $"{(IsPeriodic ? ", periodic" : "")}, features {_rows.Signature}";
}
