namespace GeoDL.Typed.Attack;

/// <content>What a call brings along: defaults, what the compiler says of the caller, what waits.</content>
internal static partial class UntypedForms
{
    private static IEnumerable<UntypedForm> Calls() =>
        [
            new(
                "call: default arguments",
                "double $k = Of$u(scale) + Of$u(scale, c: 3); static double Of$u(double a, int b = 2, "
                    + "double c = 0.5) => a * b + c;"
            ),
            new(
                "call: about the caller",
                "double $k = Of$u(scale + 1) * 0.1; static double Of$u(double a, "
                    + "[System.Runtime.CompilerServices.CallerArgumentExpression(nameof(a))] string? text = "
                    + "null, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0, "
                    + "[System.Runtime.CompilerServices.CallerMemberName] string name = \"\") => "
                    + "text!.Length + a + line * 0 + name.Length * 0;"
            ),
            new(
                "call: array parameters",
                "double $k = Of$u(1, 2, steps); static double Of$u(params int[] all) => all.Sum();"
            ),
            new(
                "call: collection parameters",
                "double $k = Of$u(1, scale); static double Of$u(params IEnumerable<double> all) => all.Sum();"
            ),
            new(
                "call: by reference",
                "double $k = 1; Raise$u(ref $k, scale, out int n$u); $k += n$u; static void "
                    + "Raise$u(ref double k, in double by, out int n) { k += by; n = 2; }"
            ),
            new(
                "call: reference to an element",
                "double[] a$u = [1, scale]; ref double r$u = ref a$u[1]; r$u += 1; double $k = a$u[1];"
            ),
            new(
                "call: recursion",
                "double $k = Of$u(steps, scale); static double Of$u(int n, double s) => n == 0 ? 1 : s "
                    + "* Of$u(n - 1, s) + 0.5;"
            ),
            new(
                "call: closure",
                "double sum$u = 0; void Add$u(double d) => sum$u += d; Add$u(scale); Add$u(1); double $k = sum$u;"
            ),
            new(
                "call: captured by a lambda",
                "int n$u = 0; Func<double> f$u = () => ++n$u * scale; double $k = f$u() + f$u();"
            ),
            new(
                "call: lambda with a default",
                "var f$u = (double a = 0.5, params int[] more) => a + more.Length; double $k = f$u() + "
                    + "f$u(scale, 1, 2);"
            ),
            new(
                "call: method group",
                "Func<double, double> f$u = Math.Sqrt; double $k = f$u(scale) + new[] { 4.0 "
                    + "}.Select(Math.Sqrt).First();"
            ),
            new("call: awaited", "double $k = Later$u(scale).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Later$u(double a) { "
                    + "await System.Threading.Tasks.Task.CompletedTask; return a + 1; }",
            },
            new("call: awaited by pattern", "double $k = Later$u(scale).Result;")
            {
                Members =
                    "private static async System.Threading.Tasks.Task<double> Later$u(double a) => "
                    + "await new Soon$u(a);",
                Types =
                    "public readonly struct Soon$u(double a) : "
                    + "System.Runtime.CompilerServices.INotifyCompletion { public Soon$u GetAwaiter() => "
                    + "this; public bool IsCompleted => true; public double GetResult() => a + 1; public "
                    + "void OnCompleted(Action next) => next(); }",
            },
            new("call: awaited by extension", "double $k = Later$u(steps).Result;")
            {
                Members = "private static async System.Threading.Tasks.Task<double> Later$u(int n) => await n;",
                Types =
                    "public static class Soon$u { public static "
                    + "System.Runtime.CompilerServices.TaskAwaiter<double> GetAwaiter(this int n) => "
                    + "System.Threading.Tasks.Task.FromResult(0.5 * n).GetAwaiter(); }",
            },
            new("call: random numbers with a seed", "double $k = new Random(3).NextDouble() + scale;"),
            new(
                "call: generic with a constraint",
                "double $k = Most$u(scale, 0.5); static T Most$u<T>(T a, T b) where T : IComparable<T> "
                    + "=> a.CompareTo(b) > 0 ? a : b;"
            ),
            new(
                "call: bits and numbers",
                "double $k = (checked((int)(scale * 10)) & 0xF) * 0.1 + unchecked((byte)300) * 0.001 + "
                    + "Math.ScaleB(scale, 1);"
            ),
            new(
                "call: not there",
                "string? t$u = flag ? null : \"a\"; double $k = t$u?.Length ?? scale; t$u ??= \"abc\"; "
                    + "$k += t$u!.Length;"
            ),
            new(
                "call: thrown",
                "double $k = steps >= 0 ? scale : throw new "
                    + "ArgumentOutOfRangeException(nameof(steps)); "
                    + "ArgumentOutOfRangeException.ThrowIfNegative(steps);"
            ),
            new(
                "call: counts of a cloud",
                "double $k = 0.1 * $c.Count / $c.CloudCount + (($c.Count, $c.CloudCount) is (> 3, > 1) ? 1 : 0);"
            ),
        ];
}
