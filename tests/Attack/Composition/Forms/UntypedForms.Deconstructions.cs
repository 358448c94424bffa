namespace GeoDL.Typed.Attack;

/// <content><c>Deconstruct</c> of the user's, at every depth.</content>
internal static partial class UntypedForms
{
    private const string Box =
        "public readonly struct Box$u(double w, double h) { public double W => w; public void "
        + "Deconstruct(out double a, out double b) { a = w; b = h; } }";

    private const string Split =
        "public static class Split$u { public static void Deconstruct(this double d, out double whole, "
        + "out double part) { whole = Math.Floor(d); part = d - whole; } }";

    private static IEnumerable<UntypedForm> Deconstructions() =>
        [
            new("deconstruction: instance", "var (a$u, b$u) = new Box$u(scale, 2); double $k = a$u * b$u;")
            {
                Types = Box,
            },
            new("deconstruction: extension", "var (a$u, b$u) = 3 * scale; double $k = a$u + b$u;") { Types = Split },
            new(
                "deconstruction: nested",
                "var ((a$u, b$u), c$u) = (new Box$u(scale, 2), 0.5); double $k = a$u * b$u + c$u;"
            )
            {
                Types = Box,
            },
            new(
                "deconstruction: nested in a Deconstruct",
                "var (n$u, (a$u, b$u)) = new Outer$u(steps, scale); double $k = n$u * a$u + b$u;"
            )
            {
                Types =
                    Box
                    + "\npublic sealed class Outer$u(int n, double s) { public void Deconstruct(out int "
                    + "count, out Box$u box) { count = n; box = new Box$u(s, 1); } }",
            },
            new(
                "deconstruction: extension under an instance",
                "var ((w$u, p$u), b$u) = new Box$u(3 * scale, 0.5); double $k = w$u + p$u + b$u;"
            )
            {
                Types = Box + "\n" + Split,
            },
            new(
                "deconstruction: in a loop",
                "double $k = 0; foreach (var (a$u, b$u) in new[] { new Box$u(scale, 2), new Box$u(1, "
                    + "0.5) }) $k += a$u * b$u;"
            )
            {
                Types = Box,
            },
            new(
                "deconstruction: of a dictionary",
                "double $k = 0; foreach (var (key$u, value$u) in new SortedDictionary<int, double> { "
                    + "[1] = scale, [2] = 0.5 }) $k += key$u * value$u;"
            ),
            new(
                "deconstruction: with a conversion",
                "(Level$u a$u, double b$u) = new Box$u(scale, 2); double $k = a$u.Value * b$u;"
            )
            {
                Types = Box + "\n" + Level,
            },
            new(
                "deconstruction: into members",
                "var h$u = new Kept$u(); (h$u.A, _) = new Box$u(scale, 2); double $k = h$u.A;"
            )
            {
                Types = Box + "\npublic sealed class Kept$u { public double A { get; set; } }",
            },
            new(
                "deconstruction: exchange",
                "double a$u = scale, b$u = 2; (a$u, b$u) = (b$u, a$u); double $k = a$u - b$u;"
            ),
            new(
                "deconstruction: of a record",
                "var (name$u, (lo$u, hi$u)) = new Range$u(\"r\", (0.5, scale)); double $k = "
                    + "name$u.Length * (hi$u - lo$u) + 1;"
            )
            {
                Types = "public sealed record Range$u(string Name, (double Low, double High) Ends);",
            },
            new(
                "deconstruction: in a lambda",
                "Func<(double, int), double> f$u = static p => { var (a, n) = p; return a * n; }; "
                    + "double $k = f$u((scale, steps));"
            ),
            new("deconstruction: generic", "var (a$u, b$u) = new[] { scale, 0.5 }; double $k = a$u + b$u;")
            {
                Types =
                    "public static class Ends$u { public static void Deconstruct<T>(this T[] all, out "
                    + "T first, out T last) { first = all[0]; last = all[^1]; } }",
            },
        ];
}
