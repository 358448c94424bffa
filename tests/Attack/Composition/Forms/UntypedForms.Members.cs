namespace GeoDL.Typed.Attack;

/// <content>Types of the user's: nested ones with primary constructors, records, what is disposed of.</content>
internal static partial class UntypedForms
{
    private static IEnumerable<UntypedForm> Members() =>
        [
            new("type: nested class with a primary constructor", "double $k = new Table$u(scale, steps).Value;")
            {
                Members =
                    "private sealed class Table$u(double a, int n) { private readonly double[] _all = "
                    + "[a, n]; public double Value => a * n + _all[0]; }",
            },
            new("type: nested struct with a primary constructor", "double $k = new Table$u(scale).Of(steps);")
            {
                Members = "private readonly struct Table$u(double a) { public double Of(int n) => a + n; }",
            },
            new(
                "type: nested record",
                "var o$u = new Options$u(scale) { Depth = 3 }; double $k = o$u.Width * o$u.Depth;"
            )
            {
                Members = "private sealed record Options$u(double Width) { public int Depth { get; init; } = 1; }",
            },
            new("type: nested helper class", "double $k = Tools$u.Of(scale) + Tools$u.Deep.Of(steps);")
            {
                Members =
                    "private static class Tools$u { public static double Of(double a) => a * a; public "
                    + "static class Deep { public static double Of(int n) => 0.5 * n; } }",
            },
            new(
                "type: with on a record",
                "var o$u = new Options$u(1, 2); o$u = o$u with { Width = scale }; double $k = o$u.Width * o$u.Depth;"
            )
            {
                Types = "public sealed record Options$u(double Width, int Depth);",
            },
            new(
                "type: with on a struct",
                "var o$u = new Options$u { Width = 1 } with { Width = scale, Depth = steps }; double "
                    + "$k = o$u.Width * o$u.Depth;"
            )
            {
                Types =
                    "public record struct Options$u { public double Width { get; set; } public int "
                    + "Depth { get; set; } }",
            },
            new(
                "type: with on an anonymous type",
                "var a$u = new { Width = scale, Depth = 2 }; var b$u = a$u with { Depth = steps + 1 }; "
                    + "double $k = b$u.Width * b$u.Depth;"
            ),
            new(
                "type: equality of records",
                "double $k = new Options$u(scale) == new Options$u(0.75) && new "
                    + "Options$u(1).Equals(new Options$u(1)) ? 1.5 : 0.5;"
            )
            {
                Types = "public sealed record Options$u(double Width);",
            },
            new(
                "type: anonymous",
                "var a$u = new { Name = \"k\", Value = scale }; double $k = a$u.Value + a$u.Name.Length;"
            ),
            new(
                "type: tuple with names",
                "(double Low, double High) t$u = (scale, 2); double $k = t$u.High - t$u.Low;"
            ),
            new(
                "type: comparison of tuples",
                "double $k = (steps, scale) == (2, 0.75) && (1, \"a\") != (1, \"b\") ? 1.5 : 0.5;"
            ),
            new(
                "type: delegate and event",
                "var b$u = new Bell$u(); double sum$u = 0; b$u.Rung += d => sum$u += d; "
                    + "b$u.Ring(scale); double $k = sum$u;"
            )
            {
                Types =
                    "public sealed class Bell$u { public event Action<double>? Rung; public void "
                    + "Ring(double d) => Rung?.Invoke(d); }",
            },
            new("type: static member and constant", "double $k = Table$u.Values[steps] * Table$u.Half;")
            {
                Types =
                    "public static class Table$u { public const double Half = 0.5; public static "
                    + "IReadOnlyList<double> Values { get; } = [1, 2, 3]; }",
            },
            new("type: coefficients of the model", "double $k = Table$u[steps % 3] + Of$u(scale);")
            {
                Members =
                    "private static readonly double[] Table$u = [1, 0.5, 0.25];\nprivate static double "
                    + "Of$u(double x) => Table$u[0] + x * (Table$u[1] + x * Table$u[2]);",
            },
            new("type: get-only properties of the model", "double $k = Width$u * Twice$u;")
            {
                Members = "private static double Width$u { get; } = 0.6;\nprivate double Twice$u => 2 * Width$u;",
            },
            new("type: property with a field", "var h$u = new Kept$u { Value = scale }; double $k = h$u.Value;")
            {
                Types =
                    "public sealed class Kept$u { public double Value { get => field; set => field = "
                    + "Math.Max(0, value); } }",
            },
            new(
                "type: assignment to what may be null",
                "Kept$u? h$u = flag ? new Kept$u() : null; h$u?.Value = scale; h$u?.Value += 1; double "
                    + "$k = h$u?.Value ?? 0.5;"
            )
            {
                Types = "public sealed class Kept$u { public double Value { get; set; } }",
            },
            new("type: generic", "double $k = new Cell$u<double>(scale).Value + new Cell$u<int>(steps).Value;")
            {
                Types = "public sealed class Cell$u<T>(T v) { public T Value => v; }",
            },
            new("type: interface", "IWidth$u w$u = flag ? new Wide$u() : new Narrow$u(); double $k = w$u.Of(scale);")
            {
                Types =
                    "public interface IWidth$u { double Of(double a) => a; }\npublic sealed class "
                    + "Wide$u : IWidth$u { public double Of(double a) => 2 * a; }\npublic sealed class "
                    + "Narrow$u : IWidth$u;",
            },
            new("type: inherited", "double $k = new Deeper$u(scale).Of(steps);")
            {
                Types =
                    "public abstract class Base$u(double a) { protected double A => a; public virtual "
                    + "double Of(int n) => a * n; }\npublic sealed class Deeper$u(double a) : Base$u(a + "
                    + "1) { public override double Of(int n) => base.Of(n) - A; }",
            },
            new("type: lazy", "var l$u = new Lazy<double>(() => scale + 1); double $k = l$u.Value;"),
            new(
                "using: disposed by pattern",
                "double $k = 0; using (var t$u = new Timer$u()) { $k = scale + t$u.One; }"
            )
            {
                Types = "public ref struct Timer$u { public readonly int One => 1; public void Dispose() { } }",
            },
            new("using: declaration", "using var t$u = new Timer$u(); double $k = scale + t$u.One;")
            {
                Types = "public sealed class Timer$u : IDisposable { public int One => 1; public void Dispose() { } }",
            },
            new("using: lock", "object gate$u = new(); double $k; lock (gate$u) { $k = scale; }"),
            new(
                "using: lock of its own type",
                "var gate$u = new System.Threading.Lock(); double $k; lock (gate$u) { $k = scale + 1; }"
            ),
            new(
                "catch: of numbers",
                "double $k; try { $k = int.Parse(flag ? \"x\" : \"3\", "
                    + "System.Globalization.CultureInfo.InvariantCulture); } catch (FormatException e$u) "
                    + "when (e$u.Message.Length > 0) { $k = scale; }"
            ),
        ];
}
