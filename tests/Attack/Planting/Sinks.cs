namespace GeoDL.Typed.Attack;

/// <summary>What a program does with a number that it should not have: each makes features depend on it.</summary>
internal static class Sinks
{
    /// <summary>
    /// Statements before, and the expression: <c>$x</c> a feature, <c>$X</c> its type, <c>$k</c> the number, <c>$u</c>
    /// a suffix.
    /// </summary>
    public static IReadOnlyList<(string Name, string Statements, string Expression)> All { get; } =
    [
        ("scale", "", "$k * $x"),
        ("scale from the right", "", "$x * (1 + $k)"),
        ("divide", "", "$x / (3 + Math.Abs($k))"),
        ("ternary", "", "$k > 0.1 ? $x : -(2 * $x)"),
        ("if", "$X to$u = $x; if ($k > 0) to$u = 2 * to$u; else to$u = -to$u;", "to$u"),
        ("switch expression", "", "$k switch { > 0.2 => $x, < -0.2 => 2 * $x, _ => -$x }"),
        (
            "switch statement",
            "$X to$u; switch (Math.Sign($k)) { case 1: to$u = $x; break; case -1: to$u = 3 * $x; "
                + "break; default: to$u = -$x; break; }",
            "to$u"
        ),
        ("loop bound", "$X to$u = $x; for (int i = 0; i < (int)Math.Abs(20 * $k) % 7; i++) to$u = 1.5 * to$u;", "to$u"),
        (
            "while",
            "$X to$u = $x; double left$u = Math.Min($k, 20); while (left$u > 0) { left$u -= 0.3; to$u = 1.5 * to$u; }",
            "to$u"
        ),
        (
            "do",
            "$X to$u = $x; double left$u = Math.Min(Math.Abs($k), 20); do { left$u -= 0.3; to$u *= "
                + "1.5; } while (left$u > 0);",
            "to$u"
        ),
        ("parameter", "scale = $k;", "scale * $x"),
        ("rounded", "", "Math.Round($k, 1) * $x"),
        ("array", "double[] all$u = [1, $k, 2]; Array.Sort(all$u);", "all$u[1] * $x"),
        ("lambda of numbers", "Func<double, double> cube$u = static v => v * v * v;", "cube$u($k) * $x"),
        ("linq of numbers", "", "Enumerable.Range(1, 3).Sum(i => i * $k) * $x"),
        ("tuple of numbers", "(double a, int b) two$u = ($k, 3);", "two$u.a * two$u.b * $x"),
        ("goto", "$X to$u = $x; if ($k > 0) goto Up$u; to$u = -to$u; Up$u: _ = $k;", "to$u"),
        ("local function of numbers", "double cube$u() => $k + 1;", "cube$u() * $x"),
        ("compound", "$X to$u = $x; to$u *= $k;", "to$u"),
        ("pair", "Pair<$X, $X> both$u = new($x, -$x);", "($k > 0 ? both$u.First : both$u.Second)"),
    ];
}
