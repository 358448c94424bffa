using System.Globalization;
using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// A fraction in lowest terms with a positive denominator: the squares of path coefficients, exactly.
/// </summary>
public readonly struct Rational : IEquatable<Rational>
{
    /// <summary>
    /// The largest denominator that is searched for in a double; a longer fraction was not meant as one.
    /// </summary>
    private const int LargestDenominator = 1_000_000;

    private readonly BigInteger _denominator;

    /// <summary>Makes a fraction and reduces it.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException($"The fraction {numerator}/0 is not a number.");

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>The numerator, with the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, at least one.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational x, Rational y) =>
        new((x.Numerator * y.Denominator) + (y.Numerator * x.Denominator), x.Denominator * y.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational x, Rational y) =>
        new(x.Numerator * y.Numerator, x.Denominator * y.Denominator);

    /// <summary>Quotient.</summary>
    public static Rational operator /(Rational x, Rational y) =>
        new(x.Numerator * y.Denominator, x.Denominator * y.Numerator);

    /// <summary>Whether two fractions are equal.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether two fractions differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>
    /// The simplest fraction that rounds to a double, so that 0.1 is 1/10 and 1/3.0 is 1/3; null if its denominator
    /// would exceed a million.
    /// </summary>
    public static Rational? FromDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value) || Math.Abs(value) > 1L << 52)
            return null;

        // Convergents p/q of the continued fraction of |value|; the first that rounds to it is the simplest.
        (double rest, long p, long q, long previousP, long previousQ) = (Math.Abs(value), 1, 0, 0, 1);
        while (true)
        {
            // Checked before the conversion to a whole number, since the inverse of a tiny remainder may be too large
            // for one.
            if (q > 0 && rest > LargestDenominator / q)
                return null;

            long whole = (long)Math.Floor(rest);

            (p, previousP) = ((whole * p) + previousP, p);
            (q, previousQ) = ((whole * q) + previousQ, q);
            if ((double)p / q == Math.Abs(value))
                return new Rational(value < 0 ? -p : p, q);

            if (q > LargestDenominator || rest == whole)
                return null;

            rest = 1 / (rest - whole);
        }
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Numerator.GetHashCode() * 31) + Denominator.GetHashCode());

    /// <summary>Writes <c>3/10</c> or <c>2</c>.</summary>
    public override string ToString() =>
        Denominator.IsOne
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : Numerator.ToString(CultureInfo.InvariantCulture)
                + "/"
                + Denominator.ToString(CultureInfo.InvariantCulture);
}
