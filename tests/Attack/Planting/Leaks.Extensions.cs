namespace GeoDL.Typed.Attack;

/// <content>Extension members and operators of C# 14 on typed values, and enumerators, builders and awaiters that C#
/// finds by name.</content>
internal static partial class Leaks
{
    private const string TruthOf =
        "public static class Truth$u { extension($X) { public static bool operator true($X x) => "
        + "x.ToRows()[0, 0] > 0; public static bool operator false($X x) => x.ToRows()[0, 0] <= 0; "
        + "public static $X operator &($X a, $X b) => a; public static $X operator |($X a, $X b) => a; } "
        + "}";

    private const string Numbers =
        "public static class Numbers$u { extension($X x) { public IEnumerator<double> GetEnumerator() "
        + "=> x.ToRows().ToArray().AsEnumerable().GetEnumerator(); } }";

    private const string Kept = "public static class Kept$u { public static double Value; }";

    private static IEnumerable<Leak> Extensions() =>
        [
            new("extension: member / property of features", "double $k = $x.First$u;")
            {
                Types =
                    "public static class Numbers$u { extension($X x) { public double First$u => x.ToRows()[0, 0]; } }",
            },
            new("extension: member / method of features", "double $k = $x.First$u(0);")
            {
                Types =
                    "public static class Numbers$u { extension($X x) { public double First$u(int i) => "
                    + "x.ToRows()[0, i]; } }",
            },
            new("extension: member / generic property", "double $k = $x.First$u;")
            {
                Types =
                    "public static class Numbers$u { extension<T>(T x) where T : struct, "
                    + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct { public double "
                    + "First$u => x.ToRows()[0, 0]; } }",
            },
            new("extension: member / property of edges", "double $k = $c.Edges.First$u;")
            {
                Types =
                    "public static class Numbers$u { extension(Neighbourhood e) { public double "
                    + "First$u => e.Vectors.ToRows()[0, 0]; } }",
            },
            new("extension: truth / true", "double $k = $x ? 1 : -0.5;") { Types = TruthOf },
            new("extension: truth / true in an if", "double $k = 1; if ($x) $k = -0.5;") { Types = TruthOf },
            new("extension: truth of a loop / true in a loop", "double $k = 1; while ($x) { $k = -0.5; break; }")
            {
                Types = TruthOf,
            },
            new("extension: truth of a loop / true in a for", "double $k = 1; for (; $x;) { $k = -0.5; break; }")
            {
                Types = TruthOf,
            },
            new(
                "extension: truth of a loop / true in a do",
                "double $k = 0; do { $k += 1; if ($k > 3) break; } while ($x);"
            )
            {
                Types = TruthOf,
            },
            new("extension: && and || / &&", "double $k = $x && $x ? 1 : -0.5;") { Types = TruthOf },
            new("extension: && and || / ||", "double $k = 1; if ($x || $x) $k = -0.5;") { Types = TruthOf },
            new("extension: unary operator / not", "double $k = !$x;")
            {
                Types =
                    "public static class Numbers$u { extension($X) { public static double operator "
                    + "!($X x) => x.ToRows()[0, 0]; } }",
            },
            new("extension: unary operator / complement", "double $k = ~$x;")
            {
                Types =
                    "public static class Numbers$u { extension($X) { public static double operator "
                    + "~($X x) => x.ToRows()[0, 0]; } }",
            },
            new("extension: comparison / comparison", "double $k = $x > 0.0 ? 1 : -0.5;")
            {
                Types =
                    "public static class Numbers$u { extension($X) { public static bool operator >($X "
                    + "x, double d) => x.ToRows()[0, 0] > d; public static bool operator <($X x, double "
                    + "d) => x.ToRows()[0, 0] < d; } }",
            },
            new("extension: comparison / equality", "double $k = $x == $x ? 1 : -0.5;")
            {
                Types =
                    "public static class Numbers$u { extension($X) { public static bool operator ==($X "
                    + "x, $X y) => x.ToRows()[0, 0] > 0; public static bool operator !=($X x, $X y) => "
                    + "x.ToRows()[0, 0] <= 0; } }",
            },
            new("extension: compound assignment / addition to a number", "double $k = 1; $k += $c;")
            {
                Types =
                    "public static class Numbers$u { extension(double) { public static double operator "
                    + "+(double d, PointCloud<$N> c) => d + c.PositionValues[0]; } }",
            },
            new(
                "extension: compound assignment / compound assignment of features",
                "$X z$u = $x; z$u <<= 1; double $k = Kept$u.Value;"
            )
            {
                Types =
                    Kept
                    + "\npublic static class Numbers$u { extension($X) { public static $X operator <<($X "
                    + "x, int i) { Kept$u.Value = x.ToRows()[0, 0]; return x; } } }",
            },
            new(
                "extension: compound assignment / compound assignment in place",
                "$X z$u = $x; z$u >>= 1; double $k = Kept$u.Value;"
            )
            {
                Types =
                    Kept
                    + "\npublic static class Numbers$u { extension(ref $X x) { public void operator "
                    + ">>=(int i) => Kept$u.Value = x.ToRows()[0, 0]; } }",
            },
            new("extension: increment / increment", "$X z$u = $x; z$u++; double $k = Kept$u.Value;")
            {
                Types =
                    Kept
                    + "\npublic static class Numbers$u { extension($X) { public static $X operator ++($X "
                    + "x) { Kept$u.Value = x.ToRows()[0, 0]; return x; } } }",
            },
            new("extension: increment / increment in place", "$X z$u = $x; z$u--; double $k = Kept$u.Value;")
            {
                Types =
                    Kept
                    + "\npublic static class Numbers$u { extension(ref $X x) { public void operator --() "
                    + "=> Kept$u.Value = x.ToRows()[0, 0]; } }",
            },
            new(
                "extension: compound assignment of a class / compound assignment of the user's class",
                "var s$u = new Sum$u(); s$u += $x; double $k = s$u.Value;"
            )
            {
                Types =
                    "public sealed class Sum$u { public double Value; public void operator +=($X x) => "
                    + "Value += x.ToRows()[0, 0]; }",
            },
            new(
                "extension: compound assignment of a class / compound assignment of a cloud to a class",
                "var s$u = new Sum$u(); s$u += $c; double $k = s$u.Value;"
            )
            {
                Types =
                    "public sealed class Sum$u { public double Value; }\npublic static class Numbers$u "
                    + "{ extension(Sum$u s) { public void operator +=(PointCloud<$N> c) => s.Value += "
                    + "c.PositionValues[0]; } }",
            },
            new("extension: member / static member over features", "double $k = double.Of$u($c);")
            {
                Types =
                    "public static class Numbers$u { extension(double) { public static double "
                    + "Of$u(PointCloud<$N> c) => c.PositionValues[0]; } }",
            },
            new("enumeration: by name / extension block", "double $k = 0; foreach (double v in $x) $k += v;")
            {
                Types = Numbers,
            },
            new("enumeration: more / spread of features", "double[] a$u = [.. $x]; double $k = a$u[0];")
            {
                Types = Numbers,
            },
            new("enumeration: by name / pair", "double $k = 0; foreach (double v in new Pair<$X, $X>($x, $x)) $k += v;")
            {
                Types =
                    "public static class Numbers$u { public static IEnumerator<double> "
                    + "GetEnumerator(this Pair<$X, $X> p) => p.First.ToRows().ToArray().AsEnumerable()"
                    + ".GetEnumerator(); }",
            },
            new(
                "enumeration: by name / with a loop that takes apart",
                "double $k = 0; foreach (var (i, v) in $c) $k += i * v;"
            )
            {
                Types =
                    "public static class Numbers$u { public static IEnumerator<(int, double)> "
                    + "GetEnumerator(this PointCloud<$N> c) => c.PositionValues.ToArray().Index()"
                    + ".GetEnumerator(); }",
            },
            new("enumeration: more / async", "double $k = Later$u($c).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Later$u(PointCloud<$N> "
                    + "cloud) { double sum = 0; await foreach (double v in cloud) sum += v; return sum; }",
                Types =
                    "public static class Numbers$u { public static async IAsyncEnumerator<double> "
                    + "GetAsyncEnumerator(this PointCloud<$N> c) { double v = c.PositionValues[0]; await "
                    + "System.Threading.Tasks.Task.CompletedTask; yield return v; } }",
            },
            new(
                "enumeration: by name / pinned by extension",
                "double $k; unsafe { fixed (double* p$u = $v) $k = p$u[0]; }"
            )
            {
                Types =
                    "public static class Numbers$u { public static ref double "
                    + "GetPinnableReference(this PointCloud<$N> c) { double[] a = "
                    + "c.PositionValues.ToArray(); return ref a[0]; } }",
            },
            new("collection: behind / extension Add", "var l$u = new Sums$u { $c }; double $k = l$u.Value;")
            {
                Types =
                    "public sealed class Sums$u : System.Collections.IEnumerable { public double "
                    + "Value; public System.Collections.IEnumerator GetEnumerator() => throw new "
                    + "NotSupportedException(); }\npublic static class More$u { public static void "
                    + "Add(this Sums$u s, PointCloud<$N> c) => s.Value += c.PositionValues[0]; }",
            },
            new("collection: behind / Add by a collection expression", "Sums$u l$u = [$c]; double $k = l$u.Value;")
            {
                Types =
                    "public sealed class Sums$u : System.Collections.IEnumerable { public double "
                    + "Value; public void Add(PointCloud<$N> c) => Value += c.PositionValues[0]; public "
                    + "System.Collections.IEnumerator GetEnumerator() => throw new "
                    + "NotSupportedException(); }",
            },
            new("collection: behind / builder", "Bag$u b$u = [$c]; double $k = b$u.First;")
            {
                Types =
                    "[System.Runtime.CompilerServices.CollectionBuilder(typeof(Bag$uBuilder), "
                    + "\"Create\")] public sealed class Bag$u : IEnumerable<PointCloud<$N>> { public "
                    + "double First; public IEnumerator<PointCloud<$N>> GetEnumerator() => throw new "
                    + "NotSupportedException(); System.Collections.IEnumerator "
                    + "System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }\npublic "
                    + "static class Bag$uBuilder { public static Bag$u "
                    + "Create(ReadOnlySpan<PointCloud<$N>> all) => new() { First = "
                    + "all[0].PositionValues[0] }; }",
            },
            new(
                "collection: behind / indexer of an initialiser",
                "var l$u = new Sums$u { [$c] = 2 }; double $k = l$u.Value;"
            )
            {
                Types =
                    "public sealed class Sums$u { public double Value; public double "
                    + "this[PointCloud<$N> c] { set => Value = value * c.PositionValues[0]; } }",
            },
            new("await: behind / extension block", "double $k = Later$u($c).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Later$u(PointCloud<$N> "
                    + "cloud) => await cloud;",
                Types =
                    "public static class Soon$u { extension(PointCloud<$N> c) { public "
                    + "System.Runtime.CompilerServices.TaskAwaiter<double> GetAwaiter() => "
                    + "System.Threading.Tasks.Task.FromResult(c.PositionValues[0]).GetAwaiter(); } }",
            },
            new("query: behind / extension block", "double $k = from p in $x select p;")
            {
                Types =
                    "public static class Numbers$u { extension($X x) { public double Select(Func<int, "
                    + "int> f) => x.ToRows()[0, f(0)]; } }",
            },
            new("query: behind / where", "double $k = from p in $c where p > 0 select p + 1;")
            {
                Types =
                    "public static class Numbers$u { public static Asked$u Where(this PointCloud<$N> "
                    + "c, Func<int, bool> f) => new(c.PositionValues[0]); }\npublic sealed class "
                    + "Asked$u(double v) { public double Select(Func<int, int> f) => v; }",
            },
            new("pattern: extension / extension property", "double $k = $x is { First$u: > 0 } ? 1 : -0.5;")
            {
                Types =
                    "public static class Numbers$u { extension($X x) { public double First$u => x.ToRows()[0, 0]; } }",
            },
            new(
                "pattern: extension / extension property in a switch",
                "double $k = $c switch { { First$u: > 0 } => 1, _ => -0.5 };"
            )
            {
                Types =
                    "public static class Numbers$u { extension(PointCloud<$N> c) { public double "
                    + "First$u => c.PositionValues[0]; } }",
            },
            new("collection: behind / extension property", "var h$u = new Kept$u { Seen = $c }; double $k = h$u.Value;")
            {
                Types =
                    "public sealed class Kept$u { public double Value; }\npublic static class "
                    + "Numbers$u { extension(Kept$u k) { public PointCloud<$N> Seen { set => k.Value = "
                    + "value.PositionValues[0]; } } }",
            },
        ];
}
