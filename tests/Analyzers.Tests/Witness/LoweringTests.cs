using GeoDL.Typed.Witness;

namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>What C# adds for a construct is explained where the construct stands, and nowhere else.</summary>
public sealed class LoweringTests
{
    public static TheoryData<string> Programs =>
        [
            "public string F(int n, object o) => \"n = \" + n + o + 'c' + 2.5m;",
            "public string F(int n, double x) => $\"{n} of {x:0.0}, {nameof(F)} {n,5}\";",
            "public FormattableString F(int n) => $\"{n}\";",
            "public int F(string s) { switch (s) { case \"a\": return 1; case \"bc\": return 2; case "
                + "\"de\": return 3; case \"fgh\": return 4; case \"ijk\": return 5; case \"l\": return 6; "
                + "case \"mn\": return 7; default: return 0; } }",
            "public int F(int n) => n switch { 0 => 1, 1 => 2 };",
            "public bool F(string s, string t) => s == t || s is \"a\" or \"b\";",
            "public int F(int n) { Func<int, int> f = i => i + n; Func<int> g = static () => 3; int "
                + "Local(int x) => x + n; return f(1) + g() + Local(2); }",
            "public Func<double, double> F() => Math.Sqrt;",
            "public Func<string, bool> F(string s) => s.StartsWith;",
            "public void F(Action a) { Done += a; Done -= a; Done?.Invoke(); } public event Action? Done;",
            "public Action F(Action a, Action b) { a += b; return a - b; }",
            "public int? F(int? a, int? b, string? s) { int? c = a + b; c ??= s?.Length; return c == "
                + "null ? a * 2 : c.GetValueOrDefault(); }",
            "public decimal F(decimal a, int n) { a += n; a++; return a * 2.5m - 1; }",
            "public int F(int[] a) { int[] b = a[1..^1]; return b[^1] + a[..2].Length; }",
            "public int F() { int[] a = { 1, 2, 3, 4 }; double[,] b = { { 1, 2 }, { 3, 4 } }; int sum "
                + "= 0; foreach (int i in a) sum += i; foreach (double x in b) sum += (int)x; b[0, 1] = 2; "
                + "return sum + (int)b[1, 1]; }",
            "public int F(string s) { int n = 0; foreach (char c in s) n += c; return n; }",
            "public int[] F(int n) => [1, 2, n];",
            "public List<int> F(int n) => [1, 2, n];",
            "public List<int> F(int[] a) => [1, .. a, 2];",
            "public IReadOnlyList<int> F(int n) => [1, n];",
            "public int F(int n) { ReadOnlySpan<int> s = [1, 2, 3]; Span<int> t = [n, n]; Span<int> u "
                + "= stackalloc int[3]; Span<int> v = stackalloc[] { 1, 2, 3 }; return s.Length + t.Length + "
                + "u.Length + v.Length; }",
            "public int F(int n) => Count(n, 2, 3) + Spans(1, n) + Count(); private static int "
                + "Count(params int[] a) => a.Length; private static int Spans(params ReadOnlySpan<int> a) "
                + "=> a.Length;",
            "public int F(object o) { lock (o) return 1; }",
            "private readonly System.Threading.Lock _l = new(); public int F() { lock (_l) { return 1; } }",
            "public string F() => typeof(Hidden).Name + typeof(int).Name;",
            "public async Task F(int n) { if (n > 1) return; }",
            "public async ValueTask<int> F(int n) { Func<int> g = () => n; return g(); }",
            "public IEnumerable<int> F(int n) { try { for (int i = 0; i < n; i++) yield return i; } "
                + "finally { n = 0; } }",
            "public (int, double) F(int n) { (int a, double b) t = (n, 2); (int x, double y) = t; (n, "
                + "x) = (x, n); return (t.a + x, t.b + y); }",
            "public bool F((int, int) a, (int, int) b) => a == b;",
            "public int F(int n) { var t = new { n, Half = n / 2 }; return t.n + t.Half; }",
            "public int F(object o) => o is int i ? i : o is string { Length: 3 } ? 2 : (o as "
                + "Exception)?.Message.Length ?? 0;",
            "public object F(int n) => n;",
            "public int F(object o) => (int)o + ((string)o).Length;",
            "public int F(int n) { try { return checked(n + 1); } catch (OverflowException e) when "
                + "(e.Message.Length > 3) { throw; } finally { n++; } }",
            "public int F(string a) => Length(a); private static int Length(ReadOnlySpan<char> s) => s.Length;",
            "public int F(int[] a) => Length(a); private static int Length(ReadOnlySpan<int> s) => s.Length;",
            "public ReadOnlySpan<byte> F() => \"abc\"u8;",
            "public int Size { get; set; } = 3; private readonly double[] _table = [1, 2.5, 3]; "
                + "private static readonly string Name = \"a\" + 3; public int F() => Size + _table.Length + "
                + "Name.Length;",
            "public enum Kind { A, B } public string F(Kind k) => \"kind \" + k + $\"{k}\";",
            "public sealed record Point(int X, string? Name) { public int Y { get; init; } } public "
                + "int F() => new Point(1, null) { Y = 3 }.Y;",
            "public readonly record struct Point(int X, double Y); public double F() => new Point(1, 2).Y;",
            "public class Base(int n) { public int N => n; } public sealed class Derived(int m) : "
                + "Base(m + 1) { private readonly int _m = m; public int M => _m; } public int F() => new "
                + "Derived(2).N;",
            "public int F(int a, int b = 3, params string[] names) => F(1) + names.Length;",
            "public T F<T>(T x, Func<T, T> f) where T : IComparable<T> { T Local(T y) => f(y); return "
                + "x.CompareTo(x) > 0 ? Local(x) : x; }",
            "public int F(int[] a) => a is [1, .., var last] ? last : 0;",
            "public double F(double x) { var f = (double a, params int[] b) => a * b.Length; return "
                + "f(x, 1, 2) + Sum(x, 1); static double Sum(params IEnumerable<double> all) => all.Sum(); }",
            "public sealed record Options(int Width) { public int Depth { get; init; } = 3; } public "
                + "int F() => new Options(2).Depth;",
            "public Net(int n) : this((ulong)n) => _n = n; private readonly int _n;",
        ];

    /// <summary>
    /// Programs with members of patterns, which names alone do not tell; what C# adds around them is explained.
    /// </summary>
    public static TheoryData<string> Patterns =>
        [
            "public async Task<double> F(IAsyncEnumerable<double> all, IAsyncDisposable held) { double "
                + "sum = 0; await foreach (double x in all) sum += x; await using (held) return sum; }",
            "public async Task<int> F(Task<int> t, Task u) { try { return await t; } finally { await u; } }",
        ];

    private static readonly WitnessedBatch Batch = new(
        Programs.Cast<object[]>().Concat(Patterns.Cast<object[]>()).Select(static p => ((string)p[0], string.Empty))
    );

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task ConstructsOfTheLanguage_AreExplained(string members)
    {
        Assert.Empty(Batch.ByNames(members));
        Assert.Empty((await Batch.ByWalker(members)).Findings);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task ConstructsAroundPatterns_AreExplained(string members)
    {
        Assert.NotEmpty(Batch.ByNames(members));
        Assert.Empty((await Batch.ByWalker(members)).Findings);
    }

    /// <summary>
    /// The same calls with nobody's word: what the construct explains in one member, it does not in another.
    /// </summary>
    [Fact]
    public void Nothing_IsExplainedWithoutItsConstruct()
    {
        const string Source = """
            public string Joined(string a) => a + "b";
            public string Called(string a) => string.Concat(a, "b");
            public bool Equal(string a) => a == "b";
            public bool Asked(string a) => string.Equals(a, "b");
            public int Locked(object o) { lock (o) return 1; }
            public void Entered(object o) => System.Threading.Monitor.Enter(o);

            """;

        IReadOnlyList<Finding> findings = IlWitness.Examine(
            Witnessed.Compile(Verify.InModel(Source)),
            new JudgedSymbols()
        );

        Assert.Equal(
            ["Net.Asked(string)", "Net.Called(string)", "Net.Entered(object)"],
            findings.Select(static f => f.Member).Distinct().Order(StringComparer.Ordinal)
        );
    }
}
