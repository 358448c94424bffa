namespace GeoDL.Typed.Attack;

/// <summary>Ways from typed to untyped values, of every kind that came to mind.</summary>
internal static partial class Leaks
{
    /// <summary>Leaks through what the compiler or the runtime does behind the source.</summary>
    public static IReadOnlyList<Leak> Behind { get; } =
    [
        .. new[] { Conversions(), Deconstructions(), Handlers(), Extensions(), Carriers(), Groups(), Fakes(), Memory() }
            .SelectMany(static l => l)
            .Select(static l => l with { IsBehind = true }),
    ];

    public static IReadOnlyList<Leak> All { get; } =
    [
        .. Raw(),
        .. Containers(),
        .. Elsewhere(),
        .. Syntax(),
        .. Hidden(),
        .. Pixels(),
        .. OfNodes(),
        .. Spaces(),
        .. Behind,
    ];

    /// <summary>Leaks of one expression.</summary>
    public static IReadOnlyList<Leak> Plain { get; } =
    [.. Raw().Where(static l => !l.ReadsLabels).Take(3), .. Elsewhere().Take(1)];

    /// <summary>Components read through public members that are meant for outside of models.</summary>
    private static IEnumerable<Leak> Raw() =>
        [
            new("component: ToRows indexer", "double $k = $x.ToRows()[0, 0];"),
            new("component: ToRows array", "double $k = $x.ToRows().ToArray().Max();"),
            new("component: CopyTo", "var r$u = new Rows<$X>(); $x.CopyTo(r$u); double $k = r$u[0, r$u.Dim - 1];"),
            new("component: tensor", "double $k = $x.ToRows().ToTensor()[0, 0];"),
            new(
                "component: arg-max",
                "double[] a$u = $x.ToRows().ToArray(); double $k = Array.IndexOf(a$u, a$u.Max());"
            ),
            new("component: sorted", "double $k = $x.ToRows().ToArray().OrderBy(v => v).Last();"),
            new("component: comparison", "Rows r$u = $x.ToRows(); double $k = r$u[0, 0] > r$u[1, 0] ? 1 : -0.5;"),
            new(
                "component: span",
                "Span<double> s$u = stackalloc double[$x.ToRows().ToArray().Length]; "
                    + "$x.ToRows().CopyTo(s$u); double $k = s$u[0];"
            ),
            new("component: batch mean", "double $k = $x.ToRows().ToArray().Average();"),
            new("component: loop", "double $k = 0; foreach (double v in $x.ToRows().ToArray()) $k += v * v * v;"),
            new("component: one row", "Rows r$u = $x.ToRows(); double $k = r$u[r$u.Count - 1, 0] * r$u[0, 0];"),
            new("position: values", "double $k = $c.PositionValues[0];"),
            new("position: span loop", "double $k = 0; foreach (double v in $c.PositionValues) $k += v;"),
            new("position: array", "double $k = $c.Positions.ToArray()[1];"),
            new("position: mean over the batch", "double $k = $c.Positions.ToArray().Average();"),
            new("position: largest coordinate", "double $k = $c.Positions.ToArray().Max();"),
            new("row: cloud features", "double $k = $c.Rows[0, 0];"),
            new("row: cloud offsets", "double $k = $c.CloudOffsets[1] - 0.5 * $c.CloudOffsets[2];"),
            new("row: labels array", "double $k = $s.ToArray()[0] + 0.5;"),
            new("edge: order", "double $k = $c.NeighbourList.Senders[0] + 0.1 * $c.NeighbourList.Receivers[^1];"),
            new("edge: vectors", "double $k = $c.Edges.Vectors.ToRows()[0, 0];"),
            new("edge: lengths of the first", "double $k = $c.Edges.Lengths.ToRows()[0, 0];"),
            new("edge: first sender", "int i$u = $c.NeighbourList.Senders[0]; double $k = i$u % 2 == 0 ? 1 : -1;"),
            new("cell", "double $k = $c.CellOf(0).Volume + $c.CellOf(0).PlaneSpacing(0) + $c.PositionValues[2];"),
            new("signature text", "double $k = $x.ToRows().Signature.Length + $x.ToRows()[0, 0];"),
        ];

    /// <summary>
    /// Clouds and labels, which are ordinary values to C#, kept in containers and taken out elsewhere.
    /// </summary>
    private static IEnumerable<Leak> Containers() =>
        [
            new("container: box", "object o$u = $c; double $k = ((PointCloud<$N>)o$u).PositionValues[0];"),
            new("container: array", "var a$u = new[] { $c }; double $k = a$u[0].PositionValues[0];"),
            new(
                "container: object array",
                "object[] a$u = [$c]; double $k = ((PointCloud<$N>)a$u[0]).PositionValues[0];"
            ),
            new("container: list", "var l$u = new List<PointCloud<$N>> { $c }; double $k = l$u[0].PositionValues[0];"),
            new(
                "container: collection expression",
                "List<PointCloud<$N>> l$u = [$c]; double $k = l$u[0].PositionValues[0];"
            ),
            new(
                "container: dictionary",
                "var d$u = new Dictionary<int, PointCloud<$N>> { [0] = $c }; double $k = d$u[0].PositionValues[0];"
            ),
            new("container: tuple", "var t$u = ($c, 1); double $k = t$u.Item1.PositionValues[0];"),
            new(
                "container: value tuple",
                "ValueTuple<PointCloud<$N>> t$u = new($c); double $k = t$u.Item1.PositionValues[0];"
            ),
            new("container: nullable", "PointCloud<$N>? n$u = $c; double $k = n$u.Value.PositionValues[0];"),
            new("container: anonymous type", "var a$u = new { Cloud = $c }; double $k = a$u.Cloud.PositionValues[0];"),
            new("container: record", "double $k = new Kept$u($c).First;")
            {
                Types =
                    "public sealed record Kept$u(PointCloud<$N> Cloud) { public double First => "
                    + "Cloud.PositionValues[0]; }",
            },
            new("container: struct", "Kept$u h$u; h$u.Cloud = $c; double $k = h$u.First;")
            {
                Types =
                    "public struct Kept$u { public PointCloud<$N> Cloud; public readonly double First "
                    + "=> Cloud.PositionValues[0]; }",
            },
            new("container: object initialiser", "var h$u = new Kept$u { Cloud = $c }; double $k = h$u.First;")
            {
                Types =
                    "public sealed class Kept$u { public PointCloud<$N> Cloud { get; init; } public "
                    + "double First => Cloud.PositionValues[0]; }",
            },
            new("container: with", "var h$u = Kept$u.None with { Cloud = $c }; double $k = h$u.First;")
            {
                Types =
                    "public sealed record Kept$u(PointCloud<$N> Cloud) { public static Kept$u None { "
                    + "get; } = new(default(PointCloud<$N>)); public double First => "
                    + "Cloud.PositionValues[0]; }",
            },
            new("container: field", "_kept$u = $c; double $k = Read$u();")
            {
                Members = "private PointCloud<$N> _kept$u;\nprivate double Read$u() => _kept$u.PositionValues[0];",
            },
            new("container: property", "Kept$u = $c; double $k = Kept$u.PositionValues[0];")
            {
                Members = "private PointCloud<$N> Kept$u { get; set; }",
            },
            new("container: static field elsewhere", "Store$u.Cloud = $c; double $k = Store$u.First;")
            {
                Types =
                    "public static class Store$u { public static PointCloud<$N> Cloud; public static "
                    + "double First => Cloud.PositionValues[0]; }",
            },
            new("container: static object", "Store$u.Any = $c; double $k = Store$u.First;")
            {
                Types =
                    "public static class Store$u { public static object? Any; public static double "
                    + "First => ((PointCloud<$N>)Any!).PositionValues[0]; }",
            },
            new(
                "container: thread local",
                "var t$u = new System.Threading.ThreadLocal<PointCloud<$N>> { Value = $c }; double $k "
                    + "= t$u.Value.PositionValues[0];"
            ),
            new("container: async local", "Store$u.Local.Value = $c; double $k = Store$u.First;")
            {
                Types =
                    "public static class Store$u { public static readonly "
                    + "System.Threading.AsyncLocal<PointCloud<$N>> Local = new(); public static double "
                    + "First => Local.Value.PositionValues[0]; }",
            },
            new("container: lazy", "var l$u = new Lazy<double>(() => $c.PositionValues[0]); double $k = l$u.Value;"),
            new("container: task", "double $k = System.Threading.Tasks.Task.FromResult($c).Result.PositionValues[0];"),
            new("container: captured by a lambda", "Func<double> f$u = () => $c.PositionValues[0]; double $k = f$u();"),
            new(
                "container: lambda parameter",
                "Func<PointCloud<$N>, double> f$u = static p => p.PositionValues[0]; double $k = f$u($c);"
            ),
            new(
                "container: captured by a local function",
                "double $k = Inner$u(); double Inner$u() => $c.PositionValues[0];"
            ),
            new("container: closure passed on", "double $k = Store$u.Call(() => $c.PositionValues[0]);")
            {
                Types = "public static class Store$u { public static double Call(Func<double> f) => f(); }",
            },
            new(
                "container: weak reference",
                "var w$u = new WeakReference($s); double $k = ((Labels)w$u.Target!).ToArray()[0] + 0.5;"
            ),
            new("container: labels in a field", "_kept$u = $s; double $k = _kept$u.ToArray()[0] + 0.5;")
            {
                Members = "private Labels? _kept$u;",
            },
            new("container: rows kept", "_kept$u ??= $x.ToRows(); double $k = _kept$u[0, 0];")
            {
                Members = "private Rows? _kept$u;",
            },
            new("container: out parameter", "Split$u($c, out double $k);")
            {
                Members =
                    "private static void Split$u(PointCloud<$N> cloud, out double first) => first = "
                    + "cloud.PositionValues[0];",
            },
            new("container: ref parameter", "double $k = 0; Split$u($c, ref $k);")
            {
                Members =
                    "private static void Split$u(PointCloud<$N> cloud, ref double first) => first += "
                    + "cloud.PositionValues[0];",
            },
            new("container: out cloud", "Copy$u($c, out PointCloud<$N> d$u); double $k = d$u.PositionValues[0];")
            {
                Members =
                    "private static void Copy$u(PointCloud<$N> cloud, out PointCloud<$N> other) => other = cloud;",
            },
            new("container: return of a nested class", "double $k = new Box$u().Read($c);")
            {
                Members =
                    "private sealed class Box$u { public double Read(PointCloud<$N> cloud) => "
                    + "cloud.PositionValues[0]; }",
            },
            new(
                "container: exception",
                "double $k = 0; try { throw new Thrown$u($c); } catch (Thrown$u e) { $k = e.First; }"
            )
            {
                Types =
                    "public sealed class Thrown$u(PointCloud<$N> cloud) : Exception { public double "
                    + "First => cloud.PositionValues[0]; }",
            },
        ];
}
