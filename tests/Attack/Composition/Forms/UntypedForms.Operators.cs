namespace GeoDL.Typed.Attack;

/// <content>Operators of the user's, C# 14's among them, and extension members.</content>
internal static partial class UntypedForms
{
    private const string Truth =
        "public readonly struct Truth$u(double v) { public double Value => v; public static bool "
        + "operator true(Truth$u t) => t.Value > 0; public static bool operator false(Truth$u t) => "
        + "t.Value <= 0; public static Truth$u operator &(Truth$u a, Truth$u b) => new(Math.Min(a.Value, "
        + "b.Value)); public static Truth$u operator |(Truth$u a, Truth$u b) => new(Math.Max(a.Value, "
        + "b.Value)); public static bool operator !(Truth$u t) => t.Value <= 0; }";

    private const string Sum =
        "public sealed class Sum$u { public double Value { get; set; } public void operator +=(double "
        + "d) => Value += d; public void operator *=(double d) => Value *= d; public void operator ++() "
        + "=> Value += 1; public void operator --() => Value -= 0.5; }";

    private static IEnumerable<UntypedForm> Operators() =>
        [
            new("operator: true and false", "double $k = new Truth$u(scale) ? 1.5 : 0.5;") { Types = Truth },
            new(
                "operator: && and ||",
                "double $k = 0.5; if (new Truth$u(scale) && new Truth$u(steps - 2.5) || new "
                    + "Truth$u(1)) $k = 2; while (new Truth$u(1 - $k)) $k += 0.25;"
            )
            {
                Types = Truth,
            },
            new("operator: value of &&", "Truth$u t$u = new Truth$u(scale) && new Truth$u(2); double $k = t$u.Value;")
            {
                Types = Truth,
            },
            new(
                "operator: compound assignment of a class",
                "var s$u = new Sum$u(); s$u += scale; s$u *= 2; double $k = s$u.Value;"
            )
            {
                Types = Sum,
            },
            new(
                "operator: increment of a class",
                "var s$u = new Sum$u { Value = scale }; s$u++; ++s$u; s$u--; double $k = s$u.Value;"
            )
            {
                Types = Sum,
            },
            new(
                "operator: compound assignment of a struct",
                "Tally$u t$u = new(); t$u += scale; t$u += 1; double $k = t$u.Value;"
            )
            {
                Types =
                    "public struct Tally$u { public double Value; public void operator +=(double d) => Value += d; }",
            },
            new(
                "operator: compound assignment of a member",
                "var h$u = new Kept$u(); h$u.Sum += scale; h$u.Sum++; double $k = h$u.Sum.Value;"
            )
            {
                Types = Sum + "\npublic sealed class Kept$u { public Sum$u Sum = new(); }",
            },
            new("operator: checked", "double $k = checked(new Count$u(2) + new Count$u(3)).Value * scale;")
            {
                Types =
                    "public readonly struct Count$u(int v) { public int Value => v; public static "
                    + "Count$u operator +(Count$u a, Count$u b) => new(a.Value + b.Value); public static "
                    + "Count$u operator checked +(Count$u a, Count$u b) => new(checked(a.Value + "
                    + "b.Value)); }",
            },
            new(
                "operator: unsigned shift and comparison",
                "double $k = (new Bits$u(12) >>> 1).Value * scale + (new Bits$u(1) < new Bits$u(2) ? 1 : 0);"
            )
            {
                Types =
                    "public readonly struct Bits$u(int v) { public int Value => v; public static "
                    + "Bits$u operator >>>(Bits$u a, int n) => new(a.Value >>> n); public static bool "
                    + "operator <(Bits$u a, Bits$u b) => a.Value < b.Value; public static bool operator "
                    + ">(Bits$u a, Bits$u b) => a.Value > b.Value; }",
            },
            new(
                "operator: static abstract",
                "double $k = Of$u(scale) + Of$u(steps); static double Of$u<T>(T x) where T : "
                    + "System.Numerics.INumber<T> => double.CreateChecked(x + T.One);"
            ),
            new("extension: property and method", "double $k = scale.Twice$u + scale.Plus$u(1);")
            {
                Types =
                    "public static class Numbers$u { extension(double d) { public double Twice$u => 2 "
                    + "* d; public double Plus$u(double o) => d + o; } }",
            },
            new("extension: static members", "double $k = double.Third$u + double.Of$u(steps);")
            {
                Types =
                    "public static class Numbers$u { extension(double) { public static double Third$u "
                    + "=> 1.0 / 3; public static double Of$u(int n) => 0.5 * n; } }",
            },
            new("extension: operator", "double[] a$u = [1, scale]; a$u = a$u * 2; double $k = a$u[0] + a$u[1];")
            {
                Types =
                    "public static class Numbers$u { extension(double[]) { public static double[] "
                    + "operator *(double[] a, double s) => [.. a.Select(v => v * s)]; } }",
            },
            new("extension: compound assignment", "List<double> l$u = [scale]; l$u += 2; double $k = l$u.Sum();")
            {
                Types =
                    "public static class Numbers$u { extension(List<double> l) { public void operator "
                    + "+=(double d) => l.Add(d); } }",
            },
            new("extension: truth", "double $k = new Kept$u(scale) ? 2 : 1;")
            {
                Types =
                    "public readonly struct Kept$u(double v) { public double Value => v; }\npublic "
                    + "static class Numbers$u { extension(Kept$u) { public static bool operator "
                    + "true(Kept$u k) => k.Value > 0; public static bool operator false(Kept$u k) => "
                    + "k.Value <= 0; } }",
            },
            new("extension: generic", "double $k = new[] { scale, 2.0 }.Last$u + new List<int> { 1, 2 }.Last$u;")
            {
                Types =
                    "public static class Numbers$u { extension<T>(IReadOnlyList<T> l) { public T "
                    + "Last$u => l[l.Count - 1]; } }",
            },
            new("extension: old form", "double $k = scale.Clip$u(0.1, 0.6);")
            {
                Types =
                    "public static class Numbers$u { public static double Clip$u(this double d, double "
                    + "low, double high) => Math.Clamp(d, low, high); }",
            },
        ];
}
