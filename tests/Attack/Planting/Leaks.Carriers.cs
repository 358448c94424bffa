namespace GeoDL.Typed.Attack;

/// <content>
/// Typed values out of untyped carriers. What a caller hands in there is held fixed: a cloud whose features do not turn
/// with the others.
/// </content>
internal static partial class Leaks
{
    private const string Held = "input.Held(cloud, \"$S\")";

    /// <summary>A type of the user's that a cloud is converted from.</summary>
    private const string Boxed =
        "public sealed class Boxed$u(PointCloud<$N> c) { public PointCloud<$N> Cloud => c; public "
        + "static implicit operator PointCloud<$N>(Boxed$u b) => b.Cloud; }";

    private static IEnumerable<Leak> Carriers() =>
        [
            Carried(
                "pattern / pattern",
                "object extra$u",
                Held,
                "$N $y = extra$u is PointCloud<$N> w$u ? w$u.Features : $c.Features;"
            ),
            Carried(
                "pattern / negated pattern",
                "object extra$u",
                Held,
                "$N $y; if (extra$u is not PointCloud<$N> w$u) $y = $c.Features; else $y = w$u.Features;"
            ),
            Carried(
                "pattern / pattern with properties",
                "object extra$u",
                Held,
                "$N $y = extra$u is PointCloud<$N> { Count: > 0 } w$u ? w$u.Features : $c.Features;"
            ),
            Carried(
                "pattern / property of a pattern",
                "object extra$u",
                Held,
                "$N $y = extra$u is PointCloud<$N> { Features: var w$u } ? w$u : $c.Features;"
            ),
            Carried(
                "pattern / pattern of a loop",
                "object extra$u",
                Held,
                "$N $y = $c.Features; while (extra$u is PointCloud<$N> w$u) { $y = w$u.Features; break; }"
            ),
            Carried(
                "switch / switch statement",
                "object extra$u",
                Held,
                "$N $y; switch (extra$u) { case PointCloud<$N> w$u: $y = w$u.Features; break; default: "
                    + "$y = $c.Features; break; }"
            ),
            Carried(
                "switch / switch expression",
                "object extra$u",
                Held,
                "$N $y = extra$u switch { PointCloud<$N> w => w.Features, _ => $c.Features };"
            ),
            Carried(
                "positional pattern / positional pattern",
                "object extra$u",
                Held,
                "$N $y = (extra$u, steps) is (PointCloud<$N> w$u, > 0) ? w$u.Features : $c.Features;"
            ),
            Carried(
                "positional pattern / positional pattern of a record",
                "Kept$u extra$u",
                "new Kept$u(" + Held + ", 1)",
                "$N $y = extra$u is (PointCloud<$N> w$u, _) ? w$u.Features : $c.Features;",
                "public sealed record Kept$u(object Any, int Count);"
            ),
            Carried(
                "property pattern / property pattern",
                "Kept$u extra$u",
                "new Kept$u(" + Held + ")",
                "$N $y = extra$u is { Any: PointCloud<$N> w$u } ? w$u.Features : $c.Features;",
                "public sealed record Kept$u(object Any);"
            ),
            Carried(
                "list pattern / list pattern",
                "object[] extra$u",
                "[" + Held + ", 1]",
                "$N $y = extra$u is [PointCloud<$N> w$u, ..] ? w$u.Features : $c.Features;"
            ),
            Carried(
                "list pattern / slice pattern",
                "System.Collections.Generic.List<object> extra$u",
                "[1, " + Held + "]",
                "$N $y = extra$u is [.., PointCloud<$N> w$u] ? w$u.Features : $c.Features;"
            ),
            Carried(
                "positional pattern / tuple by its interface",
                "System.Runtime.CompilerServices.ITuple extra$u",
                "(" + Held + ", 1)",
                "$N $y = extra$u is (PointCloud<$N> w$u, _) ? w$u.Features : $c.Features;"
            ),
            Carried("cast / cast", "object extra$u", Held, "$N $y = ((PointCloud<$N>)extra$u).Features;"),
            Carried("cast / as", "object extra$u", Held, "$N $y = (extra$u as PointCloud<$N>?)!.Value.Features;"),
            Carried(
                "cast / interface",
                "ValueType extra$u",
                Held,
                "$N $y = extra$u is PointCloud<$N> w$u ? w$u.Features : $c.Features;"
            ),
            Carried(
                "pattern / generic pattern",
                "object extra$u",
                Held,
                "$N $y = Of$u<PointCloud<$N>>(extra$u).Features; static T Of$u<T>(object o) => o is T "
                    + "t ? t : throw new ArgumentException();"
            ),
            new(
                "carrier: field / object field",
                "_any$u = extra$u; $N $y = _any$u is PointCloud<$N> w$u ? w$u.Features : $c.Features;"
            )
            {
                Parameter = "object extra$u",
                Argument = Held,
                Members = "private object? _any$u;",
            },
            Carried(
                "field / static object",
                "object extra$u",
                Held,
                "Store$u.Any = extra$u; $N $y = Store$u.Any is PointCloud<$N> w$u ? w$u.Features : $c.Features;",
                "public static class Store$u { public static object? Any { get; set; } }"
            ),
            Carried(
                "exception / data of an exception",
                "Exception extra$u",
                "new Exception { Data = { [\"cloud\"] = " + Held + " } }",
                "$N $y = extra$u.Data[\"cloud\"] is PointCloud<$N> w$u ? w$u.Features : $c.Features;"
            ),
            Carried(
                "exception / caught",
                "Exception extra$u",
                "new Exception { Data = { [\"cloud\"] = " + Held + " } }",
                "PointCloud<$N> v$u = $c; try { throw extra$u; } catch (Exception e$u) when "
                    + "(e$u.Data[\"cloud\"] is PointCloud<$N> w$u) { v$u = w$u; } $N $y = v$u.Features;"
            ),
            Carried(
                "field / target of a weak reference",
                "WeakReference extra$u",
                "new WeakReference(Store$u.Keep(" + Held + "))",
                "$N $y = extra$u.Target is PointCloud<$N> w$u ? w$u.Features : $c.Features;",
                "public static class Store$u { private static readonly "
                    + "System.Collections.Generic.List<object> All = []; public static object Keep(object o) "
                    + "{ All.Add(o); return o; } }"
            ),
            Carried(
                "loop / loop over objects",
                "object[] extra$u",
                "[" + Held + "]",
                "$N $y = $c.Features; foreach (PointCloud<$N> w$u in extra$u) $y = w$u.Features;"
            ),
            Carried(
                "loop / loop over what is not generic",
                "System.Collections.IEnumerable extra$u",
                "new object[] { " + Held + " }",
                "$N $y = $c.Features; foreach (PointCloud<$N> w$u in extra$u) $y = w$u.Features;"
            ),
            Carried(
                "derived list / loop over a derived list",
                "Clouds$u extra$u",
                "new Clouds$u { " + Held + " }",
                "$N $y = $c.Features; foreach (PointCloud<$N> w$u in extra$u) $y = w$u.Features;",
                "public sealed class Clouds$u : System.Collections.Generic.List<PointCloud<$N>>;"
            ),
            Carried(
                "derived list / loop over a derived list, with var",
                "Clouds$u extra$u",
                "new Clouds$u { " + Held + " }",
                "$N $y = $c.Features; foreach (var w$u in extra$u) $y = w$u.Features;",
                "public sealed class Clouds$u : System.Collections.Generic.List<PointCloud<$N>>;"
            ),
            Carried(
                "derived list / index of a derived list",
                "Clouds$u extra$u",
                "new Clouds$u { " + Held + " }",
                "$N $y = extra$u[^1].Features;",
                "public sealed class Clouds$u : System.Collections.Generic.List<PointCloud<$N>>;"
            ),
            Carried(
                "list pattern / list pattern of a derived list",
                "Clouds$u extra$u",
                "new Clouds$u { " + Held + " }",
                "$N $y = extra$u is [var w$u, ..] ? w$u.Features : $c.Features;",
                "public sealed class Clouds$u : System.Collections.Generic.List<PointCloud<$N>>;"
            ),
            Carried(
                "derived list / deconstruction of a loop",
                "Pairs$u extra$u",
                "new Pairs$u { (" + Held + ", 1) }",
                "$N $y = $c.Features; foreach (var (w$u, _) in extra$u) $y = w$u.Features;",
                "public sealed class Pairs$u : System.Collections.Generic.List<(PointCloud<$N>, int)>;"
            ),
            Carried(
                "conversion of the user's / deconstruction",
                "Kept$u extra$u",
                "new Kept$u(" + Held + ")",
                "(PointCloud<$N> w$u, _) = extra$u; $N $y = w$u.Features;",
                "public sealed class Kept$u(PointCloud<$N> c) { public void Deconstruct(out "
                    + "PointCloud<$N> cloud, out int n) { cloud = c; n = 1; } }"
            ),
            Carried(
                "element conversion of a loop",
                "Boxed$u[] extra$u",
                "[new Boxed$u(" + Held + ")]",
                "$N $y = $c.Features; foreach (PointCloud<$N> w$u in extra$u) $y = w$u.Features;",
                Boxed
            ),
            Carried(
                "conversion of the user's / conversion",
                "Boxed$u extra$u",
                "new Boxed$u(" + Held + ")",
                "PointCloud<$N> w$u = extra$u; $N $y = w$u.Features;",
                Boxed
            ),
            Carried(
                "conversion of the user's / conversion of an argument",
                "Boxed$u extra$u",
                "new Boxed$u(" + Held + ")",
                "$N $y = Of$u(extra$u); static $N Of$u(PointCloud<$N> c) => c.Features;",
                Boxed
            ),
            Carried(
                "conversion of the user's / conversion of a deconstruction",
                "Boxed$u extra$u",
                "new Boxed$u(" + Held + ")",
                "(PointCloud<$N> w$u, int n$u) = (extra$u, 1); _ = n$u; $N $y = w$u.Features;",
                Boxed
            ),
            Carried(
                "conversion of the user's / conversion of a coalescing",
                "Boxed$u? extra$u",
                "new Boxed$u(" + Held + ")",
                "PointCloud<$N> w$u = extra$u ?? $c; $N $y = w$u.Features;",
                Boxed
            ),
            Carried(
                "result / result of a method",
                "Boxed$u extra$u",
                "new Boxed$u(" + Held + ")",
                "$N $y = extra$u.Cloud.Features;",
                Boxed
            ),
            Carried(
                "result / out of a method",
                "Kept$u extra$u",
                "new Kept$u(" + Held + ")",
                "extra$u.Get(out PointCloud<$N> w$u); $N $y = w$u.Features;",
                "public sealed class Kept$u(PointCloud<$N> c) { public void Get(out PointCloud<$N> "
                    + "cloud) => cloud = c; }"
            ),
            Carried(
                "result / field of an untyped type",
                "Kept$u extra$u",
                "new Kept$u { Cloud = " + Held + " }",
                "$N $y = extra$u.Cloud.Features;",
                "public sealed class Kept$u { public PointCloud<$N> Cloud; }"
            ),
            Carried(
                "result / linq",
                "object[] extra$u",
                "[" + Held + "]",
                "$N $y = extra$u.OfType<PointCloud<$N>>().First().Features;"
            ),
            Carried(
                "result / awaited",
                "Kept$u extra$u",
                "new Kept$u(" + Held + ")",
                "PointCloud<$N> w$u = Later$u(extra$u).Result; $N $y = w$u.Features; static async "
                    + "System.Threading.Tasks.Task<PointCloud<$N>> Later$u(Kept$u k) => await k;",
                "public readonly struct Kept$u(PointCloud<$N> c) : "
                    + "System.Runtime.CompilerServices.INotifyCompletion { public Kept$u GetAwaiter() => "
                    + "this; public bool IsCompleted => true; public PointCloud<$N> GetResult() => c; public "
                    + "void OnCompleted(Action next) => next(); }"
            ),
            Carried(
                "marked helper / marked helper of a primary constructor",
                "Wind$u wind$u",
                "new Wind$u(" + Held + ")",
                "$N $y = wind$u.Get();",
                "public sealed class Wind$u(PointCloud<$N> c) { [Equivariant] public $N Get() => c.Features; }"
            ),
            Carried(
                "marked helper / marked helper of a struct's primary constructor",
                "Wind$u wind$u",
                "new Wind$u(" + Held + ")",
                "$N $y = wind$u.Get();",
                "public readonly struct Wind$u(PointCloud<$N> c) { [Equivariant] public $N Get() => c.Features; }"
            ),
            Carried(
                "marked helper / marked helper of a record",
                "Wind$u wind$u",
                "new Wind$u(" + Held + ")",
                "$N $y = wind$u.Get();",
                "public sealed record Wind$u(PointCloud<$N> C) { [Equivariant] public $N Get() => C.Features; }"
            ),
            Carried(
                "marked helper with a pattern",
                "object extra$u",
                Held,
                "$N $y = Tools$u.Of(extra$u, $c);",
                "public static class Tools$u { [Equivariant] public static $N Of(object any, "
                    + "PointCloud<$N> cloud) => any is PointCloud<$N> w ? w.Features : cloud.Features; }"
            ),
            Nested(
                "nested type / primary constructor of a nested class",
                "new Net.Wind$u(" + Held + ")",
                "public sealed class Wind$u(PointCloud<$N> c) { public $N Get() => c.Features; }"
            ),
            Nested(
                "nested type / primary constructor of a nested class, marked",
                "new Net.Wind$u(" + Held + ")",
                "public sealed class Wind$u(PointCloud<$N> c) { [Equivariant] public $N Get() => c.Features; }"
            ),
            Nested(
                "nested type / primary constructor of a nested struct",
                "new Net.Wind$u(" + Held + ")",
                "public readonly struct Wind$u(PointCloud<$N> c) { public $N Get() => c.Features; }"
            ),
            Nested(
                "nested type / primary constructor captured by a local function",
                "new Net.Wind$u(" + Held + ")",
                "public sealed class Wind$u(PointCloud<$N> c) { public $N Get() { return Inner(); $N "
                    + "Inner() => c.Features; } }"
            ),
            Nested(
                "nested type / field of a nested class",
                "new Net.Wind$u(" + Held + ")",
                "public sealed class Wind$u { private readonly PointCloud<$N> _c; public "
                    + "Wind$u(PointCloud<$N> c) => _c = c; public $N Get() => _c.Features; }"
            ),
            Nested(
                "nested type / property of a nested record",
                "new Net.Wind$u(" + Held + ")",
                "public sealed record Wind$u(PointCloud<$N> C) { public $N Get() => C.Features; }"
            ),
            new(
                "carrier: around a catch / captured around a catch",
                "double $k = 1; try { wind$u.Check(); } catch (Exception e$u) { $k = "
                    + "e$u.Message.Sum(static ch => ch) % 17; }"
            )
            {
                Parameter = "Wind$u wind$u",
                Argument = "new Net.Wind$u(cloud)",
                Members =
                    "public sealed class Wind$u(PointCloud<$N> c) { public void Check() => _ = "
                    + "c.Features / Scalars.From(c.Edges.Sum(c.Edges.Lengths)); }",
            },
            new(
                "carrier: around a catch / captured by a marked helper around a catch",
                "double $k = 1; try { wind$u.Check(); } catch (Exception e$u) { $k = "
                    + "e$u.Message.Sum(static ch => ch) % 17; }"
            )
            {
                Parameter = "Wind$u wind$u",
                Argument = "new Wind$u(cloud)",
                Types =
                    "public sealed class Wind$u(PointCloud<$N> c) { [Equivariant] public void Check() "
                    + "=> _ = c.Features / Scalars.From(c.Edges.Sum(c.Edges.Lengths)); }",
            },
        ];

    private static Leak Carried(string name, string parameter, string argument, string code, string types = "") =>
        new("carrier: " + name, code)
        {
            Parameter = parameter,
            Argument = argument,
            Types = types,
        };

    /// <summary>A type inside the model that keeps a cloud.</summary>
    private static Leak Nested(string name, string argument, string member) =>
        new("carrier: " + name, "$N $y = wind$u.Get();")
        {
            Parameter = "Wind$u wind$u",
            Argument = argument,
            Members = member,
        };
}
