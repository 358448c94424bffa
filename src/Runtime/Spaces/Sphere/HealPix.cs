using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// HEALPix (Górski et al. 2005): 12·nside² pixels of equal area. Tables of pixels are in ring order; maps in nested
/// order are converted by <see cref="FromNested"/> and <see cref="ToNested"/>.
/// </summary>
/// <remarks>
/// There is no sampling theorem: analysis is iterated, and degrees up to 2·nside are safe, up to 3·nside − 1 usable.
/// </remarks>
public sealed class HealPix : SphereSampling
{
    /// <summary>12·nside² is a number of pixels that an array can have.</summary>
    private const int LargestSide = 8192;

    private int[]? _nested;

    /// <param name="nside">Pixels along the side of a base pixel.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not 1 … 8192.</exception>
    public HealPix(int nside)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nside, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nside, LargestSide);
        Nside = nside;
    }

    /// <summary>Pixels along the side of a base pixel.</summary>
    public int Nside { get; }

    /// <inheritdoc/>
    public override int Count => 12 * Nside * Nside;

    /// <summary>−1: transforms are not exact at any degree.</summary>
    public override int ExactDegree => -1;

    /// <summary>The largest degree that analysis can tell apart: 3·nside − 1.</summary>
    public int LargestUsefulDegree => (3 * Nside) - 1;

    internal override int LargestDegreeHere => 4 * Nside;

    private protected override SphereSampling MakeCoarser(int factor) =>
        Nside % factor == 0
            ? new HealPix(Nside / factor)
            : throw new ArgumentException($"{factor} does not divide nside {Nside}.", nameof(factor));

    /// <summary>The sampling with that many pixels.</summary>
    /// <exception cref="ArgumentException">No nside gives them.</exception>
    public static HealPix WithPixels(int pixels)
    {
        int side = (int)Math.Round(Math.Sqrt(pixels / 12.0));
        return side is >= 1 and <= LargestSide && 12 * side * side == pixels
            ? new HealPix(side)
            : throw new ArgumentException(
                $"A HEALPix map has 12·nside² pixels, and {pixels} is no such number.",
                nameof(pixels)
            );
    }

    /// <summary>The number in nested order of a pixel in ring order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    /// <exception cref="InvalidOperationException">Nside is no power of two.</exception>
    public int NestedNumber(int pixel)
    {
        CheckPixel(pixel);
        CheckNested();
        return HealPixNumbers.NestedOfRing(Nside, pixel);
    }

    /// <summary>The number in ring order of a pixel in nested order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    /// <exception cref="InvalidOperationException">Nside is no power of two.</exception>
    public int RingNumber(int nested)
    {
        CheckPixel(nested);
        CheckNested();
        return HealPixNumbers.RingOfNested(Nside, nested);
    }

    /// <summary>A map in ring order, from one in nested order.</summary>
    /// <exception cref="ArgumentException">It has another number of pixels.</exception>
    /// <exception cref="InvalidOperationException">Nside is no power of two.</exception>
    public T[] FromNested<T>(ReadOnlySpan<T> map)
    {
        int[] nested = Nested(map.Length);
        var result = new T[map.Length];
        for (int pixel = 0; pixel < result.Length; pixel++)
            result[pixel] = map[nested[pixel]];
        return result;
    }

    /// <summary>A map in nested order, from one in ring order.</summary>
    /// <exception cref="ArgumentException">It has another number of pixels.</exception>
    /// <exception cref="InvalidOperationException">Nside is no power of two.</exception>
    public T[] ToNested<T>(ReadOnlySpan<T> map)
    {
        int[] nested = Nested(map.Length);
        var result = new T[map.Length];
        for (int pixel = 0; pixel < result.Length; pixel++)
            result[nested[pixel]] = map[pixel];
        return result;
    }

    /// <summary>The pixel in which a direction lies; it need not have length 1.</summary>
    /// <exception cref="ArgumentException">The direction is zero or not finite.</exception>
    public int PixelAt(double x, double y, double z)
    {
        double largest = Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z)));
        if (!(largest > 0) || !double.IsFinite(largest))
            throw new ArgumentException($"({x}, {y}, {z}) is no direction.", nameof(x));
        (x, y, z) = (x / largest, y / largest, z / largest);
        double across = Math.Sqrt((x * x) + (z * z));
        return HealPixNumbers.RingAt(Nside, y / Math.Sqrt((across * across) + (y * y)), across, y, Math.Atan2(x, z));
    }

    /// <inheritdoc/>
    public override string ToString() => $"HEALPix with nside {Nside}";

    private protected override SphereRing[] MakeRings()
    {
        var rings = new SphereRing[(4 * Nside) - 1];
        double weight = 4 * Math.PI / Count;
        for (int i = 1; i <= 2 * Nside; i++)
        {
            bool isCap = i < Nside;
            // 1 − cos θ = i²/(3 nside²) in the cap; cos θ = (4 nside − 2i)/(3 nside) below it.
            double cosine = isCap
                ? 1 - ((double)i * i / (3.0 * Nside * Nside))
                : ((4 * Nside) - (2 * i)) / (3.0 * Nside);
            double complement = isCap ? (double)i * i / (3.0 * Nside * Nside) : ((2 * i) - Nside) / (3.0 * Nside);
            int first = isCap ? 2 * i * (i - 1) : (2 * Nside * (Nside - 1)) + ((i - Nside) * 4 * Nside);
            int count = isCap ? 4 * i : 4 * Nside;
            var ring = new SphereRing(
                cosine,
                Math.Sqrt(complement / 2),
                Math.Sqrt((1 + cosine) / 2),
                weight,
                first,
                count,
                isCap || (i - Nside) % 2 == 0
            );
            rings[i - 1] = ring;
            if (i < 2 * Nside)
                rings[^i] = ring.Mirrored(Count - first - count);
        }

        return rings;
    }

    private int[] Nested(int length)
    {
        if (length != Count)
            throw new ArgumentException($"A map of {this} has {Count} pixels, but this one has {length}.");
        CheckNested();
        if (_nested is null)
        {
            var nested = new int[Count];
            for (int pixel = 0; pixel < nested.Length; pixel++)
                nested[pixel] = HealPixNumbers.NestedOfRing(Nside, pixel);
            _nested = nested;
        }
        return _nested;
    }

    private void CheckPixel(int pixel)
    {
        if ((uint)pixel >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(pixel),
                $"There is no pixel {pixel}: {this} has the pixels 0 … {Count - 1}."
            );
        }
    }

    private void CheckNested()
    {
        if (!BitOperations.IsPow2(Nside))
        {
            throw new InvalidOperationException(
                $"Nested order needs an nside that is a power of two; {Nside} is none."
            );
        }
    }
}
