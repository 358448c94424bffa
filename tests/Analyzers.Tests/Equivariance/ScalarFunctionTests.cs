using System.Text;

namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>GDL4020: functions of scalars are mathematics.</summary>
public sealed class ScalarFunctionTests
{
    private const string Outside = """
        public static class Outside
        {
            public static int Count;
            public static Real Twice(Real x) => x + x;
            public static Real Seen(Real x) { Count++; return x; }
            public static double Clock(double x) => x * Environment.TickCount;
            public static double Half(double x) => x / 2;
            public static Real Endless(Real x) => Endless(x);
            public static Real Generic<T>(Real x) => x;
            public static Real Changed(ref double x) => x;
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)] public static Real Inlined(Real x) => x;
            [System.Runtime.CompilerServices.SkipLocalsInit] public static Real Attributed(Real x) => x;
            public static Real Later(Real x) { Real y = 0; Real z = (y = x); return z; }
        }
        """;

    private const string Members = """
        private static int Seen;
        private static Real Own(Real x) { if (x > 1) return Own2(x); return x * x; }
        private static Real Own2(Real x) => 2 * x + 1;
        private static double Numbers(double x) => x * Math.PI;
        """;

    [Fact]
    public Task Says_WhatHasNoPlace() =>
        Verify.Says(
            Verify.InModel("public Scalars F(Scalars s) => s.Map(static x => x + {|GDL4020:Environment.TickCount|});"),
            "The property 'TickCount', which is not known to stay the same, is not allowed in a "
                + "function of scalars. The same number must give the same result in every row, whatever was computed "
                + "before. Copy it to a local variable first, and use that."
        );

    [Fact]
    public Task Says_WhatAHelperReaches() =>
        Verify.Says(
            Verify.InModel("public Scalars F(Scalars s) => s.Map(static x => {|GDL4020:Outside.Seen(x)|});") + Outside,
            "A call of 'Seen', through which the expression 'Count++' is reached, is not allowed in a "
                + "function of scalars. The same number must give the same result in every row, whatever was computed "
                + "before. Write arithmetic, branches and functions of Real over the argument "
                + "and numbers that do not change."
        );

    [Fact]
    public Task Says_WhereAnAssignmentBelongs() =>
        Verify.Says(
            Verify.InModel(
                "public Scalars F(Scalars s) => s.Map(static x => { Real t = 0; Real u = ({|GDL4020:t "
                    + "= x|}); return t; });"
            ),
            "The assignment 't = x' inside an expression is not allowed in a function of scalars. The same number "
                + "must give the same result in every row, whatever was computed before. "
                + "Write it as a statement of its own."
        );

    [Theory]
    [InlineData("static x => x")]
    [InlineData("static x => Real.Exp(-x * x) / (1 + Real.Abs(x))")]
    [InlineData("static x => x > 0.5 ? Real.Log(x) : Math.PI * x")]
    [InlineData("static x => { Real y = x * x; if (y < 1) { y = 2 - y; } return y / 3; }")]
    [InlineData("x => scale * x + Math.Sqrt(scale)")]
    [InlineData("x => _width * x")]
    [InlineData("static (Real x) => { Real y = 1; y += x; return Real.Pow(y, 3); }")]
    [InlineData("static x => 1 / x")]
    [InlineData("static x => { int n = 0; n++; n += 2; ; return n * x; }")]
    [InlineData("static x => { x = x + 1; _ = x; Real.Exp(x); return x; }")]
    [InlineData("static x => { if (x > 1) return 1; if (x < -1) { return -1; } else { x = 2 * x; } return x; }")]
    [InlineData("static x => { bool up = x > 0; double k = up ? 1 : 2; return k * x; }")]
    [InlineData("static x => { float f = 2; f *= 3; long n = (long)f % 2; return n + (double)f * x; }")]
    public Task DoesNotTrigger_OnMathematics(string function) =>
        Verify.Model(
            "public Net(int width) : this(seed: 1) { _width = width; } private readonly int _width; "
                + $"public Scalars F(Scalars s, double scale) => s.Map({function});"
        );

    [Theory]
    [InlineData("Real.Tanh")]
    [InlineData("Own")]
    [InlineData("Outside.Twice")]
    [InlineData("static x => Own(x) + Outside.Twice(x)")]
    [InlineData("x => Outside.Half(Numbers(3)) * Outside.Inlined(x)")]
    [InlineData("static x => Own(x: Own(1))")]
    [InlineData("static x => { static Real Inner(Real y) => y * y; return Inner(x); }")]
    [InlineData("static x => (x > 0) switch { true => x, false => 0 }")]
    [InlineData("x => n switch { 0 => x, > 3 and < 9 => 2 * x, 1 or 2 => -x, _ when x > 1 => x, _ => 0 }")]
    [InlineData(
        "x => { switch (n) { case 0: return x; case 1 when x > 2: { x = 3 * x; break; } case > 7: "
            + "default: x = 2; break; } return x; }"
    )]
    [InlineData("x => n is > 0 and not 3 ? x : -x")]
    public Task DoesNotTrigger_OnHelpersAndSwitches(string function) =>
        Verify.That(Verify.InModel(Members + $"public Scalars F(Scalars s, int n) => s.Map({function});") + Outside);

    [Theory]
    [InlineData("static Real Local(Real x) => x * x; return s.Map(Local);")]
    [InlineData("return s.Map(x => Local(x) + 1); static Real Local(Real x) => x > 0 ? x : 0;")]
    public Task DoesNotTrigger_OnStaticLocalFunctions(string body) =>
        Verify.Model($"public Scalars F(Scalars s) {{ {body} }}");

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
    [InlineData("static x => {|GDL4020:new Real[] { x }[0]|}")]
    [InlineData("{|GDL4020:f|}")]
    [InlineData("static x => {|GDL4020:Outside.Seen(x)|}")]
    [InlineData("{|GDL4020:Outside.Seen|}")]
    [InlineData("static x => {|GDL4020:Outside.Clock(2)|} * x")]
    [InlineData("static x => {|GDL4020:Outside.Endless(x)|}")]
    [InlineData("static x => {|GDL4020:Outside.Generic<int>(x)|}")]
    [InlineData("static x => { double y = 1; return {|GDL4020:Outside.Changed(ref y)|}; }")]
    [InlineData("static x => {|GDL4020:Outside.Attributed(x)|}")]
    [InlineData("static x => {|GDL4020:Outside.Later(x)|}")]
    [InlineData("[{|GDL4020:Obsolete|}] static (x) => x")]
    [InlineData("static x => { Func<Real> {|GDL4020:f = () => x|}; return f(); }")]
    [InlineData("x => {|GDL4020:count switch { 0 => x }|}")]
    [InlineData("x => {|GDL4020:f(x)|}")]
    [InlineData("static x => {|GDL4020:double.Parse(\"1\")|} * x")]
    [InlineData("x => { Real {|GDL4020:Inner|}(Real y) => x * y; return Inner(x); }")]
    [InlineData("static x => { static Real Inner(Real y) { {|GDL4020:Seen++|}; return y; } return Inner(x); }")]
    [InlineData("static x => { static Real Inner(Real y) { {|GDL4020:Seen++|}; return y; } return x; }")]
    [InlineData("static x => { {|GDL4020:(Real a, Real b) = (x, x)|}; return a; }")]
    public Task Triggers_OnMore(string function) =>
        Verify.That(
            Verify.InModel(
                "private static int Seen; public Scalars F(Scalars s, Func<Real, Real> f, Real last) { "
                    + "int count = 0; return s.Map("
                    + function
                    + "); }"
            ) + Outside
        );

    /// <summary>
    /// A helper of the model is judged where it stands, whoever calls it; and what is no helper is said once.
    /// </summary>
    [Theory]
    [InlineData("private static Real Own(Real x) { {|GDL4020:Seen++|}; return x; }", "Own(x)")]
    [InlineData("private static Real Own(Real x) { {|GDL4020:Seen++|}; return x; }", "x")]
    [InlineData("private static Real Own(Real x) => {|GDL4020:Seen|} * x;", "Own(x) + Own(1)")]
    [InlineData("private Real {|GDL4020:Own|}(Real x) => x / 2;", "Own(x)")]
    [InlineData("private static Real {|GDL4020:Own|}<T>(Real x) => x / 2;", "Own<int>(x)")]
    [InlineData("private static Real Own(Real x) => {|GDL4020:Own(x)|};", "Own(x)")]
    public Task Triggers_OnceOnAHelperOfTheModel(string helper, string call) =>
        Verify.Model($"private static int Seen; {helper} public Scalars F(Scalars s) => s.Map(x => {call});");

    /// <summary>Item 5 of the attack: what is assigned inside an expression.</summary>
    [Theory]
    [InlineData("r => { Real t = 0; Real u = ({|GDL4020:t = r|}); return t; }")]
    [InlineData("r => { Real t = 0; Real u = ({|GDL4020:t += r|}); return t; }")]
    [InlineData("r => { Real t = 0; Real u = r * r > 1 ? ({|GDL4020:t = r|}) : 0; return t; }")]
    [InlineData("r => { bool b = false; bool c = ({|GDL4020:b = r > 0|}); return b ? 1 : 0; }")]
    [InlineData("r => { bool b = false; bool c = r * r > 1 && ({|GDL4020:b = r > 0|}); return b ? 1 : 0; }")]
    [InlineData("r => { bool b = false; bool c = ({|GDL4020:b |= r > 0|}); return b ? 1 : 0; }")]
    [InlineData("r => { Real t = r; return Real.Abs({|GDL4020:t = 1|}) + t; }")]
    [InlineData("r => { int n = 0; Real t = ({|GDL4020:n++|}) * r; return n; }")]
    [InlineData("r => { Real t; return ({|GDL4020:t = r|}) * t; }")]
    [InlineData("r => { Real t, u; t = {|GDL4020:u = r|}; return u; }")]
    public Task Triggers_OnAssignmentsInsideExpressions(string function) =>
        Verify.Model($"public Features F(PseudoScalars s) => s.MapEven({function});");

    [Fact]
    public Task DoesNotTrigger_HoweverDeepOrLong()
    {
        string nested = "x",
            sum = "x",
            statements = "Real y = x; ";
        for (int i = 0; i < 300; i++)
            nested = i % 2 == 0 ? $"Real.Sin({nested})" : $"Real.Max({nested}, 1)";
        for (int i = 0; i < 300; i++)
            sum += " + x";
        for (int i = 0; i < 1000; i++)
            statements += "if (y * y > 2) { y = y * y; } else { y = y - 1; } ";
        return Verify.Model(
            $"public Scalars F(Scalars s) => s.Map(x => {nested}); public Scalars G(Scalars s) => "
                + $"s.Map(x => {sum}); public Scalars H(Scalars s) => s.Map(x => {{ {statements} return y; "
                + "});"
        );
    }

    [Fact]
    public async Task Triggers_ButDoesNotCrash_WhenTooDeep()
    {
        string deep = "x";
        for (int i = 0; i < 900; i++)
            deep = $"Real.Sin({deep})";
        string message = Assert.Single(
            await Found(Verify.InModel($"public Scalars F(Scalars s) => s.Map(x => {deep});"))
        );

        Assert.StartsWith("An expression 600 deep inside others is not allowed", message, StringComparison.Ordinal);
    }

    /// <summary>Each helper calls the next twice: what is followed is bounded.</summary>
    [Fact]
    public async Task Triggers_WhenHelpersMultiply()
    {
        var helpers = new StringBuilder("public static class Many { public static Real H0(Real x) => x; ");
        for (int i = 1; i <= 40; i++)
        {
            helpers.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"public static Real H{i}(Real x) => H{i - 1}(x + 1) * H{i - 1}(x * {i}); "
            );
        }
        string message = Assert.Single(
            await Found(Verify.InModel("public Scalars F(Scalars s) => s.Map(x => Many.H40(x));") + helpers + "}")
        );

        Assert.StartsWith(
            "A call of 'H40', through which the rest of a function that is this long is reached, is not allowed",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public Task DoesNotTrigger_ButCSharpSpeaks_WhenThereIsNoFunction() =>
        Verify.Model("public Scalars F(Scalars s) => s.{|CS7036:Map|}();");

    [Fact]
    public Task DoesNotTrigger_ButCSharpSpeaks_WhenItIsWrong() =>
        Verify.Model("public Scalars F(Scalars s) => s.Map(x => {|CS0103:wrong|} * x);");

    private static async Task<string[]> Found(string source) =>
        [
            .. (await Verify.Run("using System;\nusing GeoDL.Typed;\n" + source)).Select(static d =>
                d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            ),
        ];
}
