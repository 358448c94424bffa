using System.Numerics;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Algebra.Tests.Coupling;

public sealed class SurdTests
{
    [Theory]
    [InlineData(3, 10, "√(3/10)")]
    [InlineData(2, 1, "√2")]
    [InlineData(1, 4, "1/2")]
    [InlineData(18, 7, "√(18/7)")]
    [InlineData(12, 50, "√(6/25)")]
    [InlineData(0, 5, "0")]
    [InlineData(9, 1, "3")]
    [InlineData(30, 900, "√(1/30)")]
    public void Prints_AsAFractionOrOneRoot(int p, int q, string expected)
    {
        Surd surd = Surd.SquareRoot(p, q);
        Assert.Equal(expected, surd.ToString());
        Assert.Equal(expected == "0" ? "0" : "−" + expected, (-surd).ToString());
    }

    [Fact]
    public void Printing_DoesNotKnowTheCulture() =>
        Assert.Equal(
            "−√(1/6) −1",
            Cultures.Under(Cultures.Comma, static () => $"{-Surd.SquareRoot(1, 6)} {Surd.Rational(-4, 4)}")
        );

    [Fact]
    public void EqualNumbers_AreEqualHoweverTheyAreMade()
    {
        Surd expected = Surd.SquareRoot(3, 10);
        Surd[] made =
        [
            Surd.SquareRoot(12, 40),
            Surd.SquareRoot(3) / Surd.SquareRoot(10),
            Surd.SquareRoot(6) * Surd.SquareRoot(1, 20),
            Surd.SquareRoot(30) * Surd.Rational(-1, -10),
            -(-expected),
            expected.Reciprocal().Reciprocal(),
        ];
        Assert.All(
            made,
            surd =>
            {
                Assert.Equal(expected, surd);
                Assert.Equal(expected.GetHashCode(), surd.GetHashCode());
                Assert.Equal(0, expected.CompareTo(surd));
            }
        );
        Assert.NotEqual(expected, -expected);
        Assert.Equal(default, Surd.SquareRoot(2) * 0);
        Assert.Equal(Surd.Zero, default);
    }

    [Fact]
    public void FieldLaws_HoldOnRandomSurds()
    {
        Random random = new(1);
        for (int trial = 0; trial < 200; trial++)
        {
            Surd x = Surd.SquareRoot(random.Next(1, 5000), random.Next(1, 5000));
            Surd y = -Surd.SquareRoot(random.Next(1, 5000), random.Next(1, 5000));
            Assert.Equal(x, x * y / y);
            Assert.Equal(x * y, y * x);
            (BigInteger p, BigInteger q) = (x * y).Squared;
            Assert.Equal(Surd.Rational(p, q), x * y * (x * y));
            Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(p, q));
            Assert.Equal(x.ToDouble() > y.ToDouble(), x > y);
            Assert.Equal(x.ToDouble().CompareTo(-y.ToDouble()), x.CompareTo(-y));
        }
    }

    [Fact]
    public void Doubles_AreTheNearest()
    {
        Random random = new(2);
        for (int trial = 0; trial < 500; trial++)
        {
            int p = random.Next(1, int.MaxValue);
            int q = random.Next(1, int.MaxValue);
            double value = Surd.SquareRoot(p, q).ToDouble();
            Assert.True(IsBelow(Midpoint(Math.BitDecrement(value), value), p, q), $"√({p}/{q}) is not above {value:R}");
            Assert.False(
                IsBelow(Midpoint(value, Math.BitIncrement(value)), p, q),
                $"√({p}/{q}) is not below {value:R}"
            );
        }
    }

    [Fact]
    public void RootsOfSquaresAndFractions_RoundLikeTheHardware()
    {
        Random random = new(3);
        for (int trial = 0; trial < 500; trial++)
        {
            int p = random.Next(1, int.MaxValue);
            int q = random.Next(1, int.MaxValue);
            Assert.Equal((double)p / q, Surd.Rational(p, q).ToDouble());
            Assert.Equal(Math.Sqrt(p), Surd.SquareRoot(p).ToDouble());
            Assert.Equal((float)p / 1f, Surd.Rational(p, 1).ToSingle());
        }
    }

    [Fact]
    public void Ties_GoToEven()
    {
        BigInteger odd = (BigInteger.One << 54) + 2; // halfway between 2⁵⁴ and 2⁵⁴ + 4
        Assert.Equal(Math.Pow(2, 54), Surd.Rational(odd, 1).ToDouble());
        Assert.Equal(Math.Pow(2, 54) + 8, Surd.Rational(odd + 4, 1).ToDouble());
        Assert.Equal(Math.Pow(2, 54) + 4, Surd.Rational(odd * 1000 + 1, 1000).ToDouble());
    }

    [Fact]
    public void Refuses_WhatIsNotARealNumber()
    {
        Assert.Contains($"√({-1}/2)", Assert.Throws<ArgumentOutOfRangeException>(() => Surd.SquareRoot(-1, 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Surd.SquareRoot(1, 0));
        Assert.Throws<DivideByZeroException>(() => Surd.Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Surd.One / Surd.Zero);
    }

    [Fact]
    public void Sums_CancelExactlyAndKeepRadicalsApart()
    {
        SurdSum sum = new();
        sum.Add(Surd.SquareRoot(8));
        sum.Add(Surd.Rational(1, 3));
        sum.Subtract(Surd.SquareRoot(2));
        Assert.Equal("1/3 + √2", sum.ToString());
        Assert.False(sum.TryToSurd(out _));
        sum.Subtract(Surd.SquareRoot(1, 2));
        sum.Subtract(Surd.Rational(2, 6));
        Assert.True(sum.TryToSurd(out Surd rest));
        Assert.Equal(Surd.SquareRoot(1, 2), rest);
        sum.Subtract(rest);
        Assert.True(sum.IsZero);
        Assert.Equal("0", sum.ToString());
    }

    // midpoint = numerator/denominator exactly; is it below √(p/q)?
    private static bool IsBelow((BigInteger Numerator, BigInteger Denominator) midpoint, int p, int q) =>
        midpoint.Numerator * midpoint.Numerator * q < midpoint.Denominator * midpoint.Denominator * p;

    private static (BigInteger, BigInteger) Midpoint(double low, double high)
    {
        BigInteger scale = BigInteger.One << 100; // both doubles are multiples of 2⁻¹⁰⁰ here
        return (Exact(low) + Exact(high), 2 * scale);

        BigInteger Exact(double value) => new(value * Math.Pow(2, 100));
    }
}
