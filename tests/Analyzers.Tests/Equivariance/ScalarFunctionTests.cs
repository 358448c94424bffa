namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4020 and GDL4021: functions of scalars are mathematics, and of pseudoscalars have a parity.</summary>
public sealed class ScalarFunctionTests
{
    private const string Outside = "public static class Outside { public static Real Twice(Real x) => x + x; }";

    [Fact]
    public Task Says_WhatHasNoPlace() => Verify.Says(
        Verify.InModel("public Scalars F(Scalars s) => s.Map(static x => {|GDL4020:Outside.Twice(x)|});") + Outside,
        "A call of 'Twice' has no place in a function of scalars. The same number must give the same result in every row, whatever was computed before it. "
        + "Write a lambda of arithmetic, branches and functions of Real over its parameter and untyped numbers.");

    [Fact]
    public Task Says_WhichParityIsMissing() => Verify.Says(
        Verify.InModel("public PseudoScalars F(PseudoScalars s) => s.MapOdd({|GDL4021:static x => Real.Exp(x)|});"),
        "The function is not proved to be odd. Pseudoscalars change sign in a mirror, and the result follows them only if f(−x) = −f(x). "
        + "Build it from x, sin, tan, atan, sinh, tanh, ∛ (odd) and constants, |x|, x², cos, cosh (even).");

    [Theory]
    [InlineData("static x => x")]
    [InlineData("static x => Real.Exp(-x * x) / (1 + Real.Abs(x))")]
    [InlineData("static x => x > 0.5 ? Real.Log(x) : Math.PI * x")]
    [InlineData("static x => { Real y = x * x; if (y < 1) { y = 2 - y; } return y / 3; }")]
    [InlineData("x => scale * x + Math.Sqrt(scale)")]
    [InlineData("x => _width * x")]
    [InlineData("static (Real x) => { Real y = 1; y += x; return Real.Pow(y, 3); }")]
    public Task DoesNotTrigger_OnMathematics(string function) => Verify.Model(
        $"public Net(int width) : this(seed: 1) {{ _width = width; }} private readonly int _width; public Scalars F(Scalars s, double scale) => s.Map({function});");

    [Theory]
    [InlineData("x => { {|GDL4020:last = x|}; return x; }")]
    [InlineData("x => { {|GDL4020:count++|}; return x; }")]
    [InlineData("x => { {|GDL4020:count += 1|}; return count * x; }")]
    [InlineData("static x => { {|GDL4020:Seen = 3|}; return x; }")]
    [InlineData("static x => {|GDL4020:Random.Shared.NextDouble()|} * x")]
    [InlineData("static x => {|GDL4020:Environment.TickCount|} * x")]
    [InlineData("static x => x > 0 ? x : {|GDL4020:throw new Exception()|}")]
    [InlineData("static x => { {|GDL4020:while (x > 1) { x = x / 2; }|} return x; }")]
    [InlineData("static x => { {|GDL4020:Console.WriteLine(1)|}; return x; }")]
    [InlineData("static x => { object {|GDL4020:kept = x|}; return x; }")]
    [InlineData("static x => {|GDL4020:(Real)(object)x|}")]
    [InlineData("static x => {|GDL4020:Outside.Twice(x)|}")]
    [InlineData("static x => {|GDL4020:new Real[] { x }[0]|}")]
    [InlineData("{|GDL4020:Outside.Twice|}")]
    [InlineData("{|GDL4020:f|}")]
    public Task Triggers_OnMore(string function) => Verify.That(
        Verify.InModel("private static int Seen; public Scalars F(Scalars s, Func<Real, Real> f, Real last) { int count = 0; return s.Map(" + function + "); }") + Outside);

    [Theory]
    [InlineData("MapOdd", "static x => x")]
    [InlineData("MapOdd", "static x => -x")]
    [InlineData("MapOdd", "static x => 2 * x - Real.Tanh(x) * Real.Cos(3 * x)")]
    [InlineData("MapOdd", "static x => x / (1 + x * x)")]
    [InlineData("MapOdd", "static x => x * Real.Exp(-Real.Abs(x))")]
    [InlineData("MapOdd", "static x => { Real r = x * x; return x * Real.Sigmoid(r); }")]
    [InlineData("MapOdd", "static x => Real.Abs(x) < 1 ? x : Real.Cbrt(x)")]
    [InlineData("MapOdd", "static x => Real.Pow(x, 3) + 0")]
    [InlineData("MapOdd", "static x => 0")]
    [InlineData("MapEven", "static x => x * x")]
    [InlineData("MapEven", "static x => Real.Abs(x)")]
    [InlineData("MapEven", "static x => 1")]
    [InlineData("MapEven", "static x => Real.Exp(-Real.Pow(x, 2)) + Real.Sin(x) * Real.Sinh(x)")]
    [InlineData("MapEven", "static x => Real.Min(x * x, 4)")]
    public Task DoesNotTrigger_OnProvedParity(string map, string function) => Verify.Model($"public Features F(PseudoScalars s) => s.{map}({function});");

    [Theory]
    [InlineData("MapOdd", "static x => x + 1")]
    [InlineData("MapOdd", "static x => x * x")]
    [InlineData("MapOdd", "static x => Real.Sigmoid(x)")]
    [InlineData("MapOdd", "static x => x > 0 ? x : 2 * x")]
    [InlineData("MapOdd", "static x => Real.Max(x, 0)")]
    [InlineData("MapOdd", "static x => { Real y = x; if (x > 0) { y = 2 * x; } return y; }")]
    [InlineData("MapOdd", "static x => Real.Pow(x, 2)")]
    [InlineData("MapEven", "static x => x")]
    [InlineData("MapEven", "static x => Real.Exp(x)")]
    [InlineData("MapEven", "static x => Real.Cos(x + 1)")]
    [InlineData("MapEven", "static x => Real.Pow(x, 3.0)")]
    [InlineData("MapEven", "static x => Real.Abs(x) + x")]
    public Task Triggers_WhereParityIsNotProved(string map, string function) => Verify.Model($"public Features F(PseudoScalars s) => s.{map}({{|GDL4021:{function}|}});");

    [Fact]
    public Task DoesNotTrigger_ButCSharpSpeaks_WhenThereIsNoFunction() => Verify.Model("public Scalars F(Scalars s) => s.{|CS7036:Map|}();");
}
