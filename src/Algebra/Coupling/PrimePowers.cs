using System.Collections.Concurrent;
using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// A positive fraction as exponents of the primes up to a bound. Ratios of factorials have small primes only, so their
/// square-free part can be read off; nothing is ever factored.
/// </summary>
internal sealed class PrimePowers
{
    private static readonly ConcurrentDictionary<int, int[]> PrimesByBound = new();

    private readonly int[] _primes;
    private readonly int[] _exponents;

    public PrimePowers(int bound)
    {
        _primes = PrimesByBound.GetOrAdd(
            bound,
            static b => [.. Enumerable.Range(2, Math.Max(0, b - 1)).Where(IsPrime)]
        );
        _exponents = new int[_primes.Length];
    }

    private PrimePowers(PrimePowers other)
    {
        _primes = other._primes;
        _exponents = (int[])other._exponents.Clone();
    }

    public PrimePowers Copy() => new(this);

    /// <summary>Multiplies by (n!)^power. Exponent of p in n!: ⌊n/p⌋ + ⌊n/p²⌋ + … (Legendre).</summary>
    public void MultiplyFactorial(int n, int power)
    {
        for (int index = 0; index < _primes.Length && _primes[index] <= n; index++)
        {
            for (int quotient = n / _primes[index]; quotient > 0; quotient /= _primes[index])
                _exponents[index] += power * quotient;
        }
    }

    /// <summary>Multiplies by 2^power.</summary>
    public void MultiplyPowerOfTwo(int power) => _exponents[0] += power;

    /// <summary>factor · √(this fraction).</summary>
    public Surd SquareRootTimes(long factor)
    {
        BigInteger numerator = factor;
        BigInteger denominator = BigInteger.One;
        BigInteger radical = BigInteger.One;
        for (int index = 0; index < _primes.Length; index++)
        {
            int exponent = _exponents[index];
            int whole = exponent >> 1; // floor, also of negative exponents: p^-3 = (p^-2)² · p
            if (whole > 0)
                numerator *= BigInteger.Pow(_primes[index], whole);
            else if (whole < 0)
                denominator *= BigInteger.Pow(_primes[index], -whole);

            if ((exponent & 1) != 0)
                radical *= _primes[index];
        }

        return Surd.Create(numerator, denominator, radical);
    }

    private static bool IsPrime(int n)
    {
        for (int divisor = 2; divisor * divisor <= n; divisor++)
        {
            if (n % divisor == 0)
                return false;
        }

        return true;
    }
}
