using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4021: functions of pseudoscalars have a parity, bit for bit.</summary>
public sealed class ScalarParityTests
{
    private const string Helpers =
        "private readonly double _k = 2; private static Real Cube(Real x) => x * x * x; private static "
        + "Real Step(Real x) => x > 0 ? 1 : 0; ";

    [Fact]
    public Task Says_WhichParityIsMissing() =>
        Verify.Says(
            Verify.InModel("public PseudoScalars F(PseudoScalars s) => s.MapOdd({|GDL4021:static x => Real.Exp(x)|});"),
            "The function is not proved to be odd. Pseudoscalars change sign under reflection, and the result "
                + "transforms with them only if f(−x) = −f(x). "
                + "Build it from x, sin, tan, atan, sinh, tanh, ∛ (odd) and constants, |x|, x², cos, cosh (even)."
        );

    [Fact]
    public Task Says_ThatADenominatorCanBeZero() =>
        Verify.Says(
            Verify.InModel(
                "public PseudoScalars F(PseudoScalars s) => s.MapOdd(static r => Real.Tanh(1 / ({|GDL4021:r - r|})));"
            ),
            "The function is not proved to be odd: the denominator 'r - r' can be zero, and 1/0 is not "
                + "1/−0. Pseudoscalars change sign under reflection, and the result transforms with them only if "
                + "f(−x) = "
                + "−f(x). "
                + "Keep it away from zero, as in x / (x * x + 0.01)."
        );

    [Fact]
    public Task Says_WhatToWriteForTheLogisticFunction() =>
        Verify.Says(
            Verify.InModel(
                "public PseudoScalars F(PseudoScalars s) => s.MapOdd({|GDL4021:static r => 2 * Real.Sigmoid(r) - 1|});"
            ),
            "The function is not proved to be odd. Pseudoscalars change sign under reflection, and the result "
                + "transforms with them only if f(−x) = −f(x). "
                + "2 * Sigmoid(x) - 1 is odd only up to rounding: write Tanh(x / 2)."
        );

    [Theory]
    [InlineData("MapOdd", "static x => x")]
    [InlineData("MapOdd", "static x => -x")]
    [InlineData("MapOdd", "Real.Tanh")]
    [InlineData("MapOdd", "Cube")]
    [InlineData("MapOdd", "static x => Cube(Real.Sin(x)) * Cube(x * x)")]
    [InlineData("MapOdd", "static x => 2 * x - Real.Tanh(x) * Real.Cos(3 * x)")]
    [InlineData("MapOdd", "static x => x / (1 + x * x)")]
    [InlineData("MapOdd", "x => x / (1 + x * x / (_k * _k))")]
    [InlineData("MapOdd", "x => x / _k")]
    [InlineData("MapOdd", "static x => x / -2")]
    [InlineData("MapOdd", "static x => x / (-1 - Real.Abs(x))")]
    [InlineData("MapOdd", "static x => Real.Sin(x) / Real.Max(Real.Abs(x), 1e-3)")]
    [InlineData("MapOdd", "static x => x / Real.Sqrt(1 + x * x * x * x)")]
    [InlineData("MapOdd", "static x => x / Real.Cosh(x)")]
    [InlineData("MapOdd", "static x => x * Real.Pow(1 + x * x, -2)")]
    [InlineData("MapOdd", "static x => x * Real.Pow(1 + x * x, -0.5)")]
    [InlineData("MapOdd", "x => x * Real.Pow(1 + x * x, _k)")]
    [InlineData("MapOdd", "static x => x * Real.Exp(-Real.Abs(x))")]
    [InlineData("MapOdd", "static x => { Real r = x * x; return x * Real.Sigmoid(r); }")]
    [InlineData("MapOdd", "static x => Real.Abs(x) < 1 ? x : Real.Cbrt(x)")]
    [InlineData("MapOdd", "static x => Real.Pow(x, 3) + 0")]
    [InlineData("MapOdd", "static x => 0")]
    [InlineData("MapOdd", "static x => Real.Exp(x) - Real.Exp(-x)")]
    [InlineData("MapOdd", "static x => 0.5 * (Real.Sigmoid(x) - Real.Sigmoid(-x))")]
    [InlineData("MapOdd", "static x => (Real.Exp(x) - Real.Exp(-x)) / (Real.Exp(x) + Real.Exp(-x) + 1e-9)")]
    [InlineData("MapOdd", "static x => { if (x * x > 1) return x; return Cube(x); }")]
    [InlineData(
        "MapOdd",
        "static x => { Real y = x; if (Real.Abs(x) > 2) { y = -y; } else { y += x; } y *= 3; return y; }"
    )]
    [InlineData(
        "MapOdd",
        "static x => { switch (x * x > 1) { case true: return x; default: x = 2 * x; break; } return x; }"
    )]
    [InlineData("MapOdd", "static x => (x > -1 && x < 1) switch { true => x, false => Real.Cbrt(x) }")]
    [InlineData("MapOdd", "static x => x > 0 ? 1 : x < 0 ? -1 : 0")]
    [InlineData("MapOdd", "static x => { if (x > 0.5) return x - 0.5; if (x < -0.5) return x + 0.5; return 0; }")]
    [InlineData("MapOdd", "static x => Real.Max(Real.Min(x, 1), -1)")]
    [InlineData("MapOdd", "static x => Step(x) - Step(-x)")]
    [InlineData("MapOdd", "static x => { double k = x * x > 1 ? 2 : 3; return k * x; }")]
    [InlineData("MapOdd", "static x => (x - x) * Real.Exp(x * x) - 0 * x")]
    [InlineData("MapOdd", "static x => { int sign = x > 0 ? 1 : x < 0 ? -1 : 0; return 2.0 * sign; }")]
    [InlineData("MapEven", "static x => x * x")]
    [InlineData("MapEven", "static x => Real.Abs(x)")]
    [InlineData("MapEven", "static x => 1")]
    [InlineData("MapEven", "static x => Real.Exp(-Real.Pow(x, 2)) + Real.Sin(x) * Real.Sinh(x)")]
    [InlineData("MapEven", "static x => Real.Min(x * x, 4)")]
    [InlineData("MapEven", "static x => Real.Exp(x) + Real.Exp(-x)")]
    [InlineData("MapEven", "static x => Real.Exp(x) * Real.Exp(-x)")]
    [InlineData("MapEven", "static x => x > 0 ? x : -x")]
    [InlineData("MapEven", "static x => { if (x < 0) x = -x; return Real.Sqrt(x); }")]
    [InlineData("MapEven", "static x => Step(x) + Step(-x)")]
    [InlineData("MapEven", "static x => x > 1 || x < -1 ? Real.Log(Real.Abs(x)) : 0")]
    [InlineData("MapEven", "static x => Real.Pow(x * x, 1.5)")]
    public Task DoesNotTrigger_OnProvedParity(string map, string function) =>
        Verify.Model($"{Helpers}public Features F(PseudoScalars s) => s.{map}({function});");

    [Theory]
    [InlineData("MapOdd", "static x => x + 1")]
    [InlineData("MapOdd", "static x => x * x")]
    [InlineData("MapOdd", "static x => Real.Sigmoid(x)")]
    [InlineData("MapOdd", "static x => x > 0 ? x : 2 * x")]
    [InlineData("MapOdd", "static x => Real.Max(x, 0)")]
    [InlineData("MapOdd", "static x => { Real y = x; if (x > 0) { y = 2 * x; } return y; }")]
    [InlineData("MapOdd", "static x => Real.Pow(x, 2)")]
    // Not odd where x is not a number: the bound remains.
    [InlineData("MapOdd", "static x => Real.Max(-1, Real.Min(1, x))")]
    // Odd up to rounding only.
    [InlineData("MapOdd", "static x => (x + 1) - 1")]
    [InlineData("MapOdd", "static x => x >= 0 ? 1 : -1")]
    [InlineData("MapOdd", "Step")]
    // At 1000 it is 0 · ∞, at -1000 it is 0.
    [InlineData("MapOdd", "static x => (x - x) * Real.Exp(x)")]
    [InlineData("MapEven", "static x => x")]
    [InlineData("MapEven", "static x => Real.Exp(x)")]
    [InlineData("MapEven", "static x => Real.Cos(x + 1)")]
    [InlineData("MapEven", "static x => Real.Pow(x, 3.0)")]
    [InlineData("MapEven", "static x => Real.Abs(x) + x")]
    [InlineData("MapEven", "static x => (Real.Exp(x) + 1) + Real.Exp(-x)")]
    [InlineData("MapEven", "static x => { if (x > 0) return 1; return 2; }")]
    public Task Triggers_WhereParityIsNotProved(string map, string function) =>
        Verify.Model($"{Helpers}public Features F(PseudoScalars s) => s.{map}({{|GDL4021:{function}|}});");

    /// <summary>Item 6 of the attack, and all else that tells +0 from −0.</summary>
    [Theory]
    [InlineData("MapOdd", "r => Real.Tanh(1 / ({|GDL4021:r - r|}))")]
    [InlineData("MapEven", "r => Real.Atan(1 / {|GDL4021:Real.Sqrt(0 * r)|})")]
    [InlineData("MapOdd", "r => 1 / {|GDL4021:r|}")]
    [InlineData("MapOdd", "r => { Real y = 1; y /= {|GDL4021:r|}; return y; }")]
    [InlineData("MapEven", "r => 1 / ({|GDL4021:r * r|})")]
    [InlineData("MapEven", "r => 1 / {|GDL4021:Real.Exp(-r * r)|}")]
    [InlineData("MapOdd", "r => r / ({|GDL4021:1 - r * r|})")]
    [InlineData("MapOdd", "r => {|GDL4021:Real.Pow(r, -1)|}")]
    [InlineData("MapEven", "r => {|GDL4021:Real.Pow(r, -2)|}")]
    [InlineData("MapEven", "r => {|GDL4021:Real.Pow(r * r, -0.5)|}")]
    [InlineData("MapEven", "r => {|GDL4021:Real.Pow(r * r, _k)|}")]
    [InlineData("MapEven", "r => {|GDL4021:Math.Atan2(r > 0 ? 0.0 : -0.0, -1)|}")]
    [InlineData("MapEven", "r => {|GDL4021:Math.CopySign(1, r > 0 ? 0.0 : -0.0)|}")]
    [InlineData("MapEven", "r => {|GDL4021:double.IsNegative(r > 0 ? 0.0 : -0.0)|} ? 1 : 2")]
    [InlineData("MapEven", "r => 1 / ({|GDL4021:r > 0 ? 0.0 : -0.0|})")]
    [InlineData("MapEven", "r => {|GDL4021:1f / (r > 0 ? 0f : -0f)|}")]
    [InlineData("MapEven", "r => 1.0 / ({|GDL4021:r > 0 ? 0f : -0f|})")]
    [InlineData("MapEven", "r => { float zero = r > 0 ? 0f : -0f; return {|GDL4021:1 / zero|}; }")]
    public Task Triggers_WhereASignOfZeroWouldShow(string map, string function) =>
        Verify.Model($"{Helpers}public Features F(PseudoScalars s) => s.{map}({function});");

    [Fact]
    public void Functions_AreThoseOfReal()
    {
        INamedTypeSymbol real = Analysis.Compile(("Empty.cs", string.Empty)).GetTypeByMetadataName("GeoDL.Typed.Real")!;

        Assert.Equal(
            real.GetMembers()
                .OfType<IMethodSymbol>()
                .Where(static m =>
                    m
                        is {
                            MethodKind: MethodKind.Ordinary,
                            DeclaredAccessibility: Accessibility.Public,
                            IsStatic: true
                        }
                )
                .Select(static m => m.Name)
                .Distinct()
                .Order(StringComparer.Ordinal),
            ScalarTerms.Functions.Concat(["Min", "Max", "Pow"]).Order(StringComparer.Ordinal)
        );
    }
}
