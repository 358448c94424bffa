namespace GeoDL.Typed.Attack;

/// <content>Ways that need no typed value in hand: plumbing, reflection, exceptions, memory.</content>
internal static partial class Leaks
{
    private static IEnumerable<Leak> Hidden() =>
        [
            new(
                "plumbing: Unwrap",
                "double $k = GeoDL.Typed.CompilerServices.FeatureMarshal.Unwrap($x).Rows + $x.ToRows()[0, 0];"
            ),
            new("plumbing: static abstract", "double $k = Rows$u($x);")
            {
                Members =
                    "private static double Rows$u<T>(T x) where T : struct, "
                    + "GeoDL.Typed.CompilerServices.IFeatures<T>, allows ref struct => x.Unwrap().Rows + "
                    + "x.ToRows()[0, 0];",
            },
            new("plumbing: pool", "double $k = __pool.GetHashCode() + $c.PositionValues[0];"),
            new("predict inside", "double $k = Predict$u.Of($c);")
            {
                Types =
                    "public static class Predict$u { public static double Of(PointCloud<$N> cloud) => "
                    + "cloud.Rows[0, 0]; }",
            },
            new(
                "reflection: property",
                "double $k = ((Rows)typeof(PointCloud<$N>).GetProperty(\"Rows\")!.GetValue($c)!)[0, 0];"
            ),
            new("reflection: invoke", "double $k = (double)typeof(Tools$u).GetMethod(\"Peek\")!.Invoke(null, [$c])!;")
            {
                Types = Peek,
            },
            new(
                "reflection: own method",
                "double $k = (double)GetType().GetMethod(\"Peek$u\", "
                    + "System.Reflection.BindingFlags.NonPublic | "
                    + "System.Reflection.BindingFlags.Static)!.Invoke(null, new object[] { $c })!;"
            )
            {
                Members = "private static double Peek$u(PointCloud<$N> cloud) => cloud.PositionValues[0];",
            },
            new(
                "expression tree",
                "System.Linq.Expressions.Expression<Func<PointCloud<$N>, double>> e$u = p => p.Rows[0, "
                    + "0]; double $k = e$u.Compile()($c);"
            ),
            new(
                "exception: message names a row",
                "double $k = 1; try { _ = $x / Scalars.From($c.Edges.Sum($c.Edges.Lengths)); } catch "
                    + "(Exception e$u) { $k = e$u.Message.Sum(static ch => ch) % 17; }"
            ),
            new(
                "exception: message of labels",
                "double $k = 1; try { _ = $c.Batch.OneHot($s, 1); } catch (Exception e$u) { $k = "
                    + "e$u.Message.Sum(static ch => ch) % 17; }"
            ),
            new(
                "exception: filter",
                "double $k = 1; try { _ = $c.Batch.OneHot($s, 1); } catch (Exception e$u) when "
                    + "(e$u.Message.Contains(\"row 1\")) { $k = -0.5; } catch (Exception) { $k = 2; }"
            ),
            new(
                "exception: general catch",
                "double $k = 1; try { _ = $c.Features / ($c.Features - $c.Features).SoftNorm(0); } catch { $k = -0.5; }"
            ),
            new("exception: in a helper", "double $k = Try$u($c, $s);")
            {
                Members =
                    "private static double Try$u(PointCloud<$N> cloud, Labels labels) { try { _ = "
                    + "cloud.Batch.OneHot(labels, 1); return 1; } catch (ArgumentException e) { return "
                    + "e.Message.Sum(static ch => ch) % 17; } }",
            },
            new(
                "exception: around a local function",
                "double $k = 1; try { Inner$u(); } catch (Exception e$u) { $k = e$u.Message.Sum(static "
                    + "ch => ch) % 17; } void Inner$u() { _ = $c.Batch.OneHot($s, 1); }"
            ),
            new("exception: in a marked helper", "double $k = Tools$u.Try($c, $s);")
            {
                Types =
                    "public static class Tools$u { [Equivariant] public static double "
                    + "Try(PointCloud<$N> cloud, Labels labels) { try { _ = cloud.Batch.OneHot(labels, "
                    + "1); return 1; } catch (Exception e) { return e.Message.Sum(static ch => ch) % 17; "
                    + "} } }",
            },
            new(
                "exception: faulted task",
                "double $k = Later$u($c, $s).Exception?.InnerException?.Message.Sum(static ch => ch) % 17 ?? 1;"
            )
            {
                Members =
                    "private static async System.Threading.Tasks.Task<int> Later$u(PointCloud<$N> "
                    + "cloud, Labels labels) { _ = cloud.Batch.OneHot(labels, 1); await "
                    + "System.Threading.Tasks.Task.CompletedTask; return 1; }",
            },
            new(
                "exception: task of a local function",
                "void Inner$u() { _ = $c.Batch.OneHot($s, 1); } double $k = "
                    + "System.Threading.Tasks.Task.Run(() => Inner$u()).ContinueWith(static t => "
                    + "t.Exception?.InnerException?.Message.Sum(static ch => ch) % 17 ?? 1).Result;"
            ),
            new(
                "exception: task of a method group",
                "void Inner$u() { _ = $c.Batch.OneHot($s, 1); } double $k = "
                    + "System.Threading.Tasks.Task.Run(Inner$u).ContinueWith(static t => "
                    + "t.Exception?.InnerException?.Message.Sum(static ch => ch) % 17 ?? 1).Result;"
            ),
            new(
                "exception: delegate of a local function",
                "void Inner$u() { _ = $c.Batch.OneHot($s, 1); } Action a$u = Inner$u; double $k = 1; "
                    + "try { a$u(); } catch (Exception e$u) { $k = e$u.Message.Sum(static ch => ch) % 17; }"
            ),
            new(
                "exception: two local functions",
                "void Inner$u() { _ = $c.Batch.OneHot($s, 1); } void Outer$u() => Inner$u(); double $k "
                    + "= 1; try { Outer$u(); } catch (Exception e$u) { $k = e$u.Message.Sum(static ch => ch) "
                    + "% 17; }"
            ),
            new(
                "exception: iterator",
                "IEnumerable<int> i$u = Each$u($c, $s); double $k = 1; try { foreach (int i in i$u) $k "
                    + "+= i; } catch (Exception e$u) { $k = e$u.Message.Sum(static ch => ch) % 17; }"
            )
            {
                Members =
                    "private static IEnumerable<int> Each$u(PointCloud<$N> cloud, Labels labels) { _ = "
                    + "cloud.Batch.OneHot(labels, 1); yield return 1; }",
            },
            new(
                "exception: local iterator",
                "IEnumerable<int> Each$u() { _ = $c.Batch.OneHot($s, 1); yield return 1; } "
                    + "IEnumerable<int> i$u = Each$u(); double $k = 1; try { foreach (int i in i$u) $k += i; "
                    + "} catch (Exception e$u) { $k = e$u.Message.Sum(static ch => ch) % 17; }"
            ),
            new(
                "exception: local async function",
                "async System.Threading.Tasks.Task Later$u() { await "
                    + "System.Threading.Tasks.Task.CompletedTask; _ = $c.Batch.OneHot($s, 1); } double $k = "
                    + "Later$u().Exception?.InnerException?.Message.Sum(static ch => ch) % 17 ?? 1;"
            ),
            new(
                "exception: marked async helper",
                "double $k = Tools$u.Later($c, $s).Exception?.InnerException?.Message.Sum(static ch => ch) % 17 ?? 1;"
            )
            {
                Types =
                    "public static class Tools$u { [Equivariant] public static async "
                    + "System.Threading.Tasks.Task Later(PointCloud<$N> cloud, Labels labels) { await "
                    + "System.Threading.Tasks.Task.CompletedTask; _ = cloud.Batch.OneHot(labels, 1); } }",
            },
            new("exception: first chance", "double $k = Watch$u.Last; ")
            {
                Members =
                    "private void Listen$u() => AppDomain.CurrentDomain.FirstChanceException += static "
                    + "(_, e) => Watch$u.Last = e.Exception.Message.Length;",
                Types = "public static class Watch$u { public static double Last; }",
            },
            new(
                "function: a number outside is written",
                "double $k = 0; _ = $x.SquaredNorm().Map(r => { $k = 2 * $k + (r > 0.3 ? 1 : 0); return r; });"
            ),
            new(
                "function: a number outside is counted",
                "double n$u = 0; double $k = 1; _ = $x.SquaredNorm().Map(r => { if (r > 0.3) $k = n$u; "
                    + "n$u++; return r; });"
            ),
            new(
                "function: a list",
                "var l$u = new List<bool>(); _ = $x.SquaredNorm().Map(r => { l$u.Add(r > 0.3); return "
                    + "r; }); double $k = l$u.IndexOf(true);"
            ),
            new(
                "function: a static method",
                "_ = $x.SquaredNorm().Map(static r => Seen$u.See(r)); double $k = Seen$u.Value;"
            )
            {
                Types =
                    "public static class Seen$u { public static double Value = 0; public static Real "
                    + "See(Real r) { Value = 2 * (Value % 100) + (r > 0.3 ? 1 : 0); return r; } }",
            },
            new("function: a method group", "_ = $x.SquaredNorm().Map(Seen$u.See); double $k = Seen$u.Value;")
            {
                Types =
                    "public static class Seen$u { public static double Value = 0; public static Real "
                    + "See(Real r) { Value = 2 * (Value % 100) + (r > 0.3 ? 1 : 0); return r; } }",
            },
            new(
                "function: a field is written",
                "_ = $x.SquaredNorm().Map(r => { _seen$u = 2 * (_seen$u % 100) + (r > 0.3 ? 1 : 0); "
                    + "return r; }); double $k = _seen$u;"
            )
            {
                Members = "private double _seen$u;",
            },
            new(
                "function: a local function",
                "double $k = 0; _ = $x.SquaredNorm().Map(See$u); Real See$u(Real r) { $k = 2 * $k + (r "
                    + "> 0.3 ? 1 : 0); return r; }"
            ),
            new(
                "function: thrown",
                "double $k = 1; try { _ = $x.SquaredNorm().Map(static r => r > 0.3 ? throw new "
                    + "InvalidOperationException() : r); } catch (InvalidOperationException) { $k = -0.5; }"
            ),
            new(
                "function: text of a number",
                "double $k = 0; _ = $x.SquaredNorm().Map(r => { $k = r.ToString()!.Length; return r; });"
            ),
            new(
                "function: hash of a number",
                "double $k = 0; _ = $x.SquaredNorm().Map(r => { $k = r.GetHashCode() % 7; return r; });"
            ),
            new(
                "function: boxed number",
                "object? b$u = null; _ = $x.SquaredNorm().Map(r => { b$u ??= r; return r; }); double "
                    + "$k = (Real)b$u! > 0.3 ? 1 : -0.5;"
            ),
            new(
                "function: an array",
                "Real[] a$u = new Real[1]; _ = $x.SquaredNorm().Map(r => a$u[0] = r); double $k = "
                    + "a$u[0] > 0.3 ? 1 : -0.5;"
            ),
            new(
                "function: a delegate made before",
                "double $k = 0; Func<Real, Real> f$u = r => { $k = 2 * $k + (r > 0.3 ? 1 : 0); return "
                    + "r; }; _ = $x.SquaredNorm().Map(f$u);"
            ),
            new(
                "function: ref to a number outside",
                "double $k = 0; _ = $x.SquaredNorm().Map(r => { Raise$u(ref $k, r > 0.3); return r; "
                    + "}); static void Raise$u(ref double k, bool up) => k = 2 * k + (up ? 1 : 0);"
            ),
            new(
                "function: increment in an expression",
                "int i$u = 0; _ = $x.SquaredNorm().Map(r => r * i$u++); double $k = i$u + $x.Rows * 0;".Replace(
                    "$x.Rows * 0",
                    "0",
                    StringComparison.Ordinal
                )
            ),
            new(
                "memory: array that is not cleared",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); double[] a$u = "
                    + "GC.AllocateUninitializedArray<double>(4096); double $k = a$u.Take(100).Sum();"
            ),
            new(
                "memory: pool of memory",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); using System.Buffers.IMemoryOwner<double> m$u = "
                    + "System.Buffers.MemoryPool<double>.Shared.Rent(64); double $k = m$u.Memory.Span[0];"
            ),
            new("memory: stack that is not cleared", "double $k = Stack$u();")
            {
                Members =
                    "[System.Runtime.CompilerServices.SkipLocalsInit] private static double Stack$u() "
                    + "{ Span<double> s = stackalloc double[64]; return s[5]; }",
            },
            new(
                "memory: array of the runtime",
                "_ = $c.Edges.Basis(4, cutoff: 1.6); double[] a$u = "
                    + "System.Buffers.ArrayPool<double>.Shared.Rent(64); double $k = a$u[0]; "
                    + "System.Buffers.ArrayPool<double>.Shared.Return(a$u);"
            ),
            new(
                "memory: pooled array",
                "double[] a$u = System.Buffers.ArrayPool<double>.Shared.Rent(64); double $k = a$u[0]; "
                    + "System.Buffers.ArrayPool<double>.Shared.Return(a$u);"
            ),
            new(
                "reflection: the pool",
                "object p$u = typeof(Net).GetField(\"__pool\", "
                    + "System.Reflection.BindingFlags.NonPublic | "
                    + "System.Reflection.BindingFlags.Instance)!.GetValue(this)!; double $k = "
                    + "p$u.GetType().GetFields(System.Reflection.BindingFlags.NonPublic | "
                    + "System.Reflection.BindingFlags.Instance).Length;"
            ),
        ];
}
