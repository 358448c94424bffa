using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Emits the gradient with respect to the point, for the gradient of the values: the values of lower degrees are
/// computed again.
/// </summary>
internal static class HarmonicsPullback
{
    public static void Write(SourceWriter writer, HarmonicsTable table, int limit)
    {
        // Degree l of the list denotes its gradient, which needs the values of degree l−1.
        int Size(int l) => Raised(table, l).Count + Gradients(table, l).Count;
        IReadOnlyList<IReadOnlyList<int>> parts = KernelText.Split(
            [.. Enumerable.Range(1, table.MaxDegree)],
            Size,
            limit
        );
        writer.Line(
            "/// <summary>Gradient with respect to the point: g(x_j) = Σ_lk gradient(l)_k ∂_j Y(l)_k.</summary>"
        );
        writer.Line(KernelText.Optimized);
        writer.Line(
            $"public static void Pullback<V, S>({table.PointParameters}, ref readonly S gradient, nint stride, "
                + $"{string.Join(", ", table.Point.Select(static c => $"out V g{c}Sum"))})"
        );
        KernelText.LaneConstraints(writer, "V, S");
        using (writer.Braces())
        {
            if (parts.Count == 1)
            {
                // Sums in the caller's variables would go through memory, term by term.
                writer.Line("V gx = V.Zero, gy = V.Zero, gz = V.Zero;");
                WritePart(writer, table, parts[0], isCut: false);
                WriteSums(writer);
                return;
            }

            writer.Line("gxSum = V.Zero;");
            writer.Line("gySum = V.Zero;");
            writer.Line("gzSum = V.Zero;");
            HarmonicsEvaluation.WriteCarrier(writer, parts);
            foreach (IReadOnlyList<int> part in parts)
            {
                writer.Line(
                    $"{Name(part)}(x, y, z, ref carried, in gradient, stride, ref gxSum, ref gySum, ref gzSum);"
                );
                if (IsCut(part))
                {
                    writer.Line(
                        $"{Name(part)}Rest(ref carried, in gradient, stride, ref gxSum, ref gySum, ref gzSum);"
                    );
                }
            }
        }

        foreach (IReadOnlyList<int> part in parts)
        {
            WriteMethod(Name(part), "V x, V y, V z, ", () => WritePart(writer, table, part, IsCut(part)));
            if (IsCut(part))
                WriteMethod(Name(part) + "Rest", "", () => WriteRest(writer, table, part[0]));
        }

        // A degree that is too large by itself: its later components have a method of their own.
        bool IsCut(IReadOnlyList<int> part) => part.Count == 1 && Size(part[0]) > limit;

        void WriteMethod(string name, string point, Action writeBody)
        {
            writer.Line();
            writer.Line(KernelText.Optimized);
            writer.Line(
                $"private static void {name}<V, S>({point}ref S carried, ref readonly S gradient, nint stride,"
            );
            using (writer.Indented())
                writer.Line("ref V gxSum, ref V gySum, ref V gzSum)");

            KernelText.LaneConstraints(writer, "V, S");
            using (writer.Braces())
            {
                writer.Line("V gx = gxSum, gy = gySum, gz = gzSum;");
                writeBody();
                WriteSums(writer);
            }
        }
    }

    private static void WriteSums(SourceWriter writer)
    {
        writer.Line();
        writer.Line("gxSum = gx;");
        writer.Line("gySum = gy;");
        writer.Line("gzSum = gz;");
    }

    private static string Name(IReadOnlyList<int> part)
    {
        SourceWriter.LineHandler name = $"Pullback{part[0]}To{part[part.Count - 1]}";
        return name.ToString();
    }

    private static IReadOnlyList<CouplingTerm> Raised(HarmonicsTable table, int l) => l < 2 ? [] : table.Raise(l - 1);

    private static IReadOnlyList<CouplingTerm> Gradients(HarmonicsTable table, int l) =>
        l > 0 && table.IsWanted(l) ? table.Gradient(l) : [];

    private static void WriteRest(SourceWriter writer, HarmonicsTable table, int l)
    {
        table.Constants.DeclareLocals(writer, Gradients(table, l).Select(t => t.Value), scale: null);
        HarmonicsEvaluation.WriteCarriedLoads(writer, l - 1);
        writer.Line();
        writer.Line($"// degree {l}, its later components");
        WriteGradient(writer, table, l, l + 1, 2 * l);
    }

    private static void WritePart(SourceWriter writer, HarmonicsTable table, IReadOnlyList<int> part, bool isCut)
    {
        if (part.Count == 0)
            return;

        table.Constants.DeclareLocals(
            writer,
            part.SelectMany(l => Raised(table, l).Concat(Gradients(table, l))).Select(t => t.Value),
            scale: null
        );
        bool isCarried = part[0] > 1;
        if (isCarried)
            HarmonicsEvaluation.WriteCarriedLoads(writer, part[0] - 2);

        foreach (int l in part)
        {
            writer.Line();
            writer.Line($"// degree {l}");
            if (l > 1 || table.HasPi)
                HarmonicsEvaluation.WriteValues(writer, table, l - 1);

            WriteGradient(writer, table, l, 0, isCut ? l : 2 * l);
        }

        if (isCut || part[part.Count - 1] != table.MaxDegree)
            HarmonicsEvaluation.WriteCarriedStores(writer, part[part.Count - 1] - 1);
    }

    private static void WriteGradient(SourceWriter writer, HarmonicsTable table, int l, int first, int last)
    {
        foreach (
            IGrouping<int, CouplingTerm> component in Gradients(table, l)
                .Where(t => t.K >= first && t.K <= last)
                .GroupBy(t => t.K)
        )
        {
            (int at, bool isNegated) = table.PlaceOf(l, component.Key);
            string load = $"V.Load(in gradient, {KernelText.Component(at, "stride")})";
            writer.Line($"V g{l}_{component.Key} = {(isNegated ? "-" : string.Empty)}{load};");
            foreach (IGrouping<int, CouplingTerm> axis in component.GroupBy(t => t.J).OrderBy(g => g.Key))
            {
                string sum = "g" + HarmonicsTable.Coordinate(axis.Key);
                string derivative =
                    l == 1 && !table.HasPi
                        ? table.Constants.LocalOf(axis.Single().Value)
                        : TermSum.Of(
                            [.. axis.Select(t => (t.Value, HarmonicsTable.Local(l - 1, t.I)))],
                            table.Constants
                        );
                writer.Line($"{sum} = V.MultiplyAdd(g{l}_{component.Key}, {derivative}, {sum});");
            }
        }
    }
}
