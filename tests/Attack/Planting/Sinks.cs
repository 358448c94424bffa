namespace GeoDL.Typed.Attack;

/// <summary>What a program does with a number that it should not have: each makes features depend on it.</summary>
internal static class Sinks
{
    /// <summary>Statements before, and the expression: <c>$x</c> a feature, <c>$X</c> its type, <c>$k</c> the number, <c>$u</c> a suffix.</summary>
    public static IReadOnlyList<(string Name, string Statements, string Expression)> All { get; } =
    [
        ("scale", "", "$k * $x"),
        ("scale from the right", "", "$x * (1 + $k)"),
        ("divide", "", "$x / (3 + Math.Abs($k))"),
        ("ternary", "", "$k > 0.1 ? $x : -(2 * $x)"),
        ("if", "$X y$u = $x; if ($k > 0) y$u = 2 * y$u; else y$u = -y$u;", "y$u"),
        ("switch expression", "", "$k switch { > 0.2 => $x, < -0.2 => 2 * $x, _ => -$x }"),
        ("switch statement", "$X y$u; switch (Math.Sign($k)) { case 1: y$u = $x; break; case -1: y$u = 3 * $x; break; default: y$u = -$x; break; }", "y$u"),
        ("loop bound", "$X y$u = $x; for (int i = 0; i < (int)Math.Abs(20 * $k) % 7; i++) y$u = 1.5 * y$u;", "y$u"),
        ("while", "$X y$u = $x; double w$u = Math.Min($k, 20); while (w$u > 0) { w$u -= 0.3; y$u = 1.5 * y$u; }", "y$u"),
        ("do", "$X y$u = $x; double w$u = Math.Min(Math.Abs($k), 20); do { w$u -= 0.3; y$u *= 1.5; } while (w$u > 0);", "y$u"),
        ("parameter", "scale = $k;", "scale * $x"),
        ("rounded", "", "Math.Round($k, 1) * $x"),
        ("array", "double[] n$u = [1, $k, 2]; Array.Sort(n$u);", "n$u[1] * $x"),
        ("lambda of numbers", "Func<double, double> f$u = static v => v * v * v;", "f$u($k) * $x"),
        ("linq of numbers", "", "Enumerable.Range(1, 3).Sum(i => i * $k) * $x"),
        ("tuple of numbers", "(double a, int b) t$u = ($k, 3);", "t$u.a * t$u.b * $x"),
        ("goto", "$X y$u = $x; if ($k > 0) goto Up$u; y$u = -y$u; Up$u: _ = $k;", "y$u"),
        ("local function of numbers", "double f$u() => $k + 1;", "f$u() * $x"),
        ("compound", "$X y$u = $x; y$u *= $k;", "y$u"),
        ("pair", "Pair<$X, $X> p$u = new($x, -$x);", "($k > 0 ? p$u.First : p$u.Second)"),
    ];
}
