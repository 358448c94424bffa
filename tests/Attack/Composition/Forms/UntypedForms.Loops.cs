namespace GeoDL.Typed.Attack;

/// <content>Enumerators of the user's, and what else a loop calls.</content>
internal static partial class UntypedForms
{
    private const string Ladder =
        "public readonly struct Ladder$u(int n) { public Rungs$u GetEnumerator() => new(n); }\npublic "
        + "struct Rungs$u(int n) { private int _i; public readonly double Current => 0.25 * _i; public "
        + "bool MoveNext() => ++_i <= n; }";

    private static IEnumerable<UntypedForm> Loops() =>
        [
            new("enumerator: pattern", "double $k = 0; foreach (double v in new Ladder$u(steps)) $k += v;")
            {
                Types = Ladder,
            },
            new(
                "enumerator: pattern in a class",
                "double $k = 0; foreach (var v in new Walk$u(steps)) $k += v * scale;"
            )
            {
                Types =
                    "public sealed class Walk$u(int n) { private int _i; public Walk$u GetEnumerator() "
                    + "=> this; public int Current => _i; public bool MoveNext() => _i++ < n; }",
            },
            new(
                "enumerator: ref struct with Dispose",
                "double $k = 0; foreach (double v in new Walk$u(steps)) $k += v;"
            )
            {
                Types =
                    "public ref struct Walk$u(int n) { private int _i; public readonly Walk$u "
                    + "GetEnumerator() => this; public readonly double Current => 0.5 * _i; public bool "
                    + "MoveNext() => _i++ < n; public void Dispose() => _i = 0; }",
            },
            new("enumerator: extension", "double $k = 0; foreach (int i in steps) $k += i * scale;")
            {
                Types =
                    "public static class Counted$u { public static IEnumerator<int> GetEnumerator(this "
                    + "int n) => Enumerable.Range(1, n).GetEnumerator(); }",
            },
            new("enumerator: interface", "double $k = 0; foreach (double v in new Grid$u()) $k += v;")
            {
                Types =
                    "public sealed class Grid$u : IEnumerable<double> { public IEnumerator<double> "
                    + "GetEnumerator() { yield return 0.5; yield return 1; } "
                    + "System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => "
                    + "GetEnumerator(); }",
            },
            new(
                "enumerator: element by conversion",
                "double $k = 0; foreach (Level$u l$u in new Ladder$u(steps)) $k += l$u.Value;"
            )
            {
                Types = Ladder + "\n" + Level,
            },
            new("enumerator: iterator", "double $k = 0; foreach (double v in Steps$u(steps, scale)) $k += v;")
            {
                Members =
                    "private static IEnumerable<double> Steps$u(int n, double s) { for (int i = 0; i < "
                    + "n; i++) yield return i * s; }",
            },
            new(
                "enumerator: local iterator",
                "double $k = 0; foreach (double v in Steps$u(steps, scale)) $k += v; static "
                    + "IEnumerable<double> Steps$u(int n, double s) { for (int i = 0; i < n; i++) yield "
                    + "return i + s; }"
            ),
            new("enumerator: string", "double $k = 0; foreach (char ch in \"abc\") $k += (ch - 'a') * scale;"),
            new(
                "enumerator: span by reference",
                "double[] a$u = [1, scale, 2]; foreach (ref double v in a$u.AsSpan()) v *= 0.5; double "
                    + "$k = a$u[0] + a$u[1];"
            ),
            new(
                "enumerator: array of two dimensions",
                "double[,] a$u = { { 1, scale }, { 0.5, 2 } }; double $k = 0; foreach (double v in a$u) $k += v;"
            ),
            new(
                "enumerator: dictionary",
                "double $k = 0; foreach (KeyValuePair<string, double> p$u in new "
                    + "SortedDictionary<string, double> { [\"a\"] = 1, [\"bb\"] = scale }) $k += "
                    + "p$u.Key.Length * p$u.Value;"
            ),
            new(
                "enumerator: with an index",
                "double $k = 0; foreach (var (i$u, v$u) in new[] { 0.5, scale }.Index()) $k += i$u + v$u;"
            ),
            new("enumerator: spread", "double[] a$u = [.. new Ladder$u(steps), scale]; double $k = a$u.Sum();")
            {
                Types = Ladder,
            },
            new(
                "enumerator: linq",
                "double $k = (from n in Enumerable.Range(1, 3) let d = n * scale where n > 1 orderby d "
                    + "descending select d).Sum();"
            ),
            new("enumerator: query of the user's", "double $k = from v in new Cell$u(scale) select v + 1;")
            {
                Types =
                    "public sealed class Cell$u(double v) { public double Select(Func<double, double> f) => f(v); }",
            },
            new("enumerator: async", "double $k = Total$u(scale).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Total$u(double s) { "
                    + "double sum = 0; await foreach (int i in Each$u()) sum += i * s; return sum; }\n"
                    + "private static async IAsyncEnumerable<int> Each$u() { yield return 1; await "
                    + "System.Threading.Tasks.Task.CompletedTask; yield return 2; }",
            },
            new(
                "loop: modules by number",
                "double $k = 1; for (int i = 0; i < steps; i++) { if (i == 1) continue; $k += i switch "
                    + "{ 0 => scale, _ => 1 }; if ($k > 50) break; }"
            ),
        ];
}
