using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>The paths of a layer as a table in plain text: what hovering over the layer shows.</summary>
internal static class PathTable
{
    /// <summary>The paths of a product.</summary>
    public static IReadOnlyList<string> Of(TensorProductSpec spec) =>
        new PathTable<TensorProductPath>(spec.Paths)
            .Column("path", p => $"{Write(p.First)} ⊗ {Write(p.Second)} → {Write(p.Result)}{MapOf(p)}")
            .Column("mode", static p => ConnectionModes.NameOf(p.Mode))
            .Column("weights", WeightsOf, Count(spec.WeightCount, "weight"))
            .Column("c", CoefficientOf)
            .Lines();

    /// <summary>The blocks of a linear map.</summary>
    public static IReadOnlyList<string> Of(LinearSpec spec) =>
        new PathTable<LinearPath>(spec.Paths)
            .Column("path", p => $"{(p.IsTurned ? "i·" : "")}{Write(p.Source)} → {Write(p.Result)}")
            .Column("weights", WeightsOf, Count(spec.WeightCount, "weight"))
            .Column("c", CoefficientOf)
            .Lines([
                .. spec.Biases.Select(b => new[] { "bias on " + Write(spec.Out[b.Out]), Count(b.Count, "number") }),
            ]);

    /// <summary>The pairs of fields of a group convolution, with the free numbers of each pair of copies.</summary>
    public static IReadOnlyList<string> Of(GroupConvolutionSpec spec, bool hasBiases) =>
        new PathTable<GroupConvolutionPath>(spec.Paths)
            .Column("path", static p => $"{p.In.Text} → {p.Out.Text}")
            .Column("orbits", static p => Text(p.Orbits.Count))
            .Column(
                "weights",
                static p => WeightsOf([p.Orbits.Count, p.In.Mul, p.Out.Mul], p.WeightOffset),
                Count(spec.WeightCount, "weight")
            )
            .Column("c", p => CoefficientText.Of(spec.Coefficient, new Rational(1, spec.FanIn)))
            .Lines(
                hasBiases
                    ?
                    [
                        ["biases", string.Empty, Count(spec.BiasCount, "number")],
                    ]
                    : []
            );

    /// <summary>Which of several equivariant maps a path is.</summary>
    private static string MapOf(TensorProductPath path) =>
        path.Coupling == 0 ? string.Empty : " #" + Text(path.Coupling);

    /// <summary>The shape of a path's weights and where they start, <c>[8,1] at 16</c>.</summary>
    public static string WeightsOf(TensorProductPath path) =>
        path.HasWeight ? WeightsOf(path.WeightShape, path.WeightOffset) : "none";

    /// <inheritdoc cref="WeightsOf(TensorProductPath)"/>
    public static string WeightsOf(LinearPath path) => WeightsOf(path.WeightShape, path.WeightOffset);

    /// <summary>The factor c of a path.</summary>
    public static string CoefficientOf(TensorProductPath path) =>
        CoefficientText.Of(path.Coefficient, path.CoefficientSquared);

    /// <inheritdoc cref="CoefficientOf(TensorProductPath)"/>
    public static string CoefficientOf(LinearPath path) =>
        CoefficientText.Of(path.Coefficient, new Rational(1, path.FanIn));

    /// <summary>One line per block of harmonics.</summary>
    public static IReadOnlyList<string> OfHarmonics(Irreps degrees) =>
        Align([
            .. degrees.Select(b => new[] { $"Y{b.Irrep.L.ToString(CultureInfo.InvariantCulture)}", "→ " + Write(b) }),
        ]);

    /// <summary>
    /// What a gate does with the copies of its operand: <c>copies 0 to 3 of 6x0e  SiLU  → 4x0e</c>, then
    /// <c>2x1o  times Sigmoid of copies 4 to 5 of 6x0e  → 2x1o</c>.
    /// </summary>
    public static IReadOnlyList<string> Of(GateSpec spec) =>
        Align([
            .. spec.Scalars.Select(s => new[] { Copies(spec, s.In), NameOf(s.Function), Result(s.Out, s.Result) }),
            .. spec.Gated.Select(g =>
                new[]
                {
                    Copies(spec, g.In),
                    $"times {NameOf(g.GateFunction)} of {Copies(spec, g.Gates)}",
                    Result(g.Out, g.Result),
                }
            ),
        ]);

    private static string Copies(GateSpec spec, CopyRange range)
    {
        MulIrrep block = spec.In[range.Block];
        string all = Write(block);
        if (range.Mul == block.Mul)
            return all;
        int last = range.FirstCopy + range.Mul - 1;
        string first = range.FirstCopy.ToString(CultureInfo.InvariantCulture);
        return range.Mul == 1
            ? $"copy {first} of {all}"
            : $"copies {first} to {last.ToString(CultureInfo.InvariantCulture)} of {all}";
    }

    private static string NameOf(Nonlinearity? function) => $"{function ?? Nonlinearity.Identity}";

    private static string Result(CopyRange range, Irrep irrep) => "→ " + Write(new MulIrrep(range.Mul, irrep));

    private static string Write(MulIrrep block) => new Block(null, block).ToString();

    private static string Count(int n, string what) =>
        n.ToString(CultureInfo.InvariantCulture) + " " + what + (n == 1 ? string.Empty : "s");

    private static string WeightsOf(int[] shape, int offset) =>
        $"[{string.Join(",", shape.Select(Text))}] at {Text(offset)}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Align(IEnumerable<string[]> rows)
    {
        TextTable table = new();
        foreach (string[] row in rows)
            table.Add(row);
        return table.Lines();
    }
}
