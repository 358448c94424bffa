namespace GeoDL.Typed.Analyzers.Tests.Witness;

/// <summary>Checked code is read wherever it stands: the same hidden conversion is found in each place.</summary>
public sealed class PlaceTests
{
    private const string Seen = """
        public readonly struct Seen(double v)
        {
            public double Value => v;
            public static implicit operator Seen(double d) => new(d);
        }

        public class Outer(Seen s) { public Seen S => s; }
        public static class Source { public static double D => 1; }

        """;

    public static TheoryData<string> Places =>
        [
            "public Seen P => Source.D;",
            "public Seen P { get { return Source.D; } set { Seen s = Source.D; } }",
            "public Seen this[int i] => Source.D;",
            "public Seen P { get; } = Source.D;",
            "private static readonly Seen S = Source.D;",
            "public Net(int n) : this((ulong)n) { Seen s = Source.D; }",
            "static Net() { Seen s = Source.D; }",
            "~Net() { Seen s = Source.D; }",
            "public event Action E { add { Seen s = Source.D; } remove { } }",
            "public IEnumerable<Seen> F() { yield return Source.D; }",
            "public IEnumerable<int> F() { try { yield return 1; } finally { Seen s = Source.D; } }",
            "public async Task<Seen> F() { await Task.Yield(); return Source.D; }",
            "public async IAsyncEnumerable<Seen> F() { await Task.Yield(); yield return Source.D; }",
            "public Func<Task<Seen>> F(double d) => async () => { await Task.Yield(); return d; };",
            "public IEnumerable<Seen> F(double[] all) => from d in all let e = d + 1 where e > 2 "
                + "select (Seen)Identity(e); private static Seen Identity(Seen s) => s;",
            "public Action F(double d) { return () => { Local(); void Local() { Seen s = d; } }; }",
            "public Seen F<T>(double d, T t) { Func<T, Seen> f = _ => d; return f(t); }",
            "public sealed class Nested { public Seen F(double d) => d; }",
            "public sealed class Nested<T> { public Seen F(double d, T t) => d; public Func<Seen> "
                + "G(double d) => () => d; }",
            "public sealed class Nested : IComparable<int> { int IComparable<int>.CompareTo(int i) { "
                + "Seen s = Source.D; return i; } }",
            "public sealed class Nested(double d) : Outer(d);",
            "public sealed class Nested : Outer { public Nested(double d) : base(d) { } }",
            "public readonly struct Nested(double d) { private readonly Seen _s = d; public Seen S => _s; }",
            "public sealed record Nested(double D) { public Seen S { get; init; } = D; }",
            "public sealed class Nested { public static Nested operator +(Nested a, double d) { Seen s "
                + "= d; return a; } }",
            "public interface INested { Seen F(double d) => d; }",
            "public int F(int n) { try { return n; } catch (Exception) when (Held(Source.D)) { return "
                + "1; } } private static bool Held(Seen s) => true;",
            "public Seen F(int n, double d) => n switch { 1 => Identity(d), _ => Identity(n) }; "
                + "private static Seen Identity(Seen s) => s;",
            "public Seen F(double d) { Seen s; { s = d; } return s; }",
        ];

    private static readonly WitnessedBatch Batch = new(
        Places.Cast<object[]>().Select(static p => ((string)p[0], Seen))
    );

    [Theory]
    [MemberData(nameof(Places))]
    public void HiddenConversion_IsFound(string members) =>
        Witnessed.Finds(Batch.ByNames(members, Seen), "Seen::op_Implicit(System.Double)");
}
