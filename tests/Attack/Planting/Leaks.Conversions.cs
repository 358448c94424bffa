namespace GeoDL.Typed.Attack;

/// <content>Conversions of the user's from typed to untyped values, everywhere that C# converts without a
/// word.</content>
internal static partial class Leaks
{
    /// <summary>A type that any feature is converted to by reading a component.</summary>
    private const string Seen =
        "public readonly struct Seen$u(double v) { public double Value => v; public static implicit "
        + "operator double(Seen$u s) => s.Value; public static implicit operator Seen$u($X x) => "
        + "new(x.ToRows()[0, 0]); }";

    /// <summary>The same for plain features, such as vectors of edges, and for scalars.</summary>
    private const string SeenPlain =
        "public readonly struct Seen$u(double v) { public double Value => v; public static implicit "
        + "operator double(Seen$u s) => s.Value; public static implicit operator Seen$u(Features x) => "
        + "new(x.ToRows()[0, 0]); public static implicit operator Seen$u(Scalars x) => new(x.ToRows()[0, "
        + "0]); }";

    /// <summary>The same for clouds and labels, which are no ref structs.</summary>
    private const string SeenCloud =
        "public readonly struct Seen$u(double v) { public double Value => v; public static implicit "
        + "operator Seen$u(PointCloud<$N> c) => new(c.PositionValues[0]); public static implicit "
        + "operator Seen$u(Labels l) => new(l.ToArray()[0] + 0.5); public static Seen$u operator "
        + "+(Seen$u a, Seen$u b) => new(a.Value + b.Value); public static bool operator ==(Seen$u a, "
        + "Seen$u b) => a.Value > b.Value; public static bool operator !=(Seen$u a, Seen$u b) => !(a == "
        + "b); public override bool Equals(object? o) => false; public override int GetHashCode() => 0; }";

    private static IEnumerable<Leak> Conversions() =>
        [
            new(
                "conversion: compound assignment / compound multiplication",
                "Seen$u n$u = new(2.0); n$u *= $x; double $k = n$u.Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: compound multiplication by vectors",
                "Seen$u n$u = new(2.0); n$u *= $c.Edges.Vectors; double $k = n$u.Value;"
            )
            {
                Types = SeenPlain,
            },
            new(
                "conversion: compound assignment / compound addition of scalars",
                "Seen$u n$u = new(2.0); n$u += $x.SquaredNorm(); double $k = n$u.Value;"
            )
            {
                Types = SeenPlain,
            },
            new(
                "conversion: compound assignment / compound of an element",
                "var a$u = new Seen$u[] { new(2.0) }; a$u[0] *= $x; double $k = a$u[0].Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: compound assignment / compound into a cloud's own number",
                "Seen$u n$u = new(2.0); n$u += $c; double $k = n$u.Value;"
            )
            {
                Types = SeenCloud,
            },
            new(
                "conversion: deconstruction / deconstruction of a pair",
                "(Seen$u s$u, Seen$u t$u) = new Pair<$X, $X>($x, $x); double $k = s$u.Value + t$u.Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: deconstruction of vectors",
                "(Seen$u s$u, _) = new Pair<Features, Scalars>($c.Edges.Vectors, $c.Edges.Lengths); "
                    + "double $k = s$u.Value;"
            )
            {
                Types = SeenPlain,
            },
            new(
                "conversion: deconstruction / deconstruction of half a pair",
                "(Seen$u s$u, $X z$u) = new Pair<$X, $X>($x, $x); _ = z$u; double $k = s$u.Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: deconstruction / deconstruction at depth",
                "((Seen$u s$u, Seen$u t$u), _) = new Pair<Pair<$X, $X>, $X>(new Pair<$X, $X>($x, $x), "
                    + "$x); double $k = s$u.Value + t$u.Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: deconstruction / deconstruction into a field",
                "var h$u = new Kept$u(); (h$u.Seen, _) = new Pair<$X, $X>($x, $x); double $k = h$u.Seen.Value;"
            )
            {
                Types = Seen + "\npublic sealed class Kept$u { public Seen$u Seen; }",
            },
            new(
                "conversion: deconstruction / deconstruction into locals that are there",
                "Seen$u s$u, t$u; (s$u, t$u) = Two$u($x); double $k = s$u.Value + t$u.Value; static "
                    + "Pair<$X, $X> Two$u($X x) => new(x, x);"
            )
            {
                Types = Seen,
            },
            new("conversion: argument / argument", "double $k = Of$u($x); static double Of$u(Seen$u s) => s.Value;")
            {
                Types = Seen,
            },
            new("conversion: argument / argument of a constructor", "double $k = new Kept$u($x).First;")
            {
                Types = Seen + "\npublic sealed class Kept$u(Seen$u s) { public double First => s.Value; }",
            },
            new("conversion: argument / argument of an indexer", "double $k = new Kept$u()[$x];")
            {
                Types = Seen + "\npublic sealed class Kept$u { public double this[Seen$u s] => s.Value; }",
            },
            new(
                "conversion: parameter array / array parameters",
                "double $k = Of$u($x, $x); static double Of$u(params Seen$u[] all) => all[0].Value + all[1].Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: parameter array / span parameters",
                "double $k = Of$u($x, $x); static double Of$u(params ReadOnlySpan<Seen$u> all) => "
                    + "all[0].Value + all[1].Value;"
            )
            {
                Types = Seen,
            },
            new("conversion: return / return", "double $k = Of$u($x).Value; static Seen$u Of$u($X x) => x;")
            {
                Types = Seen,
            },
            new(
                "conversion: return / return of a branch",
                "double $k = Of$u($x, flag).Value; static Seen$u Of$u($X x, bool b) { if (b) return x; return new(1); }"
            )
            {
                Types = Seen,
            },
            new("conversion: arm / conditional arm", "Seen$u s$u = flag ? $x : new Seen$u(1); double $k = s$u.Value;")
            {
                Types = Seen,
            },
            new(
                "conversion: arm / switch arm",
                "Seen$u s$u = steps switch { 0 => new Seen$u(1), _ => $x }; double $k = s$u.Value;"
            )
            {
                Types = Seen,
            },
            new("conversion: coalescing / coalescing", "Seen$u s$u = $s ?? new Seen$u(1.0); double $k = s$u.Value;")
            {
                Types = SeenCloud,
            },
            new(
                "conversion: coalescing / coalescing assignment",
                "Seen$u? s$u = null; s$u ??= $x; double $k = s$u.Value.Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: operand / lifted",
                "PointCloud<$N>? p$u = $c; Seen$u? s$u = p$u; double $k = s$u!.Value.Value;"
            )
            {
                Types = SeenCloud,
            },
            new("conversion: element / element of an array", "Seen$u[] a$u = [$x]; double $k = a$u[0].Value;")
            {
                Types = Seen,
            },
            new("conversion: element / element of a list", "List<Seen$u> a$u = [new(1), $x]; double $k = a$u[1].Value;")
            {
                Types = Seen,
            },
            new(
                "conversion: element / element of an initialiser",
                "var a$u = new List<Seen$u> { $x }; double $k = a$u[0].Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: element / element by name",
                "var a$u = new Dictionary<string, Seen$u> { [\"a\"] = $x }; double $k = a$u[\"a\"].Value;"
            )
            {
                Types = Seen,
            },
            new(
                "conversion: loop / element of a loop",
                "double $k = 0; foreach (Seen$u s in new[] { $c }) $k += s.Value;"
            )
            {
                Types = SeenCloud,
            },
            new(
                "conversion: loop / element of a spread",
                "PointCloud<$N>[] p$u = [$c]; List<Seen$u> a$u = [.. p$u]; double $k = a$u[0].Value;"
            )
            {
                Types = SeenCloud,
            },
            new("conversion: comparison of tuples", "double $k = (new Seen$u(0.5), 1) == ($c, 1) ? 1 : -0.5;")
            {
                Types = SeenCloud,
            },
            new("conversion: operand / operand", "double $k = (new Seen$u(0.5) + $c).Value;") { Types = SeenCloud },
            new(
                "conversion: member / member of an object",
                "var h$u = new Kept$u { Seen = $x }; double $k = h$u.Seen.Value;"
            )
            {
                Types = Seen + "\npublic sealed class Kept$u { public Seen$u Seen { get; init; } }",
            },
            new(
                "conversion: member / with",
                "var h$u = new Kept$u(new(1)) with { Seen = $x }; double $k = h$u.Seen.Value;"
            )
            {
                Types = Seen + "\npublic sealed record Kept$u(Seen$u Seen);",
            },
            new("conversion: member / member of a tuple", "(Seen$u, int) t$u = ($c, 1); double $k = t$u.Item1.Value;")
            {
                Types = SeenCloud,
            },
            new(
                "conversion: return / iterator",
                "double $k = Each$u($c).First().Value; static IEnumerable<Seen$u> "
                    + "Each$u(PointCloud<$N> cloud) { yield return cloud; }"
            )
            {
                Types = SeenCloud,
            },
            new("conversion: return / lambda", "Func<Seen$u> f$u = () => $c; double $k = f$u().Value;")
            {
                Types = SeenCloud,
            },
            new("conversion: constructor call / chained constructor", "double $k = new Kept$u($c).First;")
            {
                Types = SeenCloud,
                Members =
                    "private sealed class Kept$u { public double First; public Kept$u(PointCloud<$N> "
                    + "cloud) : this(cloud, 1) { } private Kept$u(Seen$u s, int i) => First = s.Value * "
                    + "i; }",
            },
            new("conversion: constructor call / base constructor", "double $k = new Kept$u($c).First;")
            {
                Types = SeenCloud + "\npublic class Base$u(Seen$u s) { public double First => s.Value; }",
                Members = "private sealed class Kept$u(PointCloud<$N> cloud) : Base$u(cloud);",
            },
            new("conversion: operand / using", "double $k = 0; using (Seen$u s$u = $x) $k = s$u.Value;")
            {
                Types =
                    "public readonly struct Seen$u(double v) : IDisposable { public double Value => v; "
                    + "public void Dispose() { } public static implicit operator Seen$u($X x) => "
                    + "new(x.ToRows()[0, 0]); }",
            },
            new(
                "conversion: operand / condition",
                "double $k = Of$u((Truth$u)$x); static double Of$u(Truth$u t) => t ? 1 : -0.5;"
            )
            {
                Types =
                    "public readonly struct Truth$u(bool v) { public bool Value => v; public static "
                    + "explicit operator Truth$u($X x) => new(x.ToRows()[0, 0] > 0); public static "
                    + "implicit operator bool(Truth$u t) => t.Value; }",
            },
            new("conversion: operand / generic", "double $k = ((Seen$u<double>)$x).Value;")
            {
                Types =
                    "public readonly struct Seen$u<T>(double v) { public double Value => v; public "
                    + "static explicit operator Seen$u<T>($X x) => new(x.ToRows()[0, 0]); }",
            },
            new("conversion: operand / checked", "double $k = checked((Seen$u)$x).Value;")
            {
                Types =
                    "public readonly struct Seen$u(double v) { public double Value => v; public static "
                    + "explicit operator Seen$u($X x) => new(1); public static explicit operator checked "
                    + "Seen$u($X x) => new(x.ToRows()[0, 0]); }",
            },
        ];
}
