using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>Splits an integer into a square and a factor free of squares.</summary>
internal static class SquareFree
{
    /// <summary>(r, f) with value = r²·f and f free of squares; (0, 1) for zero.</summary>
    public static (BigInteger Root, BigInteger Free) Split(BigInteger value)
    {
        if (value.IsZero)
            return (BigInteger.Zero, BigInteger.One);

        BigInteger root = BigInteger.One;
        BigInteger free = BigInteger.One;
        BigInteger rest = value;

        // After division by every prime up to the cube root, the rest is 1, a prime, a product of two primes, or the
        // square of a prime.
        for (BigInteger divisor = 2; divisor * divisor * divisor <= rest; divisor += divisor == 2 ? 1 : 2)
        {
            while ((rest % (divisor * divisor)).IsZero)
            {
                rest /= divisor * divisor;
                root *= divisor;
            }

            if ((rest % divisor).IsZero)
            {
                rest /= divisor;
                free *= divisor;
            }
        }

        BigInteger candidate = FloorOfRoot(rest);
        return candidate * candidate == rest ? (root * candidate, free) : (root, free * rest);
    }

    private static BigInteger FloorOfRoot(BigInteger value)
    {
        // Newton's method from above: it starts at a power of two that is not smaller than the root.
        BigInteger root = BigInteger.One << (value.ToByteArray().Length * 4 + 1);
        while (true)
        {
            BigInteger next = (root + value / root) / 2;
            if (next >= root)
                return root;

            root = next;
        }
    }
}
