using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>The paths of a layer as a table in plain text: what hovering over the layer shows.</summary>
internal static class PathTable
{
    /// <summary>One line a path of a product: <c>8x1o ⊗ 1x1o → 8x2e   uvu   8 weights   c = 0.577350269</c>.</summary>
    public static IReadOnlyList<string> Of(TensorProductSpec spec, Group group)
    {
        var rows = spec.Paths.Select(p =>
            new[]
            {
                $"{Write(p.First, group)} ⊗ {Write(p.Second, group)}",
                "→ " + Write(p.Result, group),
                ConnectionModes.NameOf(p.Mode),
                p.HasWeight ? Count(p.WeightCount, "weight") : "no weights",
                Factor(p.Coefficient, p.CoefficientSquared),
            }
        );
        return Align([
            .. rows,
            ["in all", string.Empty, string.Empty, Count(spec.WeightCount, "weight"), Count(spec.Paths.Count, "path")],
        ]);
    }

    /// <summary>One line a block of a linear map.</summary>
    public static IReadOnlyList<string> Of(LinearSpec spec, Group group)
    {
        var rows = spec.Paths.Select(p =>
            new[]
            {
                Write(p.Source, group),
                "→ " + Write(p.Result, group),
                Count(p.WeightCount, "weight"),
                Factor(p.Coefficient, new Rational(1, p.FanIn)),
            }
        );
        var biases = spec.Biases.Select(b =>
            new[] { "bias", "→ " + Write(spec.Out[b.Out], group), Count(b.Count, "number"), string.Empty }
        );
        return Align([.. rows, .. biases]);
    }

    /// <summary>One line a block of harmonics.</summary>
    public static IReadOnlyList<string> OfHarmonics(Irreps degrees, Group group) =>
        Align([
            .. degrees.Select(b =>
                new[] { $"Y{b.Irrep.L.ToString(CultureInfo.InvariantCulture)}", "→ " + Write(b, group) }
            ),
        ]);

    private static string Write(MulIrrep block, Group group) => new Block(null, block).ToString(group);

    private static string Count(int n, string what) =>
        n.ToString(CultureInfo.InvariantCulture) + " " + what + (n == 1 ? string.Empty : "s");

    private static string Factor(double value, Rational? squared) =>
        "c = "
        + value.ToString("0.000000", CultureInfo.InvariantCulture)
        + (squared is { } s ? $" = √({s})" : string.Empty);

    private static List<string> Align(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return [];
        int[] widths = Enumerable
            .Range(0, rows.Max(static r => r.Length))
            .Select(c => rows.Max(r => c < r.Length ? r[c].Length : 0))
            .ToArray();
        return rows.Select(r => string.Join("  ", r.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()).ToList();
    }
}
