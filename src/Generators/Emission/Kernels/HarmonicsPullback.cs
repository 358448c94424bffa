using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Emits the gradient with respect to the point, for the gradient of the values: the values of lower degrees are computed again.</summary>
internal static class HarmonicsPullback
{
    public static void Write(SourceWriter writer, HarmonicsTable table, int limit)
    {
        // Degree l of the list stands for its gradient, which needs the values of degree l−1.
        IReadOnlyList<IReadOnlyList<int>> parts = KernelText.Split(
            [.. Enumerable.Range(1, table.MaxDegree)], l => Raised(table, l).Count + Gradients(table, l).Count, limit);
        writer.Line("/// <summary>Gradient with respect to the point: g(x_j) = Σ_lk gradient(l)_k ∂_j Y(l)_k.</summary>");
        writer.Line(KernelText.Optimized);
        writer.Line("public static void Pullback<V, S>(V x, V y, V z, ref readonly S gradient, nint stride, out V gx, out V gy, out V gz)");
        KernelText.LaneConstraints(writer, "V, S");
        using (writer.Braces())
        {
            writer.Line("gx = V.Zero;");
            writer.Line("gy = V.Zero;");
            writer.Line("gz = V.Zero;");
            if (parts.Count == 1)
            {
                WritePart(writer, table, parts[0]);
                return;
            }

            HarmonicsEvaluation.WriteCarrier(writer, parts);
            foreach (IReadOnlyList<int> part in parts)
            {
                writer.Line($"{Name(part)}(x, y, z, ref carried, in gradient, stride, ref gx, ref gy, ref gz);");
            }
        }

        foreach (IReadOnlyList<int> part in parts)
        {
            writer.Line();
            writer.Line(KernelText.Optimized);
            writer.Line($"private static void {Name(part)}<V, S>(V x, V y, V z, ref S carried, ref readonly S gradient, nint stride,");
            using (writer.Indented())
            {
                writer.Line("ref V gxSum, ref V gySum, ref V gzSum)");
            }

            KernelText.LaneConstraints(writer, "V, S");
            using (writer.Braces())
            {
                writer.Line("V gx = gxSum, gy = gySum, gz = gzSum;");
                WritePart(writer, table, part);
                writer.Line();
                writer.Line("gxSum = gx;");
                writer.Line("gySum = gy;");
                writer.Line("gzSum = gz;");
            }
        }
    }

    private static string Name(IReadOnlyList<int> part)
    {
        SourceWriter.LineHandler name = $"Pullback{part[0]}To{part[part.Count - 1]}";
        return name.ToString();
    }

    private static IReadOnlyList<CouplingTerm> Raised(HarmonicsTable table, int l) => l < 2 ? [] : table.Raise(l - 1);

    private static IReadOnlyList<CouplingTerm> Gradients(HarmonicsTable table, int l) => l > 0 && table.IsWanted(l) ? table.Gradient(l) : [];

    private static void WritePart(SourceWriter writer, HarmonicsTable table, IReadOnlyList<int> part)
    {
        if (part.Count == 0)
        {
            return;
        }

        table.Constants.DeclareLocals(
            writer, part.SelectMany(l => Raised(table, l).Concat(Gradients(table, l))).Select(t => t.Value), scale: null);
        bool isCarried = part[0] > 1;
        if (isCarried)
        {
            HarmonicsEvaluation.WriteCarriedLoads(writer, part[0] - 2);
        }

        foreach (int l in part)
        {
            writer.Line();
            writer.Line($"// degree {l}");
            if (l > 1 || table.HasPi)
            {
                HarmonicsEvaluation.WriteValues(writer, table, l - 1);
            }

            WriteGradient(writer, table, l);
        }

        if (part[part.Count - 1] != table.MaxDegree)
        {
            HarmonicsEvaluation.WriteCarriedStores(writer, part[part.Count - 1] - 1);
        }
    }

    private static void WriteGradient(SourceWriter writer, HarmonicsTable table, int l)
    {
        foreach (IGrouping<int, CouplingTerm> component in Gradients(table, l).GroupBy(t => t.K))
        {
            string place = KernelText.Component(table.Offset(l) + component.Key, "stride");
            writer.Line($"V g{l}_{component.Key} = V.Load(in gradient, {place});");
            foreach (IGrouping<int, CouplingTerm> axis in component.GroupBy(t => t.J).OrderBy(g => g.Key))
            {
                string sum = "g" + HarmonicsTable.Coordinate(axis.Key);
                string derivative = l == 1 && !table.HasPi ? table.Constants.LocalOf(axis.Single().Value) : TermSum.Of([.. axis.Select(t => (t.Value, HarmonicsTable.Local(l - 1, t.I)))], table.Constants);
                writer.Line($"{sum} = V.MultiplyAdd(g{l}_{component.Key}, {derivative}, {sum});");
            }
        }
    }
}
