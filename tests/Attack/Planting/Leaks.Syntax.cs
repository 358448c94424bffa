namespace GeoDL.Typed.Attack;

/// <content>Syntax that looks inside values or carries them along.</content>
internal static partial class Leaks
{
    private static IEnumerable<Leak> Syntax() =>
        [
            new("pattern: property", "double $k = $c is { PositionValues: [> 0, ..] } ? 1 : -0.5;"),
            new("pattern: positional", "double $k = $c is (> 0.0, _) ? 1 : -0.5;")
            {
                Types =
                    "public static class Taken$u { public static void Deconstruct(this PointCloud<$N> "
                    + "cloud, out double first, out double second) { first = cloud.PositionValues[0]; "
                    + "second = cloud.PositionValues[1]; } }",
            },
            new(
                "pattern: switch",
                "double $k = $c switch { { PositionValues: var p } when p[0] > 0 => 1, _ => -0.5 };"
            ),
            new(
                "pattern: switch statement",
                "double $k; switch ($c.PositionValues[0]) { case > 0: $k = 1; break; default: $k = -0.5; break; }"
            ),
            new("pattern: type test of labels", "double $k = $s is object o$u ? ((Labels)o$u).ToArray()[0] + 0.5 : 1;"),
            new("pattern: list", "double $k = $s.ToArray() is [0, ..] ? 1 : -0.5;"),
            new("pattern: recursive var", "double $k = $c is var d$u && d$u.PositionValues[0] > 0 ? 1 : -0.5;"),
            new("deconstruction: extension", "var (a$u, b$u) = $c; double $k = a$u + b$u;")
            {
                Types =
                    "public static class Taken$u { public static void Deconstruct(this PointCloud<$N> "
                    + "cloud, out double first, out double second) { first = cloud.PositionValues[0]; "
                    + "second = cloud.PositionValues[1]; } }",
            },
            new("deconstruction: of features", "var (a$u, b$u) = $x; double $k = a$u + b$u;")
            {
                Types =
                    "public static class Taken$u { public static void Deconstruct(this $X x, out "
                    + "double first, out double second) { first = x.ToRows()[0, 0]; second = 1; } }",
            },
            new("enumeration: foreach over a cloud", "double $k = 0; foreach (double v in $c) $k += v;")
            {
                Types =
                    "public static class Taken$u { public static IEnumerator<double> "
                    + "GetEnumerator(this PointCloud<$N> cloud) => "
                    + "cloud.PositionValues.ToArray().AsEnumerable().GetEnumerator(); }",
            },
            new("enumeration: foreach over features", "double $k = 0; foreach (double v in $x) $k += v;")
            {
                Types =
                    "public static class Taken$u { public static IEnumerator<double> "
                    + "GetEnumerator(this $X x) => x.ToRows().ToArray().AsEnumerable().GetEnumerator(); }",
            },
            new("enumeration: spread", "double[] a$u = [.. $c]; double $k = a$u[0];")
            {
                Types =
                    "public static class Taken$u { public static IEnumerator<double> "
                    + "GetEnumerator(this PointCloud<$N> cloud) => "
                    + "cloud.PositionValues.ToArray().AsEnumerable().GetEnumerator(); }",
            },
            new("collection: Add", "var l$u = new Sums$u { $c }; double $k = l$u.Value;")
            {
                Types =
                    "public sealed class Sums$u : System.Collections.IEnumerable { public double "
                    + "Value; public void Add(PointCloud<$N> cloud) => Value += cloud.PositionValues[0]; "
                    + "public System.Collections.IEnumerator GetEnumerator() => throw new "
                    + "NotSupportedException(); }",
            },
            new("collection: Add of features", "var l$u = new Sums$u { $x }; double $k = l$u.Value;")
            {
                Types =
                    "public sealed class Sums$u : System.Collections.IEnumerable { public double "
                    + "Value; public void Add($X x) => Value += x.ToRows()[0, 0]; public "
                    + "System.Collections.IEnumerator GetEnumerator() => throw new "
                    + "NotSupportedException(); }",
            },
            new("text: interpolation handler", "double $k = Sums$u.Of($\"{$c}\");")
            {
                Types =
                    "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Sums$u { public double Value; public Sums$u(int a, int b) { } public void "
                    + "AppendLiteral(string s) { } public void AppendFormatted(PointCloud<$N> cloud) => "
                    + "Value += cloud.PositionValues[0]; public static double Of(Sums$u s) => s.Value; }",
            },
            new("text: interpolation handler of features", "double $k = Sums$u.Of($\"{$x}\");")
            {
                Types =
                    "[System.Runtime.CompilerServices.InterpolatedStringHandler] public ref struct "
                    + "Sums$u { public double Value; public Sums$u(int a, int b) { } public void "
                    + "AppendLiteral(string s) { } public void AppendFormatted($X x) => Value += "
                    + "x.ToRows()[0, 0]; public static double Of(Sums$u s) => s.Value; }",
            },
            new(
                "text: ToString",
                "double $k = $c.ToString().Length * 0.1 + $c.Rows.ToString().Length + $c.PositionValues[0];"
            ),
            new("text: concatenation", "string t$u = \"\" + $c.Rows; double $k = t$u.Length * $c.Rows[0, 0];"),
            new("query", "double $k = (from v in $c.PositionValues.ToArray() where v > 0 select v).Sum();"),
            new("query: over a cloud", "double $k = from p in $c select p;")
            {
                Types =
                    "public static class Taken$u { public static double Select(this PointCloud<$N> "
                    + "cloud, Func<int, int> f) => cloud.PositionValues[f(0)]; }",
            },
            new("linq", "double $k = new[] { $c }.Select(static p => p.PositionValues[0]).First();"),
            new("dynamic", "dynamic d$u = $c; double $k = ((PointCloud<$N>)d$u).PositionValues[0];"),
            new("dynamic call", "dynamic d$u = new Caller$u(); double $k = (double)d$u.Peek($c);")
            {
                Types =
                    "public sealed class Caller$u { public double Peek(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0]; }",
            },
            new("iterator", "double $k = Each$u($c).First();")
            {
                Members =
                    "private static IEnumerable<double> Each$u(PointCloud<$N> cloud) { yield return "
                    + "cloud.PositionValues[0]; }",
            },
            new("async", "double $k = Later$u($c).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Later$u(PointCloud<$N> "
                    + "cloud) { await System.Threading.Tasks.Task.Yield(); return "
                    + "cloud.PositionValues[0]; }",
            },
            new("await extension", "double $k = Later$u($c).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Later$u(PointCloud<$N> "
                    + "cloud) => await cloud;",
                Types =
                    "public static class Taken$u { public static "
                    + "System.Runtime.CompilerServices.TaskAwaiter<double> GetAwaiter(this "
                    + "PointCloud<$N> cloud) => "
                    + "System.Threading.Tasks.Task.FromResult(cloud.PositionValues[0]).GetAwaiter(); }",
            },
            new("using: extension Dispose", "double $k = 0; using (var d$u = new Watch$u($c)) $k = d$u.First;")
            {
                Types =
                    "public readonly struct Watch$u(PointCloud<$N> cloud) : IDisposable { public "
                    + "double First => cloud.PositionValues[0]; public void Dispose() { } }",
            },
            new("lock", "double $k = 0; lock ($s) { $k = $s.ToArray()[0] + 0.5; }"),
            new("conditional access", "double $k = $s?.ToArray()[0] ?? 1;"),
            new(
                "coalescing",
                "Labels l$u = $s ?? throw new ArgumentNullException(); double $k = l$u.ToArray()[0] + 0.5;"
            ),
            new("reference equality", "double $k = ReferenceEquals($s, null) ? 1 : $s.ToArray()[0] + 0.5;"),
            new("params", "double $k = Sum$u($c, $c);")
            {
                Members = "private static double Sum$u(params PointCloud<$N>[] clouds) => clouds[0].PositionValues[0];",
            },
            new("params span", "double $k = Sum$u($c, $c);")
            {
                Members =
                    "private static double Sum$u(params ReadOnlySpan<PointCloud<$N>> clouds) => "
                    + "clouds[0].PositionValues[0];",
            },
            new("generic: unconstrained", "double $k = Read$u($c);")
            {
                Members = "private static double Read$u<T>(T x) => ((PointCloud<$N>)(object)x!).PositionValues[0];",
            },
            new("generic: allows ref struct", "double $k = Read$u($c);")
            {
                Members =
                    "private static double Read$u<T>(T x) where T : allows ref struct => typeof(T) == "
                    + "typeof(PointCloud<$N>) ? System.Runtime.CompilerServices.Unsafe.As<T, "
                    + "PointCloud<$N>>(ref x).PositionValues[0] : 0;",
            },
            new(
                "generic: local function",
                "double $k = Read$u($c); static double Read$u<T>(T x) => "
                    + "((PointCloud<$N>)(object)x!).PositionValues[0];"
            ),
            new(
                "generic: class of clouds",
                "Cell$u<PointCloud<$N>>.Value = $c; double $k = Cell$u<PointCloud<$N>>.Value.PositionValues[0];"
            )
            {
                Types = "public static class Cell$u<T> { public static T Value = default!; }",
            },
            new(
                "generic: derived container",
                "var l$u = new Clouds$u(); l$u.Add($c); double $k = l$u[0].PositionValues[0];"
            )
            {
                Types = "public sealed class Clouds$u : List<PointCloud<$N>>;",
            },
            new("unsafe: pointer to a cloud", "double $k; unsafe { var p$u = &$v; $k = p$u->PositionValues[0]; }"),
            new("unsafe: fixed", "double $k; unsafe { fixed (double* p$u = $c.PositionValues) $k = p$u[0]; }"),
            new(
                "unsafe: makeref",
                "TypedReference r$u = __makeref($v); double $k = "
                    + "((PointCloud<$N>)TypedReference.ToObject(r$u)).PositionValues[0];"
            ),
            new(
                "unsafe: refvalue",
                "TypedReference r$u = __makeref($v); double $k = __refvalue(r$u, PointCloud<$N>).PositionValues[0];"
            ),
            new(
                "unsafe: function pointer",
                "double $k; unsafe { delegate*<PointCloud<$N>, double> p$u = &Peek$u; $k = p$u($c); }"
            )
            {
                Members = "private static double Peek$u(PointCloud<$N> cloud) => cloud.PositionValues[0];",
            },
            new(
                "unsafe: Unsafe.As",
                "double $k = System.Runtime.CompilerServices.Unsafe.As<PointCloud<$N>, Mirror$u>(ref "
                    + "$v).Cloud.PositionValues[0];"
            )
            {
                Types = "public struct Mirror$u { public PointCloud<$N> Cloud; }",
            },
            new("unsafe: AsRef of in", "double $k = Read$u(in $v);")
            {
                Members =
                    "private static double Read$u(in PointCloud<$N> cloud) => "
                    + "System.Runtime.CompilerServices.Unsafe.AsRef(in cloud).PositionValues[0];",
            },
            new(
                "unsafe: MemoryMarshal",
                "double $k = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref $v, "
                    + "1)[0].PositionValues[0];"
            ),
            new("unsafe: ref local", "ref PointCloud<$N> r$u = ref $v; double $k = r$u.PositionValues[0];"),
            new("unsafe: ref field", "var h$u = new Holder$u(ref $v); double $k = h$u.First;")
            {
                Types =
                    "public readonly ref struct Holder$u(ref PointCloud<$N> cloud) { private readonly "
                    + "ref PointCloud<$N> _cloud = ref cloud; public double First => "
                    + "_cloud.PositionValues[0]; }",
            },
            new("unsafe: ref struct holder of features", "var h$u = new Holder$u($x); double $k = h$u.First;")
            {
                Types =
                    "public readonly ref struct Holder$u { private readonly $X _x; public Holder$u($X "
                    + "x) => _x = x; public double First => _x.ToRows()[0, 0]; }",
            },
            new("unsafe: arglist", "double $k = Read$u(__arglist($c));")
            {
                Members =
                    "private static double Read$u(__arglist) { var i = new ArgIterator(__arglist); "
                    + "return ((PointCloud<$N>)TypedReference.ToObject(i.GetNextArg()))"
                    + ".PositionValues[0]; }",
                IsDangerous = true,
            },
            new("goto on data", "double $k = 1; if ($c.PositionValues[0] > 0) goto End$u; $k = -0.5; End$u: _ = $k;"),
            new(
                "while on data",
                "double $k = 1; int i$u = 0; while (i$u < 20 && $c.PositionValues[i$u % 3] > -0.2) { "
                    + "i$u++; $k += 0.3; }"
            ),
            new(
                "loop bound on data",
                "double $k = 1; for (int i = 0; i < (int)(5 + 3 * $c.PositionValues[0]); i++) $k *= 1.5;"
            ),
            new("ternary on data", "double $k = $c.PositionValues[0] > $c.PositionValues[1] ? 1 : 2;"),
            new("null-forgiving cast", "double $k = ((PointCloud<$N>)(object)$c!)!.PositionValues[0];"),
            new("checked expression", "double $k = checked((int)(100 * $c.PositionValues[0])) * 0.01;"),
            new(
                "throw expression",
                "double $k = $c.PositionValues[0] is var v$u && v$u > 100 ? throw new Exception() : v$u;"
            ),
            new("range of values", "double $k = $c.PositionValues[..3].ToArray().Sum();"),
            new("nested member part", "double $k = Parts$u.Peek($c);")
            {
                Members =
                    "private static class Parts$u { private static class Deeper { public static double "
                    + "Peek(PointCloud<$N> cloud) => cloud.PositionValues[0]; } public static double "
                    + "Peek(PointCloud<$N> cloud) => Deeper.Peek(cloud); }",
            },
            new("second part", "double $k = Second$u($c);")
            {
                Types =
                    "partial class Net { private static double Second$u(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0]; }",
            },
            new("property with a body", "double $k = First$u;")
            {
                Members =
                    "private double First$u => _held$u.PositionValues[0];\nprivate readonly PointCloud<$N> _held$u;",
            },
            new("default parameter", "double $k = Read$u($c);")
            {
                Members = "private static double Read$u(PointCloud<$N> cloud, int i = 0) => cloud.PositionValues[i];",
            },
            new("recursion", "double $k = Read$u($c, 2);")
            {
                Members =
                    "private static double Read$u(PointCloud<$N> cloud, int i) => i == 0 ? 0 : "
                    + "cloud.PositionValues[i] + Read$u(cloud, i - 1);",
            },
        ];
}
