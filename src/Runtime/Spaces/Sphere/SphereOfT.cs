using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A batch of spheres with pixels of one sampling, and one row of features per pixel: fields of spins, of O(2) or
/// SO(2).
/// </summary>
/// <remarks>
/// An order is a spin: <c>0e</c> is a scalar such as a temperature, <c>2</c> a polarisation (Q, U), along axes to the
/// south and to the east of the pixel. Models on the sphere are of O(3) or SO(3): there a field is a function on the
/// sphere, which turns with it, and its coefficients in harmonics are features (<see cref="ToHarmonicsAttribute"/>).
/// Rows are pixels, sphere by sphere, ring by ring from the north pole; of HEALPix in ring order.
/// It may be stored, since it holds tables, not views. The inputs of models (<see cref="Directions"/>,
/// <see cref="Features"/>) are views; those of spheres that were entered into a pass or a prediction end with it.
/// </remarks>
/// <typeparam name="T">The feature type of the pixels.</typeparam>
public readonly struct Sphere<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    private readonly SphereShape? _shape;
    private readonly Rows<T> _rows;
    private readonly Handle _features;

    internal Sphere(SphereShape shape, Rows<T> rows)
        : this(shape, rows, new Handle(rows.Storage)) { }

    /// <summary>The same spheres, entered into a pass: their views live in a workspace.</summary>
    internal Sphere(in Sphere<T> source, Handle features)
        : this(source.Shape, source._rows, features) { }

    private Sphere(SphereShape shape, Rows<T> rows, Handle features) =>
        (_shape, _rows, _features) = (shape, rows, features);

    /// <summary>The features of the pixels.</summary>
    public T Features => T.Wrap(Shape is not null ? _features : default);

    /// <summary>The pixels, as layers relate them.</summary>
    public Directions Directions => new(Shape, _features);

    /// <summary>Number of pixels, over all spheres.</summary>
    public int Count => Shape.Pixels.Count;

    /// <summary>Number of spheres.</summary>
    public int SphereCount => Shape.Spheres.Count;

    /// <summary>Where the pixels lie; for use outside models.</summary>
    public SphereSampling Sampling => Shape.Sampling;

    /// <summary>The table of features, in public order; for use outside models.</summary>
    public Rows<T> Rows => Shape is null ? null! : _rows;

    internal SphereShape Shape =>
        _shape ?? throw new InvalidOperationException("This sphere is empty (a default). Make one with Sphere.Create.");

    /// <summary>The same pixels with other features.</summary>
    /// <param name="features">One row per pixel, of O(2) or SO(2), such as a prediction gives them.</param>
    /// <exception cref="ArgumentException">The table has another number of rows, or features of another
    /// group.</exception>
    public Sphere<TOther> WithFeatures<TOther>(Rows<TOther> features)
        where TOther : struct, IFeatures<TOther>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(features);
        return Sphere.Join(Shape, features);
    }

    /// <summary>
    /// The pixels as surfaces, for models of SO(2) with local layers (<see cref="MeshConvolutionAttribute"/>): rows of
    /// features stay what they are, and results are again fields of these pixels (<see cref="WithFeatures"/>).
    /// </summary>
    /// <remarks>
    /// Neighbours of a pixel are those within an angle, itself among them; features are carried along great circles,
    /// and the mean over neighbours, by area, fades out towards the angle as (1 − (r/radius)²)². Lengths are angles,
    /// and their unit in a layer is the radius, unless the layer has one. Results are exact under the symmetries of the
    /// sampling alone; under other rotations of a field they change as far as the pixels around one pixel differ from
    /// those around another.
    /// </remarks>
    /// <param name="radius">In radians, up to π/2: two or three sides of a pixel, √(4π/pixels).</param>
    /// <param name="levels">
    /// How many coarser surfaces there are (<see cref="Surface.Coarser"/>), of HEALPix alone: of half the nside each,
    /// four pixels in one, and twice the radius.
    /// </param>
    /// <exception cref="ArgumentException">The sampling has no such levels, a pixel has no neighbour within the angle,
    /// or the features are not of SO(2), or of the IAU's polarisation convention, since frames are to the south and to
    /// the east.</exception>
    public Mesh<T> ToMesh(double radius, int levels = 0) => Mesh.Join(PixelLevels.Create(Shape, radius, levels), Rows);

    /// <summary>
    /// Fields turned with what they hold, f(R⁻¹x): analysed up to the exact degree of the sampling, turned degree by
    /// degree and synthesised; exact for fields of such degrees. For use outside models.
    /// </summary>
    /// <exception cref="InvalidOperationException">The sampling has no exact degree: HEALPix.</exception>
    public Sphere<T> Rotate(Rotation rotation) => SphereMotion.Rotate(in this, rotation);

    /// <summary>One sphere's maps, of HEALPix, with names of columns.</summary>
    /// <param name="sphere">The number of the sphere.</param>
    /// <param name="names">A name for each number of a row.</param>
    /// <exception cref="InvalidOperationException">The sampling is not HEALPix.</exception>
    /// <exception cref="ArgumentException">There are more or fewer names than numbers in a row.</exception>
    public SkyMap ToSkyMap(int sphere, params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfNegative(sphere);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sphere, SphereCount);
        if (Sampling is not HealPix healPix)
            throw new InvalidOperationException($"A map of the sky is on HEALPix, and this is {Sampling}.");
        if (names.Count != _rows.Dim)
        {
            throw new ArgumentException(
                $"Rows of {_rows.Signature} have {_rows.Dim} numbers, but there are {names.Count} names.",
                nameof(names)
            );
        }
        double[] values = _rows.ToArray();
        var columns = new double[names.Count][];
        for (int column = 0; column < columns.Length; column++)
        {
            columns[column] = new double[healPix.Count];
            for (int pixel = 0; pixel < healPix.Count; pixel++)
                columns[column][pixel] = values[(((sphere * healPix.Count) + pixel) * names.Count) + column];
        }
        return new SkyMap(healPix, names, columns, Sphere.IsPolarised(_rows.Layout) ? T.Polarisation : null);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        _shape is null
            ? "empty"
            : $"{SphereCount} sphere{(SphereCount == 1 ? "" : "s")} of {Sampling.Count} pixels on {Sampling}, "
                + $"features {_rows.Signature}";
}
