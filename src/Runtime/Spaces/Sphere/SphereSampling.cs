using System.Collections.Concurrent;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Where the pixels of a sphere lie: rings of constant latitude, from the north pole to the south pole.
/// </summary>
/// <remarks>
/// The pole is y, as in the library's harmonics; φ runs from z towards x, so that a direction is (sin θ sin φ, cos θ,
/// sin θ cos φ). A sky has its own axes (X, Y, Z) with the pole Z; they are (z, x, y) here.
/// </remarks>
public abstract class SphereSampling
{
    private readonly ConcurrentDictionary<(int Degree, int Spin), RingTransform> _transforms = new();
    private readonly ConcurrentDictionary<int, SphereSampling> _coarser = new();
    private readonly ConcurrentDictionary<double, PixelPart> _surfaces = new();
    private SphereRing[]? _rings;
    private int[]? _firsts;

    private protected SphereSampling() { }

    /// <summary>Number of pixels.</summary>
    public abstract int Count { get; }

    /// <summary>
    /// Up to this degree transforms are exact: what is synthesised from coefficients is analysed to the same
    /// coefficients, up to rounding. −1 where there is no such degree.
    /// </summary>
    public abstract int ExactDegree { get; }

    /// <summary>The largest degree of a transform on it.</summary>
    internal abstract int LargestDegreeHere { get; }

    /// <summary>A sampling of the same kind with fewer rings by a factor.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    private protected abstract SphereSampling MakeCoarser(int factor);

    /// <summary>The same, made once, since its tables of transforms are.</summary>
    internal SphereSampling Coarser(int factor) => _coarser.GetOrAdd(factor, MakeCoarser);

    /// <summary>Whether pixels lie at the same places.</summary>
    internal bool IsSame(SphereSampling other) =>
        GetType() == other.GetType() && Count == other.Count && ExactDegree == other.ExactDegree;

    /// <summary>The transform to a degree; tables are made once.</summary>
    internal RingTransform Transform(int maxDegree, int spin) =>
        _transforms.GetOrAdd((maxDegree, spin), key => new RingTransform(this, key.Degree, key.Spin));

    /// <summary>The pixels as a surface whose neighbours are within an angle; tables are made once.</summary>
    /// <inheritdoc cref="PixelPart.Create" path="/exception"/>
    internal PixelPart Surface(double radius) =>
        _surfaces.GetOrAdd(radius, static (angle, sampling) => PixelPart.Create(sampling, angle), this);

    /// <summary>Rings of pixels, from north to south.</summary>
    public int RingCount => Rings.Length;

    /// <summary>The rings from north to south; ring i and ring RingCount − 1 − i are mirror images.</summary>
    internal SphereRing[] Rings => _rings ??= MakeRings();

    private protected abstract SphereRing[] MakeRings();

    /// <summary>The unit vector to the centre of a pixel, (x, y, z) with the pole y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public (double X, double Y, double Z) Direction(int pixel)
    {
        (SphereRing ring, double phi) = Place(pixel);
        double sine = 2 * ring.HalfSine * ring.HalfCosine;
        return (sine * Math.Sin(phi), ring.Cosine, sine * Math.Cos(phi));
    }

    /// <summary>The colatitude θ, from the north pole, and the longitude φ of the centre of a pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public (double Theta, double Phi) Angles(int pixel)
    {
        (SphereRing ring, double phi) = Place(pixel);
        return (2 * Math.Atan2(ring.HalfSine, ring.HalfCosine), phi);
    }

    /// <summary>The weight of a pixel in the integral over the sphere; all together are 4π.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public double Weight(int pixel) => Place(pixel).Ring.Weight;

    private (SphereRing Ring, double Phi) Place(int pixel)
    {
        if ((uint)pixel >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pixel),
                $"There is no pixel {pixel}: {this} has the pixels 0 … {Count - 1}."
            );
        }
        _firsts ??= Array.ConvertAll(Rings, static r => r.First);
        int at = Array.BinarySearch(_firsts, pixel);
        SphereRing ring = Rings[at >= 0 ? at : ~at - 1];
        return (ring, ring.Phi(pixel - ring.First));
    }

    /// <summary>Rings of equal numbers of pixels, of which the northern half (with an equator) is given.</summary>
    private protected static SphereRing[] Evenly(
        int rings,
        int pixels,
        Func<int, (double Theta, double Weight)> northern
    )
    {
        var all = new SphereRing[rings];
        for (int i = 0; 2 * i < rings; i++)
        {
            (double theta, double weight) = northern(i);
            bool isEquator = (2 * i) + 1 == rings;
            all[i] = new SphereRing(
                isEquator ? 0 : Math.Cos(theta),
                Math.Sin(theta / 2),
                Math.Cos(theta / 2),
                weight * 2 * Math.PI / pixels,
                i * pixels,
                pixels,
                IsShifted: false
            );
            if (!isEquator)
                all[rings - 1 - i] = all[i].Mirrored((rings - 1 - i) * pixels);
        }

        return all;
    }

    /// <summary>
    /// Pixels of a ring that tell all orders up to a degree apart: an even number without large prime factors, since
    /// Fourier transforms of such lengths are fast.
    /// </summary>
    private protected static int PixelsFor(int maxDegree)
    {
        int pixels = (2 * maxDegree) + 2;
        while (!IsSmooth(pixels))
            pixels += 2;
        return pixels;
    }

    private static bool IsSmooth(int number)
    {
        foreach (int factor in (ReadOnlySpan<int>)[2, 3, 5, 7, 11, 13])
        {
            while (number % factor == 0)
                number /= factor;
        }

        return number == 1;
    }

    /// <summary>A largest degree that transforms can be made for.</summary>
    private protected static int Degree(int maxDegree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDegree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDegree, LargestDegree);
        return maxDegree;
    }

    /// <summary>The largest degree of any transform.</summary>
    internal const int LargestDegree = 16383;
}
