using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Random square images that can be turned exactly, by any angle: sums of plane waves, Σ a cos(k·x + φ), which are
/// known between the pixels too. A turn g gives Σ ρ(g)a cos(gk·x + φ), so nothing is resampled.
/// </summary>
/// <remarks>
/// Wave vectors are uniform in a disc, amplitudes normal, so that each number of a pixel has the variance 1. Pixels
/// have a distance of 1 and images turn about their centre.
/// </remarks>
/// <typeparam name="T">The feature type of the pixels, of a group of the plane.</typeparam>
public sealed class BandLimitedImages<T>
    where T : struct, IFeatures<T>, allows ref struct
{
    /// <summary>Waves of an image.</summary>
    private const int Waves = 24;

    private readonly FeatureLayout _layout;
    private readonly ulong _seed;

    /// <summary>Chooses the waves.</summary>
    /// <param name="size">Pixels along a side, at least 1.</param>
    /// <param name="count">Number of images, at least 1.</param>
    /// <param name="seed">Images of one seed are the same everywhere, and at any size.</param>
    /// <param name="band">The largest |k|, in radians per pixel, above 0 and at most π, the band of the pixels. The
    /// default is half of it, for which residuals of layers are stated.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or features are of a group of space or have no
    /// signature of their own; the message says which.</exception>
    public BandLimitedImages(int size, int count, ulong seed = 0, double band = Math.PI / 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!(band is > 0 and <= Math.PI))
        {
            throw new ArgumentOutOfRangeException(
                nameof(band),
                band,
                "The band of images is above 0 and at most π radians per pixel."
            );
        }
        _layout =
            FeatureMarshal.Layout<T>()
            ?? throw new ArgumentException(
                "Images are drawn with features of a named type, which states their irreps."
            );
        if (_layout.Group.IsSpatial)
        {
            throw new ArgumentException(
                $"Images have features of a group of the plane (O2, SO2, CN or DN), but these are of {_layout.Group}: "
                    + $"{_layout}."
            );
        }
        (Size, Count, _seed, Band) = (size, count, seed, band);
    }

    /// <summary>Pixels along a side.</summary>
    public int Size { get; }

    /// <summary>Number of images.</summary>
    public int Count { get; }

    /// <summary>The largest wave vector, in radians per pixel.</summary>
    public double Band { get; }

    internal SymmetryGroup Group => _layout.Group;

    /// <summary>The images, mirrored if wanted, then turned about their centre.</summary>
    /// <param name="angle">In radians, counter-clockwise with y up.</param>
    /// <param name="mirrors">Whether y becomes −y before the turn.</param>
    /// <exception cref="ArgumentException">The angle is not finite, or the group of the features does not have the
    /// element.</exception>
    public Grid2<T> At(double angle = 0, bool mirrors = false)
    {
        if (!double.IsFinite(angle))
            throw new ArgumentOutOfRangeException(nameof(angle), angle, "An angle is a finite number of radians.");
        var element = GroupElement.OfPlane(Math.IEEERemainder(angle, 2 * Math.PI), mirrors);
        var rows = new double[checked(Count * Size * Size * _layout.Dim)];
        for (int image = 0; image < Count; image++)
        {
            Span<double> own = rows.AsSpan(image * Size * Size * _layout.Dim, Size * Size * _layout.Dim);
            for (int wave = 0; wave < Waves; wave++)
                Add(element, CounterRandom.Bits(_seed, (ulong)((image * Waves) + wave)), own);
        }

        return Grid2.Create<T>(Size, Size, rows);
    }

    private void Add(GroupElement element, ulong key, Span<double> rows)
    {
        double length = Band * Math.Sqrt(CounterRandom.Uniform(key, 0)),
            direction = 2 * Math.PI * CounterRandom.Uniform(key, 1),
            phase = 2 * Math.PI * CounterRandom.Uniform(key, 2);
        (double kx, double ky) = Turned(length * Math.Cos(direction), length * Math.Sin(direction), element);
        double[] amplitude = WaveAmplitude.Of(_layout, key, Waves, element);
        double middle = (Size - 1) / 2.0;
        for (int pixel = 0; pixel < Size * Size; pixel++)
        {
            (double x, double y) = ((pixel % Size) - middle, middle - (pixel / Size));
            double wave = Math.Cos((kx * x) + (ky * y) + phase);
            for (int i = 0; i < amplitude.Length; i++)
                rows[(pixel * amplitude.Length) + i] += amplitude[i] * wave;
        }
    }

    private static (double X, double Y) Turned(double x, double y, GroupElement element)
    {
        (double sin, double cos) = Math.SinCos(element.Angle);
        y = element.Reflects ? -y : y;
        return ((cos * x) - (sin * y), (sin * x) + (cos * y));
    }
}
