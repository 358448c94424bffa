namespace GeoDL.Typed.Attack;

/// <content><c>Deconstruct</c> of the user's on typed values, wherever C# takes apart.</content>
internal static partial class Leaks
{
    private const string Take =
        "public static class Taken$u { public static void Deconstruct(this $X x, out double s, out "
        + "double t) { s = x.ToRows()[0, 0]; t = 1; } }";

    private const string TakeCloud =
        "public static class Taken$u { public static void Deconstruct(this PointCloud<$N> c, out "
        + "double s, out double t) { s = c.PositionValues[0]; t = 1; } }";

    private static IEnumerable<Leak> Deconstructions() =>
        [
            new(
                "deconstruction: under a pair / under a pair",
                "var ((a$u, b$u), _) = new Pair<$X, $X>($x, $x); double $k = a$u + b$u;"
            )
            {
                Types = Take,
            },
            new(
                "deconstruction: under a pair / under a pair, with types",
                "((double a$u, double b$u), $X z$u) = new Pair<$X, $X>($x, $x); _ = z$u; double $k = a$u + b$u;"
            )
            {
                Types = Take,
            },
            new(
                "deconstruction: under a pair / under a pair, into locals that are there",
                "double a$u, b$u; ((a$u, b$u), _) = new Pair<$X, $X>($x, $x); double $k = a$u + b$u;"
            )
            {
                Types = Take,
            },
            new(
                "deconstruction: deeper / under two pairs",
                "var (((a$u, b$u), _), _) = new Pair<Pair<$X, $X>, $X>(new Pair<$X, $X>($x, $x), $x); "
                    + "double $k = a$u + b$u;"
            )
            {
                Types = Take,
            },
            new(
                "deconstruction: of another value under a pair / of vectors under a pair",
                "var ((a$u, b$u), _) = new Pair<Features, Scalars>($c.Edges.Vectors, "
                    + "$c.Edges.Lengths); double $k = a$u + b$u;"
            )
            {
                Types =
                    "public static class Taken$u { public static void Deconstruct(this Features x, out "
                    + "double s, out double t) { s = x.ToRows()[0, 0]; t = 1; } }",
            },
            new(
                "deconstruction: of another value under a pair / of a helper's pair",
                "var ((a$u, b$u), _) = Two$u($x); double $k = a$u + b$u; static Pair<$X, $X> Two$u($X x) => new(x, x);"
            )
            {
                Types = Take,
            },
            new(
                "deconstruction: of another value under a pair / of a cloud under a pair",
                "var ((a$u, b$u), _) = new Pair<PointCloud<$N>, $X>($c, $x); double $k = a$u + b$u;"
            )
            {
                Types = TakeCloud,
            },
            new(
                "deconstruction: extension block or generic / extension block",
                "var ((a$u, b$u), _) = new Pair<$X, $X>($x, $x); double $k = a$u + b$u;"
            )
            {
                Types =
                    "public static class Taken$u { extension($X x) { public void Deconstruct(out "
                    + "double s, out double t) { s = x.ToRows()[0, 0]; t = 1; } } }",
            },
            new(
                "deconstruction: extension block or generic / generic",
                "var ((a$u, b$u), _) = new Pair<$X, $X>($x, $x); double $k = a$u + b$u;"
            )
            {
                Types =
                    "public static class Taken$u { public static void Deconstruct<T>(this T x, out "
                    + "double s, out double t) where T : struct, "
                    + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct { s = x.ToRows()[0, "
                    + "0]; t = 1; } }",
            },
            new(
                "deconstruction: under a pair / into three",
                "var ((a$u, b$u, n$u), _) = new Pair<$X, $X>($x, $x); double $k = a$u + b$u + n$u;"
            )
            {
                Types =
                    "public static class Taken$u { public static void Deconstruct(this $X x, out "
                    + "double s, out double t, out int n) { s = x.ToRows()[0, 0]; t = 1; n = "
                    + "x.ToRows().Count; } }",
            },
            new(
                "deconstruction: deeper / of what was taken apart",
                "var (((w$u, p$u), b$u), _) = new Pair<$X, $X>($x, $x); double $k = w$u + p$u + b$u;"
            )
            {
                Types =
                    Take
                    + "\npublic static class Split$u { public static void Deconstruct(this double d, out "
                    + "double whole, out double part) { whole = Math.Floor(d); part = d - whole; } }",
            },
            new(
                "deconstruction: positional pattern / positional pattern of a pair",
                "double $k = new Pair<$X, $X>($x, $x) is ((var a$u, > 0.5), _) ? a$u : 1;"
            )
            {
                Types = Take,
            },
            new(
                "deconstruction: positional pattern / positional pattern of a switch",
                "double $k = $x switch { (> 0.1, _) => 1, _ => -0.5 };"
            )
            {
                Types = Take,
            },
            new("deconstruction: in a loop", "double $k = 0; foreach (var (a, b) in new[] { $c }) $k += a + b;")
            {
                Types = TakeCloud,
            },
            new(
                "deconstruction: under a pair / under the second of a pair",
                "var (_, (a$u, b$u)) = new Pair<$X, $X>($x, $x); double $k = a$u + b$u;"
            )
            {
                Types = Take,
            },
        ];
}
