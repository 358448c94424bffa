namespace GeoDL.Typed.Runtime.Tests.Functions;

/// <summary>Values against <see cref="Math"/>, derivatives against central differences.</summary>
public class RealTests
{
    public static TheoryData<string, Func<Real, Real>, Func<double, double>> Functions => new()
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
        { "a branch", static x => x > 0.2 ? x * x : x <= -1 ? 3 * x : Real.Sin(x), static x => x > 0.2 ? x * x : x <= -1 ? 3 * x : Math.Sin(x) },
        { "another branch", static x => x < 0.2 ? x : x >= 1 ? 2 - x : 1, static x => x < 0.2 ? x : x >= 1 ? 2 - x : 1 },
    };

    [Theory]
    [MemberData(nameof(Functions), DisableDiscoveryEnumeration = true)]
    public void Value_and_derivative_come_from_one_text(string name, Func<Real, Real> function, Func<double, double> expected)
    {
        const double step = 1e-5;
        foreach (double x in new[] { -1.4, -0.6, -0.05, 0.07, 0.5, 1.3 })
        {
            Real result = function(new Real(x, 1));
            double difference = (expected(x + step) - expected(x - step)) / (2 * step);

            Assert.True(Math.Abs(result.Value - expected(x)) <= 1e-15 * (1 + Math.Abs(expected(x))), $"{name} at {x}: {result.Value}");
            Assert.True(Math.Abs(result.Slope - difference) <= 1e-7 * (1 + Math.Abs(difference)), $"{name}' at {x}: {result.Slope} against {difference}");
        }
    }

    [Fact]
    public void Kinks_have_the_derivative_zero()
    {
        Assert.Equal(0, Real.Abs(new Real(0, 1)).Slope);
        Assert.Equal(0, Real.Sqrt(new Real(0, 1)).Slope);
        Assert.Equal(0, Real.Cbrt(new Real(0, 1)).Slope);
    }
}
