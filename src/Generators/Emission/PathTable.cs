using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>The paths of a layer as a table in plain text: what hovering over the layer shows.</summary>
internal static class PathTable
{
    /// <summary>One line per path: <c>8x1o ⊗ 1x1o  → 8x2e  uvu  8 weights  c = √(1/3) ≈ 0.577350</c>.</summary>
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

    /// <summary>One line per block of a linear map.</summary>
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

    /// <summary>One line per block of harmonics.</summary>
    public static IReadOnlyList<string> OfHarmonics(Irreps degrees, Group group) =>
        Align([
            .. degrees.Select(b =>
                new[] { $"Y{b.Irrep.L.ToString(CultureInfo.InvariantCulture)}", "→ " + Write(b, group) }
            ),
        ]);

    /// <summary>
    /// What a gate does with the copies of its operand: <c>copies 0 to 3 of 6x0e  SiLU  → 4x0e</c>, then
    /// <c>2x1o  times Sigmoid of copies 4 to 5 of 6x0e  → 2x1o</c>.
    /// </summary>
    public static IReadOnlyList<string> Of(GateSpec spec, Group group) =>
        Align([
            .. spec.Scalars.Select(s =>
                new[] { Copies(spec, s.In, group), NameOf(s.Function), Result(s.Out, s.Result, group) }
            ),
            .. spec.Gated.Select(g =>
                new[]
                {
                    Copies(spec, g.In, group),
                    $"times {NameOf(g.GateFunction)} of {Copies(spec, g.Gates, group)}",
                    Result(g.Out, g.Result, group),
                }
            ),
        ]);

    private static string Copies(GateSpec spec, CopyRange range, Group group)
    {
        MulIrrep block = spec.In[range.Block];
        string all = Write(block, group);
        if (range.Mul == block.Mul)
            return all;
        int last = range.FirstCopy + range.Mul - 1;
        string first = range.FirstCopy.ToString(CultureInfo.InvariantCulture);
        return range.Mul == 1
            ? $"copy {first} of {all}"
            : $"copies {first} to {last.ToString(CultureInfo.InvariantCulture)} of {all}";
    }

    private static string NameOf(Nonlinearity? function) => $"{function ?? Nonlinearity.Identity}";

    private static string Result(CopyRange range, Irrep irrep, Group group) =>
        "→ " + Write(new MulIrrep(range.Mul, irrep), group);

    private static string Write(MulIrrep block, Group group) => new Block(null, block).ToString(group);

    private static string Count(int n, string what) =>
        n.ToString(CultureInfo.InvariantCulture) + " " + what + (n == 1 ? string.Empty : "s");

    /// <summary>Exact where possible, followed by a few digits where the exact form is not a plain number.</summary>
    private static string Factor(double value, Rational? squared)
    {
        string digits = value.ToString("0.000000", CultureInfo.InvariantCulture);
        if (squared is null)
            return "c ≈ " + digits;
        string exact = CoefficientText.Of(value, squared);
        return exact.Contains('√') ? $"c = {exact} ≈ {digits}" : "c = " + exact;
    }

    private static IReadOnlyList<string> Align(IEnumerable<string[]> rows)
    {
        TextTable table = new();
        foreach (string[] row in rows)
            table.Add(row);
        return table.Lines();
    }
}
