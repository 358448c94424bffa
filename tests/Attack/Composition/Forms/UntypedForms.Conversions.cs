namespace GeoDL.Typed.Attack;

/// <content>Conversions of the user's.</content>
internal static partial class UntypedForms
{
    /// <summary>A number with conversions in both directions.</summary>
    private const string Amount =
        "public readonly struct Amount$u(double v) { public double Value => v; public static implicit "
        + "operator Amount$u(double d) => new(d); public static implicit operator double(Amount$u a) => "
        + "a.Value; public static explicit operator int(Amount$u a) => (int)a.Value; }";

    /// <summary>A number that is only converted to.</summary>
    private const string Level =
        "public readonly struct Level$u(double v) { public double Value => v; public static implicit "
        + "operator Level$u(double d) => new(d); public static bool operator ==(Level$u a, Level$u b) => "
        + "a.Value == b.Value; public static bool operator !=(Level$u a, Level$u b) => a.Value != "
        + "b.Value; public override bool Equals(object? o) => o is Level$u l && l == this; public "
        + "override int GetHashCode() => 1; }";

    private static IEnumerable<UntypedForm> Conversions() =>
        [
            new("conversion: implicit", "Amount$u a$u = 2.0; double $k = a$u * scale;") { Types = Amount },
            new("conversion: explicit", "double $k = (int)new Amount$u(2.4) * 0.5 * scale;") { Types = Amount },
            new("conversion: compound assignment", "Amount$u n$u = 1.5; n$u *= scale; n$u += 2; double $k = n$u;")
            {
                Types = Amount,
            },
            new("conversion: increment", "Amount$u n$u = scale; n$u++; ++n$u; n$u--; double $k = n$u;")
            {
                Types = Amount,
            },
            new("conversion: deconstruction", "(Amount$u a$u, double b$u) = (1.5, scale); double $k = a$u * b$u;")
            {
                Types = Amount,
            },
            new(
                "conversion: deconstruction into locals that are there",
                "Amount$u a$u; int b$u; (a$u, b$u) = (scale, steps); double $k = a$u * b$u;"
            )
            {
                Types = Amount,
            },
            new(
                "conversion: element of a loop",
                "double $k = 0; foreach (Amount$u a$u in new[] { 0.25, scale }) $k += a$u;"
            )
            {
                Types = Amount,
            },
            new(
                "conversion: argument and return",
                "double $k = Half$u(scale); static Amount$u Half$u(Amount$u a) => a * 0.5;"
            )
            {
                Types = Amount,
            },
            new(
                "conversion: return of a switch",
                "double $k = Of$u(steps, scale).Value; static Level$u Of$u(int n, double s) { switch "
                    + "(n) { case 0: return 1.0; default: return s; } }"
            )
            {
                Types = Level,
            },
            new("conversion: conditional arm", "Level$u l$u = flag ? scale : new Level$u(3); double $k = l$u.Value;")
            {
                Types = Level,
            },
            new(
                "conversion: switch arm",
                "Level$u l$u = steps switch { 0 => 1.0, 1 => new Level$u(2), _ => scale }; double $k = l$u.Value;"
            )
            {
                Types = Level,
            },
            new(
                "conversion: coalescing",
                "double? d$u = flag ? scale : null; Level$u l$u = d$u ?? new Level$u(0.5); double $k = l$u.Value;"
            )
            {
                Types = Level,
            },
            new("conversion: coalescing assignment", "Level$u? l$u = null; l$u ??= scale; double $k = l$u.Value.Value;")
            {
                Types = Level,
            },
            new("conversion: lifted", "Amount$u? a$u = scale; double? d$u = a$u; double $k = d$u ?? 1;")
            {
                Types = Amount,
            },
            new("conversion: comparison of tuples", "double $k = (new Level$u(1.5), steps) == (1.5, 2) ? 1.5 : 0.5;")
            {
                Types = Level,
            },
            new(
                "conversion: difference of tuples",
                "(Level$u, int) t$u = (scale, 1); double $k = t$u != (0.25, steps) ? 1.5 : 0.5;"
            )
            {
                Types = Level,
            },
            new(
                "conversion: elements of a list",
                "List<Amount$u> l$u = [1.0, scale, .. new double[] { 2.0 }]; double $k = l$u[0] + l$u[^1];"
            )
            {
                Types = Amount,
            },
            new(
                "conversion: elements of an array",
                "var a$u = new Amount$u[] { scale, 0.5 }; double $k = a$u[0] + a$u[1];"
            )
            {
                Types = Amount,
            },
            new(
                "conversion: array parameters",
                "double $k = Total$u(1.0, scale, 2); static double Total$u(params "
                    + "ReadOnlySpan<Amount$u> all) { double sum = 0; foreach (Amount$u a in all) sum += a; "
                    + "return sum; }"
            )
            {
                Types = Amount,
            },
            new("conversion: argument of a constructor", "double $k = new Twice$u(scale).Value;")
            {
                Types = Amount + "\npublic sealed class Twice$u(Amount$u a) { public double Value => 2 * a; }",
            },
            new("conversion: operator of the user's", "double $k = (new Sum$u(1) + scale).Value;")
            {
                Types =
                    "public readonly struct Sum$u(double v) { public double Value => v; public static "
                    + "implicit operator Sum$u(double d) => new(d); public static Sum$u operator +(Sum$u "
                    + "a, Sum$u b) => new(a.Value + b.Value); }",
            },
            new("conversion: checked", "double $k = checked((byte)new Count$u(7)) * 0.1;")
            {
                Types =
                    "public readonly struct Count$u(int v) { public int Value => v; public static "
                    + "explicit operator byte(Count$u c) => unchecked((byte)c.Value); public static "
                    + "explicit operator checked byte(Count$u c) => checked((byte)c.Value); }",
            },
            new("conversion: in a lambda", "Func<double, Amount$u> f$u = static d => d * 2; double $k = f$u(scale);")
            {
                Types = Amount,
            },
            new(
                "conversion: options of the user's",
                "Options$u o$u = \"wide\"; o$u = o$u with { Width = scale }; var (w$u, n$u) = o$u; "
                    + "double $k = w$u * n$u;"
            )
            {
                Types =
                    "public sealed record Options$u(double Width, int Depth) { public static implicit "
                    + "operator Options$u(string name) => name == \"wide\" ? new(4, 2) : new(1, 1); }",
            },
            new(
                "conversion: spans",
                "double[] a$u = [1, scale, 2]; ReadOnlySpan<double> s$u = a$u; double $k = s$u[1] + "
                    + "(a$u.AsSpan().IndexOf(2) + 1) * 0.25;"
            ),
            new(
                "conversion: in a property",
                "Kept$u h$u = new() { Level = scale }; h$u.Level = 2 * scale; double $k = h$u.Level.Value;"
            )
            {
                Types = Level + "\npublic sealed class Kept$u { public Level$u Level { get; set; } }",
            },
        ];
}
