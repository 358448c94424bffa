using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Functions;

/// <summary>Values against <see cref="Math"/>, derivatives against central differences.</summary>
public class RealTests
{
    public static TheoryData<string, Func<Real, Real>, Func<double, double>> Functions =>
        new()
        {
            { "-x", static x => -x, static x => -x },
            { "+x", static x => +x, static x => x },
            { "x + 2", static x => x + 2, static x => x + 2 },
            { "x - x²", static x => x - (x * x), static x => x - (x * x) },
            { "(1 + x) / (2 + x²)", static x => (1 + x) / (2 + (x * x)), static x => (1 + x) / (2 + (x * x)) },
            { "abs", Real.Abs, Math.Abs },
            { "sqrt", static x => Real.Sqrt(3 + x), static x => Math.Sqrt(3 + x) },
            { "cbrt", Real.Cbrt, Math.Cbrt },
            { "exp", Real.Exp, Math.Exp },
            { "log", static x => Real.Log(3 + x), static x => Math.Log(3 + x) },
            { "sin", Real.Sin, Math.Sin },
            { "cos", Real.Cos, Math.Cos },
            { "tan", Real.Tan, Math.Tan },
            { "atan", Real.Atan, Math.Atan },
            { "sinh", Real.Sinh, Math.Sinh },
            { "cosh", Real.Cosh, Math.Cosh },
            { "tanh", Real.Tanh, Math.Tanh },
            { "sigmoid", Real.Sigmoid, static x => 1 / (1 + Math.Exp(-x)) },
            { "x³", static x => Real.Pow(x, 3), static x => x * x * x },
            { "x⁰", static x => Real.Pow(x, 0), static x => 1 },
            { "(3 + x)^0.7", static x => Real.Pow(3 + x, 0.7), static x => Math.Pow(3 + x, 0.7) },
            { "min", static x => Real.Min(x, 0.3), static x => Math.Min(x, 0.3) },
            { "max", static x => Real.Max(x, 0.3), static x => Math.Max(x, 0.3) },
            {
                "a branch",
                static x =>
                    x > 0.2 ? x * x
                    : x <= -1 ? 3 * x
                    : Real.Sin(x),
                static x =>
                    x > 0.2 ? x * x
                    : x <= -1 ? 3 * x
                    : Math.Sin(x)
            },
            {
                "another branch",
                static x =>
                    x < 0.2 ? x
                    : x >= 1 ? 2 - x
                    : 1,
                static x =>
                    x < 0.2 ? x
                    : x >= 1 ? 2 - x
                    : 1
            },
        };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void ValueAndDerivative_ComeFromOneText(
        string name,
        Func<Real, Real> function,
        Func<double, double> expected
    )
    {
        const double step = 1e-5;
        foreach (double x in new[] { -1.4, -0.6, -0.05, 0.07, 0.5, 1.3 })
        {
            Real result = function(new Real(x, 1));
            double difference = (expected(x + step) - expected(x - step)) / (2 * step);

            string where = $"{name} at {x}";
            double value = expected(x);
            Near.Equal(value, result.Value, Tolerance.Rounding.Once.Double, where, scale: 1 + Math.Abs(value));
            double slope = 1 + Math.Abs(difference);
            Near.Equal(difference, result.Slope, Tolerance.Derivative.SecondOrder, $"slope of {where}", slope);

            double Slope(double at) => function(new Real(at, 1)).Slope;
            double bend = (Slope(x + step) - Slope(x - step)) / (2 * step);
            double scale = 1 + Math.Abs(bend);
            Near.Equal(bend, result.Bend, Tolerance.Derivative.SecondOrder, $"bend of {where}", scale);
        }
    }

    /// <summary>Of an argument that is a function itself: f″ẋ² + f′ẍ.</summary>
    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void SecondDerivatives_FollowTheChainRule(
        string name,
        Func<Real, Real> function,
        Func<double, double> expected
    )
    {
        const double step = 1e-5;
        Assert.NotNull(expected);
        foreach (double x in new[] { -0.6, 0.07, 0.9 })
        {
            Real At(double at) => function(Real.Sin(new Real(at, 1)) * 0.9);
            double bend = (At(x + step).Slope - At(x - step).Slope) / (2 * step);
            Near.Equal(
                bend,
                At(x).Bend,
                Tolerance.Derivative.SecondOrder,
                $"bend of {name} at {x}",
                1 + Math.Abs(bend)
            );
        }
    }

    [Fact]
    public void Kinks_HaveTheDerivativeZero()
    {
        Assert.Equal(0, Real.Abs(new Real(0, 1)).Slope);
        Assert.Equal(0, Real.Sqrt(new Real(0, 1)).Slope);
        Assert.Equal(0, Real.Cbrt(new Real(0, 1)).Slope);
    }

    public static TheoryData<string, Func<Real, Real>, bool> Parities =>
        new()
        {
            { "abs", Real.Abs, false },
            { "cbrt", Real.Cbrt, true },
            { "sin", Real.Sin, true },
            { "cos", Real.Cos, false },
            { "tan", Real.Tan, true },
            { "atan", Real.Atan, true },
            { "sinh", Real.Sinh, true },
            { "cosh", Real.Cosh, false },
            { "tanh", Real.Tanh, true },
            { "x²", static x => Real.Pow(x, 2), false },
            { "x³", static x => Real.Pow(x, 3), true },
            { "x¹⁷", static x => Real.Pow(x, 17), true },
            { "x⁻¹", static x => Real.Pow(x, -1), true },
            { "x⁻⁴", static x => Real.Pow(x, -4), false },
            { "the largest power", static x => Real.Pow(x, int.MaxValue), true },
            { "the smallest power", static x => Real.Pow(x, int.MinValue), false },
        };

    [Theory]
    [MemberData(nameof(Parities), DisableDiscoveryEnumeration = true)]
    public void OddAndEvenFunctions_AreSoBitForBitAndTheirDerivativesTheOtherWayRound(
        string name,
        Func<Real, Real> function,
        bool isOdd
    )
    {
        var random = new Random(3);
        double[] special =
        [
            0,
            double.Epsilon,
            1e-310,
            2.2250738585072014e-308,
            1e-300,
            1e-8,
            0.5,
            1,
            Math.PI,
            709.7,
            1e16,
            1e300,
            double.MaxValue,
            double.PositiveInfinity,
        ];
        foreach (
            double x in special.Concat(
                Enumerable
                    .Range(0, 20_000)
                    .Select(_ => Math.Exp((random.NextDouble() - 0.5) * (random.Next(4) == 0 ? 1400 : 20)))
            )
        )
        {
            Real up = function(new Real(x, 1)),
                down = function(new Real(-x, 1));

            Assert.True(
                Bits(isOdd ? -up.Value : up.Value) == Bits(down.Value),
                $"{name} at ±{x:R}: {up.Value:R}, {down.Value:R}"
            );
            Assert.True(
                Bits(isOdd ? up.Slope : -up.Slope) == Bits(down.Slope) || up.Slope == 0,
                $"{name}' at ±{x:R}: {up.Slope:R}, {down.Slope:R}"
            );
        }

        Assert.Equal(function(new Real(double.NaN, 1)).Value, function(new Real(-double.NaN, 1)).Value);
    }

    [Fact]
    public void ADerivativeOfTheSmallestPower_HasNoOverflow() =>
        Assert.Equal(int.MinValue, Real.Pow(new Real(1, 1), int.MinValue).Slope);

    private static long Bits(double x) => double.IsNaN(x) ? -1 : BitConverter.DoubleToInt64Bits(x);
}
