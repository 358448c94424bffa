namespace GeoDL.Typed.Attack;

/// <summary>
/// Ways to put numbers back into features: a constant direction, a function of components, an order of rows. <c>$a</c>
/// is the array of all numbers of a feature, <c>$d</c> the number of components of a row.
/// </summary>
internal static class Writes
{
    public static IReadOnlyList<(string Name, string Code)> All { get; } =
    [
        ("element-wise: relu", "for (int i = 0; i < $a.Length; i++) $a[i] = Math.Max(0, $a[i]);"),
        ("element-wise: tanh by linq", "$a = [.. $a.Select(v => Math.Tanh(2 * v + 0.3))];"),
        ("element-wise: square", "$a = Array.ConvertAll($a, static v => v * v);"),
        ("element-wise: clip", "for (int i = 0; i < $a.Length; i++) $a[i] = Math.Clamp($a[i], -0.3, 0.2);"),
        ("element-wise: quantise", "for (int i = 0; i < $a.Length; i++) $a[i] = Math.Round(4 * $a[i]) / 4;"),
        ("bias: every component", "for (int i = 0; i < $a.Length; i++) $a[i] += 0.37;"),
        ("bias: by span", "foreach (ref double v in $a.AsSpan()) v += 0.37;"),
        ("direction: constant", "for (int i = 0; i < $a.Length; i += $d) $a[i] = 1.25;"),
        ("direction: filled", "Array.Fill($a, 0.5);"),
        ("scaling: per component", "for (int i = 0; i < $a.Length; i++) $a[i] *= 1 + i % $d;"),
        ("mask: per component", "for (int i = 0; i < $a.Length; i++) if (i % $d == 0) $a[i] = 0.01;"),
        (
            "dropout: per component",
            "var random = new Random(5); for (int i = 0; i < $a.Length; i++) if (random.Next(2) == 0) "
                + "$a[i] = 0; else $a[i] *= 2;"
        ),
        (
            "normalisation: per component",
            "double mean = $a.Average(), size = Math.Sqrt($a.Average(v => (v - mean) * (v - mean)) + "
                + "0.1); for (int i = 0; i < $a.Length; i++) $a[i] = ($a[i] - mean) / size;"
        ),
        (
            "max-pooling: over rows",
            "for (int j = 0; j < $d; j++) { double most = double.MinValue; for (int i = j; i < "
                + "$a.Length; i += $d) most = Math.Max(most, $a[i]); for (int i = j; i < $a.Length; i += $d) "
                + "$a[i] = most; }"
        ),
        (
            "max-pooling: over components",
            "for (int i = 0; i < $a.Length; i += $d) { double most = $a.AsSpan(i, $d).ToArray().Max(); "
                + "for (int j = 0; j < $d; j++) $a[i + j] = most; }"
        ),
        ("sorting: components", "for (int i = 0; i < $a.Length; i += $d) Array.Sort($a, i, $d);"),
        ("sorting: everything", "Array.Sort($a);"),
        ("order: running sum over rows", "for (int i = $d; i < $a.Length; i++) $a[i] += $a[i - $d];"),
        ("order: scaled by the row", "for (int i = 0; i < $a.Length; i++) $a[i] *= 1 + i / $d;"),
        ("order: the first row everywhere", "for (int i = $d; i < $a.Length; i++) $a[i] = $a[i % $d];"),
        ("order: reversed", "Array.Reverse($a);"),
        (
            "mean over the whole batch",
            "for (int j = 0; j < $d; j++) { double sum = 0; int n = 0; for (int i = j; i < $a.Length; "
                + "i += $d, n++) sum += $a[i]; for (int i = j; i < $a.Length; i += $d) $a[i] -= sum / n; }"
        ),
        (
            "absolute positions as features",
            "for (int i = 0; i < $a.Length; i++) $a[i] += cloud.PositionValues[3 * (i / $d) + i % 3];"
        ),
        ("parallel", "System.Threading.Tasks.Parallel.For(0, $a.Length, i => $a[i] = Math.Abs($a[i]));"),
        ("unsafe: pointer", "unsafe { fixed (double* p = $a) for (int i = 0; i < $a.Length; i++) p[i] += 0.5; }"),
    ];
}
