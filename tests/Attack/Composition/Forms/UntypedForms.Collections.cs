namespace GeoDL.Typed.Attack;

/// <content>Collection expressions, builders, initialisers.</content>
internal static partial class UntypedForms
{
    private const string Bag =
        "[System.Runtime.CompilerServices.CollectionBuilder(typeof(Bag$uBuilder), \"Create\")] public "
        + "sealed class Bag$u : IEnumerable<double> { private readonly double[] _all; internal "
        + "Bag$u(double[] all) => _all = all; public double Sum => _all.Sum(); public "
        + "IEnumerator<double> GetEnumerator() => _all.AsEnumerable().GetEnumerator(); "
        + "System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => "
        + "GetEnumerator(); }\npublic static class Bag$uBuilder { public static Bag$u "
        + "Create(ReadOnlySpan<double> all) => new(all.ToArray()); }";

    private const string Sums =
        "public sealed class Sums$u : System.Collections.IEnumerable { public double Value; public "
        + "void Add(double d) => Value += d; public void Add(int n, double d) => Value += n * d; public "
        + "double this[int i] { set => Value += i * value; } public System.Collections.IEnumerator "
        + "GetEnumerator() => throw new NotSupportedException(); }";

    private static IEnumerable<UntypedForm> Collections() =>
        [
            new("collection: list", "List<double> l$u = [scale, 1, .. new[] { 0.5, 2 }]; double $k = l$u.Sum();"),
            new("collection: builder", "Bag$u b$u = [1, scale, 0.5]; double $k = b$u.Sum;") { Types = Bag },
            new(
                "collection: builder with a spread",
                "Bag$u b$u = [.. Enumerable.Range(1, steps).Select(i => i * scale), 2]; double $k = b$u.Sum;"
            )
            {
                Types = Bag,
            },
            new(
                "collection: builder as an argument",
                "double $k = Of$u([scale, 2]); static double Of$u(Bag$u b) => b.Sum;"
            )
            {
                Types = Bag,
            },
            new(
                "collection: spans",
                "Span<double> s$u = [scale, 2]; ReadOnlySpan<int> r$u = [1, 2, 3]; s$u[0] *= r$u[1]; "
                    + "double $k = s$u[0] + s$u[1];"
            ),
            new(
                "collection: set and interface",
                "HashSet<int> h$u = [1, 2, steps]; IReadOnlyList<double> r$u = [scale, 1]; double $k = "
                    + "h$u.Count + r$u[0];"
            ),
            new(
                "collection: immutable",
                "System.Collections.Immutable.ImmutableArray<double> a$u = [scale, 1.5]; double $k = "
                    + "a$u.Sum() + a$u.Length;"
            ),
            new(
                "collection: empty and nested",
                "double[][] a$u = [[], [scale], [1, 2]]; double $k = a$u.Sum(static r => r.Sum() + r.Length);"
            ),
            new("collection: initialiser", "var l$u = new Sums$u { scale, 2.0 }; double $k = l$u.Value;")
            {
                Types = Sums,
            },
            new(
                "collection: initialiser with two values",
                "var l$u = new Sums$u { { steps, scale }, 1.0 }; double $k = l$u.Value;"
            )
            {
                Types = Sums,
            },
            new(
                "collection: initialiser with an index",
                "var l$u = new Sums$u { [2] = scale, [3] = 1 }; double $k = l$u.Value;"
            )
            {
                Types = Sums,
            },
            new("collection: extension Add", "var l$u = new Sums$u { \"abc\", scale }; double $k = l$u.Value;")
            {
                Types =
                    Sums
                    + "\npublic static class More$u { public static void Add(this Sums$u l, string s) => "
                    + "l.Add(s.Length); }",
            },
            new(
                "collection: nested initialiser",
                "var h$u = new Kept$u { List = { scale, 1.0 }, Name = { Length = 2 } }; double $k = "
                    + "h$u.List.Value + h$u.Name.Length;"
            )
            {
                Types =
                    Sums
                    + "\npublic sealed class Kept$u { public Sums$u List { get; } = new(); public Part$u "
                    + "Name { get; } = new(); }\npublic sealed class Part$u { public int Length { get; "
                    + "set; } }",
            },
            new(
                "collection: dictionary",
                "var d$u = new Dictionary<string, double> { [\"a\"] = scale, [\"b\"] = 2 }; double $k "
                    + "= d$u.TryGetValue(\"a\", out double v$u) ? v$u + d$u.Count : 0;"
            ),
            new(
                "collection: jagged and by length",
                "double[][] a$u = new double[2][]; a$u[0] = new double[] { 1, scale }; a$u[1] = [.. "
                    + "a$u[0], 3]; double $k = a$u[1].Length * a$u[0][1];"
            ),
            new(
                "collection: in place",
                "Span<double> s$u = stackalloc double[] { scale, 1, 2 }; double $k = 0; for (int i = "
                    + "0; i < s$u.Length; i++) $k += s$u[i];"
            ),
        ];
}
