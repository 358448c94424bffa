using System.Globalization;
using System.Numerics;

namespace GeoDL.Typed.Algebra;

/// <summary>An exact number ±√(p/q), the form of every Clebsch-Gordan coefficient.</summary>
/// <remarks>
/// Kept as (a/b)·√n with a/b in lowest terms and n free of squares, which is unique: equality compares fields, products
/// need no factorisation, and sums of surds of equal n stay surds (<see cref="SurdSum"/> adds the others).
/// The default value is zero.
/// </remarks>
public readonly struct Surd : IEquatable<Surd>, IComparable<Surd>
{
    // Zero is the default: numerator 0, and denominator and radical are stored as 0, though they are reported as 1.
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;
    private readonly BigInteger _radical;

    private Surd(BigInteger numerator, BigInteger denominator, BigInteger radical)
    {
        _numerator = numerator;
        _denominator = denominator;
        _radical = radical;
    }

    /// <summary>0.</summary>
    public static Surd Zero => default;

    /// <summary>1.</summary>
    public static Surd One => new(BigInteger.One, BigInteger.One, BigInteger.One);

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => _numerator.Sign;

    /// <summary>Whether the number is zero.</summary>
    public bool IsZero => _numerator.IsZero;

    /// <summary>Whether the number is rational: its radicand is the square of a fraction.</summary>
    public bool IsRational => IsZero || _radical.IsOne;

    /// <summary>a of (a/b)·√n; it carries the sign.</summary>
    public BigInteger CoefficientNumerator => _numerator;

    /// <summary>b of (a/b)·√n, positive.</summary>
    public BigInteger CoefficientDenominator => IsZero ? BigInteger.One : _denominator;

    /// <summary>n of (a/b)·√n, positive and free of squares.</summary>
    public BigInteger Radical => IsZero ? BigInteger.One : _radical;

    /// <summary>The square of the number as a fraction in lowest terms: p and q of ±√(p/q).</summary>
    public (BigInteger P, BigInteger Q) Squared
    {
        get
        {
            // gcd(a, b) = 1, so only n and b² can share factors; n is free of squares, so they share gcd(n, b).
            BigInteger common = BigInteger.GreatestCommonDivisor(Radical, CoefficientDenominator);
            return (
                _numerator * _numerator * (Radical / common),
                CoefficientDenominator * CoefficientDenominator / common
            );
        }
    }

    /// <summary>The fraction <paramref name="numerator"/>/<paramref name="denominator"/>.</summary>
    public static Surd Rational(BigInteger numerator, BigInteger denominator) =>
        Create(numerator, denominator, BigInteger.One);

    /// <summary>√(p/q) for p ≥ 0 and q > 0.</summary>
    /// <remarks>
    /// Factors p and q by trial division up to their cube roots: meant for numbers with small primes or below 10¹⁸.
    /// </remarks>
    public static Surd SquareRoot(BigInteger p, BigInteger q)
    {
        if (p.Sign < 0)
            throw new ArgumentOutOfRangeException(nameof(p), $"√({p}/{q}) is not real: p must not be negative.");

        if (q.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(q), $"√({p}/{q}): q must be positive.");

        BigInteger common = BigInteger.GreatestCommonDivisor(p, q);
        (BigInteger pRoot, BigInteger pFree) = SquareFree.Split(p / common);
        (BigInteger qRoot, BigInteger qFree) = SquareFree.Split(q / common);
        return Create(pRoot, qRoot * qFree, pFree * qFree);
    }

    /// <summary>√p for p ≥ 0.</summary>
    public static Surd SquareRoot(BigInteger p) => SquareRoot(p, BigInteger.One);

    /// <summary>(a/b)·√n, where n must be positive and free of squares already.</summary>
    internal static Surd Create(BigInteger numerator, BigInteger denominator, BigInteger squareFree)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException($"{numerator}/0 is not a number.");

        if (numerator.IsZero)
            return default;

        if (!denominator.IsOne)
        {
            BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
            if (!common.IsOne)
            {
                numerator /= common;
                denominator /= common;
            }
        }

        return new Surd(numerator, denominator, squareFree);
    }

    /// <summary>An integer is a surd.</summary>
    public static implicit operator Surd(int value) => Rational(value, BigInteger.One);

    /// <summary>−x.</summary>
    public static Surd operator -(Surd x) => new(-x._numerator, x._denominator, x._radical);

    /// <summary>x·y.</summary>
    public static Surd operator *(Surd x, Surd y)
    {
        if (x.IsZero || y.IsZero)
            return default;

        if (x._radical.IsOne || y._radical.IsOne)
            return Create(x._numerator * y._numerator, x._denominator * y._denominator, x._radical * y._radical);

        BigInteger common = BigInteger.GreatestCommonDivisor(x._radical, y._radical);
        return Create(
            x._numerator * y._numerator * common,
            x._denominator * y._denominator,
            x._radical / common * (y._radical / common)
        );
    }

    /// <summary>x/y.</summary>
    public static Surd operator /(Surd x, Surd y) => x * y.Reciprocal();

    /// <summary>Whether two numbers are equal.</summary>
    public static bool operator ==(Surd x, Surd y) => x.Equals(y);

    /// <summary>Whether two numbers differ.</summary>
    public static bool operator !=(Surd x, Surd y) => !x.Equals(y);

    /// <summary>x &lt; y.</summary>
    public static bool operator <(Surd x, Surd y) => x.CompareTo(y) < 0;

    /// <summary>x > y.</summary>
    public static bool operator >(Surd x, Surd y) => x.CompareTo(y) > 0;

    /// <summary>x ≤ y.</summary>
    public static bool operator <=(Surd x, Surd y) => x.CompareTo(y) <= 0;

    /// <summary>x ≥ y.</summary>
    public static bool operator >=(Surd x, Surd y) => x.CompareTo(y) >= 0;

    /// <summary>−x.</summary>
    public Surd Negate() => -this;

    /// <summary>1/x: ((b/a)/n)·√n.</summary>
    public Surd Reciprocal() =>
        IsZero
            ? throw new DivideByZeroException("1/0 is not a number.")
            : Create(_denominator, _numerator * _radical, _radical);

    /// <summary>|x|.</summary>
    public Surd Abs() => Sign < 0 ? -this : this;

    /// <summary>The nearest double (correctly rounded, ties to even).</summary>
    public double ToDouble() => Round(SurdRounding.DoubleBits);

    /// <summary>The nearest float (rounded once, from the exact value).</summary>
    public float ToSingle() => (float)Round(SurdRounding.SingleBits);

    /// <inheritdoc/>
    public int CompareTo(Surd other)
    {
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);

        (BigInteger p, BigInteger q) = Squared;
        (BigInteger otherP, BigInteger otherQ) = other.Squared;
        return Sign * (p * otherQ).CompareTo(otherP * q);
    }

    /// <inheritdoc/>
    public bool Equals(Surd other) =>
        _numerator == other._numerator && _denominator == other._denominator && _radical == other._radical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Surd other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        unchecked((((_numerator.GetHashCode() * 397) ^ _denominator.GetHashCode()) * 397) ^ _radical.GetHashCode());

    /// <summary>
    /// A fraction where the radicand is a square (<c>1/2</c>, <c>−1</c>), otherwise one root over one fraction
    /// (<c>√2</c>, <c>−√(3/10)</c>,
    /// <c>√(18/7)</c>): so the square, which readers add to check a norm, is visible. The minus is
    /// U+2212.
    /// </summary>
    public override string ToString()
    {
        string sign = Sign < 0 ? "−" : "";
        if (IsRational)
            return sign + Fraction(BigInteger.Abs(_numerator), CoefficientDenominator);

        (BigInteger p, BigInteger q) = Squared;
        return q.IsOne ? $"{sign}√{Text(p)}" : $"{sign}√({Fraction(p, q)})";
    }

    internal static string Fraction(BigInteger p, BigInteger q) => q.IsOne ? Text(p) : $"{Text(p)}/{Text(q)}";

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    private double Round(int bits)
    {
        if (IsZero)
            return 0.0;

        (BigInteger p, BigInteger q) = Squared;
        return Sign * SurdRounding.SquareRoot(p, q, bits);
    }
}
