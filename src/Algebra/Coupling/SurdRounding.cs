using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Rounds √(p/q) to a given number of significant bits, correctly: from the exact value, ties to even.
/// </summary>
internal static class SurdRounding
{
    public const int DoubleBits = 53;
    public const int SingleBits = 24;

    // Beyond this exponent 2^e is not a normal double; no coupling coefficient comes near it.
    private const int LargestExponent = 1000;

    public static double SquareRoot(BigInteger p, BigInteger q, int bits)
    {
        // Scale by 4^shift so that the integer part of the root has at least two bits more than the result.
        int shift = bits + 3 - (int)Math.Floor(0.5 * (BigInteger.Log(p, 2.0) - BigInteger.Log(q, 2.0)));
        if (Math.Abs(shift) > LargestExponent)
            throw new OverflowException($"√({p}/{q}) is outside the range of normal doubles.");

        if (shift >= 0)
            p <<= 2 * shift;
        else
            q <<= -2 * shift;

        long root = FloorOfRoot(p / q);
        bool isExact = (BigInteger)root * root * q == p;

        int dropped = 1;
        while (root >> dropped >= 1L << bits)
            dropped++;

        long kept = root >> dropped;
        long rest = root - (kept << dropped);
        long half = 1L << (dropped - 1);
        if (rest > half || (rest == half && (!isExact || (kept & 1) == 1)))
            kept++;

        return kept * PowerOfTwo(dropped - shift);
    }

    private static long FloorOfRoot(BigInteger square)
    {
        BigInteger root = new(Math.Sqrt((double)square));
        root = (root + square / root) / 2; // one Newton step squares the relative error of the double
        while (root * root > square)
            root -= 1;

        while ((root + 1) * (root + 1) <= square)
            root += 1;

        return (long)root;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
