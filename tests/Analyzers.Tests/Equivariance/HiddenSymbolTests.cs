namespace GeoDL.Typed.Analyzers.Tests.Equivariance;

/// <summary>
/// What the compiler calls behind the source counts as source: conversions, deconstructions, enumerators, handlers,
/// builders.
/// </summary>
public sealed class HiddenSymbolTests
{
    /// <summary>Code that nobody checks, of each kind that C# binds without a name in the text.</summary>
    private const string Around = """
        using System.Collections;
        using System.Runtime.CompilerServices;
        public static class O
        {
            public static void Deconstruct(this Halo x, out double s, out double t) { s = x.ToRows()[0, 1]; t = 1; }
            public static void Deconstruct(this Box b, out int s, out int t) { s = t = b.N; }
            public static IEnumerator<double> GetEnumerator(this Box b) => throw new NotSupportedException();
            public static void Deconstruct(this object b, out int s, out int t, out int u) { s = t = u = 1; }
        }
        public readonly struct Seen(double v)
        {
            public double Value => v;
            public static implicit operator double(Seen s) => s.Value;
            public static implicit operator Seen(Halo x) => new(x.ToRows()[0, 1]);
            public static implicit operator Seen(Features x) => new(x.ToRows()[0, 1]);
            public static implicit operator Seen(double v) => new(v);
        }
        public sealed class Box { public int N; public static implicit operator Halo(Box b) => default; public static implicit operator PointCloud<Halo>(Box b) => default; }
        public sealed class Sum { public double V; public void operator +=(Halo x) => V += x.ToRows()[0, 1]; public void operator +=(double x) => V += x; public void operator ++() => V++; }
        [InterpolatedStringHandler] public ref struct Handler
        {
            public double Value;
            public Handler(int a, int b) { }
            public Handler(int a, int b, Halo x) { Value = x.ToRows()[0, 1]; }
            public Handler(int a, int b, PointCloud<Halo> c) { Value = c.PositionValues[0]; }
            public Handler(int a, int b, double x) { Value = x; }
            public Handler(int a, int b, object x) { Value = 1; }
            public void AppendLiteral(string s) { }
            public void AppendFormatted(double d) { }
        }
        [InterpolatedStringHandler] public ref struct Open { public double Value; public Open(int a, int b, object x) { Value = x.GetHashCode(); } public void AppendLiteral(string s) { } }
        public static class Logs { [Equivariant] public static double Log(this Labels l, [InterpolatedStringHandlerArgument("l")] ref Open h) => 1; }
        public class Clouds : List<PointCloud<Halo>> { }
        [CollectionBuilder(typeof(Bag), "Make")] public sealed class Bag : IEnumerable<double> { public IEnumerator<double> GetEnumerator() => throw new NotSupportedException(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); public static Bag Make(ReadOnlySpan<double> x) => new(); }

        """;

    private const string Helpers = """
        private static double Log(Halo x, [InterpolatedStringHandlerArgument("x")] ref Handler h) => h.Value;
        private static double LogCloud(PointCloud<Halo> c, [InterpolatedStringHandlerArgument("c")] ref Handler h) => h.Value;
        private static double LogLabels(Labels c, [InterpolatedStringHandlerArgument("c")] ref Handler h) => h.Value;
        private static double LogAll(Halo x, Labels l, double c, [InterpolatedStringHandlerArgument("c")] ref Handler h) => h.Value;
        private static double LogNumber(double c, [InterpolatedStringHandlerArgument("c")] ref Handler h) => h.Value;

        """;

    [Fact]
    public Task Says_WhatADeconstructionCalls() =>
        Verify.Says(
            Around
                + Verify.InModel(
                    "public Halo F(Halo x) { var ({|GDL4001:(s, t)|}, _) = new Pair<Halo, Halo>(x, x); "
                        + "return (s + t) * x; }"
                ),
            "The call of 'Deconstruct' that C# inserts for '(s, t)' is not known to be equivariant. "
                + "Operations on Halo must commute with rotations, reflections and permutations of points, so "
                + "only listed ones are allowed. Use a layer, the members of features and "
                + "edges, or a method marked [Equivariant]."
        );

    [Fact]
    public Task Says_WhatAConversionIs() =>
        Verify.Says(
            Around
                + Verify.InModel(
                    "public Halo F(Halo x) { Seen n = new(2.0); {|GDL4001:n *= x|}; return n.Value * x; }"
                ),
            "The conversion to Seen that C# inserts for 'n *= x' is not known to be equivariant. Operations on Halo "
                + "must commute with rotations, reflections and permutations of points, so only "
                + "listed ones are allowed. Use a layer, the members of features and "
                + "edges, or a method marked [Equivariant]."
        );

    [Theory]
    // Deconstructions.
    [InlineData(
        "public Halo F(Halo x) { ({|GDL4001:var (s, t)|}, Halo y) = new Pair<Halo, Halo>(x, x); return (s + t) * y; }"
    )]
    [InlineData(
        "public Halo F(Halo x) { double s, t; ({|GDL4001:(s, t)|}, _) = new Pair<Halo, Halo>(x, x); "
            + "return (s + t) * x; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c) { var ({|GDL4001:(s, t)|}, _) = new Pair<Halo, "
            + "Halo>(c.Features, c.Features); return (s + t) * c.Features; }"
    )]
    [InlineData(
        "public Halo F(Halo x) { var (({|GDL4001:(s, t)|}, _), _) = new Pair<Pair<Halo, Halo>, "
            + "Halo>(new(x, x), x); return (s + t) * x; }"
    )]
    [InlineData(
        "public Halo F(Halo x) { ({|GDL4001:Seen s|}, Seen t) = new Pair<Halo, Halo>(x, x); return "
            + "(s.Value + t.Value) * x; }"
    )]
    [InlineData(
        "public Halo F(Halo x) { Seen s; ({|GDL4001:s|}, _) = new Pair<Halo, Halo>(x, x); return s.Value * x; }"
    )]
    [InlineData("public Halo F(PointCloud<Halo> c) { {|GDL4001:var (a, b, d) = c|}; return a * c.Features; }")]
    // Compound assignments and increments.
    [InlineData(
        "public Halo F(PointCloud<Halo> c) { Seen n = new(2.0); {|GDL4001:n *= c.Edges.Vectors|}; "
            + "return n.Value * c.Features; }"
    )]
    [InlineData("public Halo F(Halo x) { Sum s = new(); {|GDL4001:s += x|}; return s.V * x; }")]
    // Conversions.
    [InlineData("public Halo F(Halo x) { Seen n = {|GDL4001:x|}; return n.Value * x; }")]
    [InlineData("public Halo F(Halo x) { double n = {|GDL4001:(Seen)x|}; return n * x; }")]
    [InlineData("public Halo F(Halo x) => Use({|GDL4001:x|}) * x; private static double Use(Seen s) => s.Value;")]
    [InlineData("public Halo F(Halo x, bool b) { Seen n = b ? {|GDL4001:x|} : new Seen(2); return n.Value * x; }")]
    [InlineData(
        "public Halo F(Halo x, int b) { Seen n = b switch { 1 => {|GDL4001:x|}, _ => new Seen(2) }; "
            + "return n.Value * x; }"
    )]
    [InlineData("public Halo F(Halo x) { Seen[] n = [{|GDL4001:x|}]; return n[0].Value * x; }")]
    [InlineData("public Halo F(Halo x) { Seen[] n = { {|GDL4001:x|} }; return n[0].Value * x; }")]
    [InlineData(
        "public Halo F(PointCloud<Halo> c) { (object, int) n = ({|GDL4001:c|}, 1); return n.Item2 * c.Features; }"
    )]
    [InlineData("private static Seen See(Halo x) => {|GDL4001:x|}; public Halo F(Halo x) => See(x).Value * x;")]
    [InlineData("public Halo F(Box b) => {|GDL4001:b|};")]
    // Enumerations.
    [InlineData(
        "public Halo F(PointCloud<Halo> c, object[] extra) { foreach (PointCloud<Halo> w in "
            + "{|GDL4001:extra|}) return w.Features; return c.Features; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Clouds extra) { foreach (var w in {|GDL4001:extra|}) return "
            + "w.Features; return c.Features; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Clouds extra) { foreach (PointCloud<Halo> w in "
            + "{|GDL4001:extra|}) return w.Features; return c.Features; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, Box[] extra) { foreach (PointCloud<Halo> w in "
            + "{|GDL4001:extra|}) return w.Features; return c.Features; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, IEnumerable<Box> extra) { foreach (PointCloud<Halo> w in "
            + "{|GDL4001:extra|}) return w.Features; return c.Features; }"
    )]
    [InlineData(
        "public Halo F(PointCloud<Halo> c, IEnumerable<Box> extra) { PointCloud<Halo>[] w = "
            + "[{|GDL4001:.. extra|}]; return c.Features; }"
    )]
    // Handlers of interpolated strings.
    [InlineData("public Halo F(Halo x) => Log(x, {|GDL4001:$\"{1.0}\"|}) * x;")]
    [InlineData("public Halo F(Halo x, Labels l) => LogLabels(l, {|GDL4001:$\"{1.0}\"|}) * x;")]
    [InlineData("public Halo F(Halo x, Labels l) => l.Log({|GDL4001:$\"one\"|}) * x;")]
    [InlineData("public Halo F(Halo x, Labels l) => Logs.Log(l, {|GDL4001:$\"one\"|}) * x;")]
    [InlineData("public Halo F(PointCloud<Halo> c) => LogCloud(c, {|GDL4001:$\"{1.0}\"|}) * c.Features;")]
    [InlineData(
        "public Halo F(Halo x) { return LogHere(x, {|GDL4001:$\"{1.0}\"|}) * x; static double "
            + "LogHere(Halo y, [InterpolatedStringHandlerArgument(\"y\")] ref Handler h) => h.Value; }"
    )]
    public Task Triggers_OnHiddenCalls(string members) => Verify.That(Around + Verify.InModel(Helpers + members));

    [Theory]
    [InlineData(
        "public Halo F(Halo x, Box b) { var (s, t) = b; var ((u, v), w) = (b, 1); foreach (double d in "
            + "b) s += (int)d; return (s + t + u + v + w) * x; }"
    )]
    [InlineData(
        "public Halo F(Halo x) { Seen n = new(2.0); n *= 3; n += n; double k = n; (Seen s, double t) = "
            + "(1.0, n); foreach (Seen e in new double[] { 1, 2 }) k += e; return (k + s + t) * x; }"
    )]
    [InlineData(
        "public Halo F(Halo x) { Seen n = new(2.0); n++; --n; return (n, 1) == (2.0, 1) && (n, n) != (n, 3) ? x : -x; }"
    )]
    [InlineData("public Halo F(Halo x) { Sum s = new(); s += 2.0; s++; return s.V * x; }")]
    [InlineData("public Halo F(Halo x, Labels l) => LogAll(x, l, 2, $\"{1.0} and\") * x;")]
    [InlineData("public Halo F(Halo x) => LogNumber(2, $\"{1.0} and\") * x;")]
    [InlineData(
        "public Halo F(Halo x) { Bag b = [1, 2, .. new double[] { 3 }]; List<int> l = [1, .. new[] { 2 "
            + "}]; HashSet<int> h = new() { 3, 4 }; return l[^1] * h.Count * x; }"
    )]
    [InlineData("public Halo F(Halo x, (int, string) a) => a == (1, \"x\") ? x : -x;")]
    [InlineData(
        "public Halo F(Halo x, int[] a, string s) => a is [1, .., > 3] && s is { Length: > 2 } && "
            + "a[1..].Length > s[^1] ? x : -x;"
    )]
    public Task DoesNotTrigger_OnUntypedOnes(string members) => Verify.That(Around + Verify.InModel(Helpers + members));

    [Fact]
    public Task Triggers_InMarkedHelper() =>
        Verify.That(
            Around
                + "public static class Tools { [Equivariant] public static double Peek(Halo x) { var "
                + "({|GDL4001:(s, t)|}, _) = new Pair<Halo, Halo>(x, x); return s + t; } }"
        );
}
