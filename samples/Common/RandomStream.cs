using System.Numerics;

namespace GeoDL.Typed.Samples.Common;

/// <summary>
/// Random numbers that are the same for a seed on every machine and runtime: xoshiro256** seeded by SplitMix64.
/// </summary>
/// <remarks>Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018). Not thread-safe.</remarks>
public sealed class RandomStream
{
    private const double UnitOfMantissa = 1.0 / (1UL << 53);

    private ulong _s0,
        _s1,
        _s2,
        _s3;
    private double _spareNormal = double.NaN;

    /// <param name="seed">Any number; neighbouring seeds give unrelated streams.</param>
    public RandomStream(ulong seed)
    {
        _s0 = Mix(ref seed);
        _s1 = Mix(ref seed);
        _s2 = Mix(ref seed);
        _s3 = Mix(ref seed);
    }

    /// <summary>
    /// The seed of stream <paramref name="index"/> of a family, so that members can be drawn in any order or in
    /// parallel.
    /// </summary>
    public static ulong DeriveSeed(ulong family, ulong index)
    {
        ulong state = family;
        state = Mix(ref state) ^ index;
        return Mix(ref state);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * UnitOfMantissa;

    /// <summary>Uniform between two bounds.</summary>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    /// <summary>A whole number in [0, <paramref name="bound"/>); the bias of 2⁻⁶⁴·bound does not matter here.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>A standard normal number, by Box and Muller; every second one comes from the pair before.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            double spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - Uniform()));
        (double sin, double cos) = Math.SinCos(2.0 * Math.PI * Uniform());
        _spareNormal = radius * sin;
        return radius * cos;
    }

    /// <summary>Puts a list into random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }
}
