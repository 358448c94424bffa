using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Emits the values of harmonics, in several methods where one would be too long: each passes its highest degree on to
/// the next.
/// </summary>
internal static class HarmonicsEvaluation
{
    public static void Write(SourceWriter writer, HarmonicsTable table, int limit)
    {
        IReadOnlyList<IReadOnlyList<int>> parts = KernelText.Split(
            [.. Enumerable.Range(0, table.MaxDegree + 1)],
            l => l == 0 ? 1 : table.Raise(l).Count,
            limit
        );
        writer.Line("/// <summary>Values at (x, y, z).</summary>");
        writer.Line(KernelText.Optimized);
        writer.Line($"public static void Evaluate<V, S>({table.PointParameters}, ref S result, nint stride)");
        KernelText.LaneConstraints(writer, "V, S");
        using (writer.Braces())
        {
            if (parts.Count == 1)
            {
                WritePart(writer, table, parts[0], parts);
                return;
            }

            WriteCarrier(writer, parts);
            foreach (IReadOnlyList<int> part in parts)
                writer.Line($"Evaluate{part[0]}To{part[part.Count - 1]}(x, y, z, ref carried, ref result, stride);");
        }

        foreach (IReadOnlyList<int> part in parts)
        {
            writer.Line();
            writer.Line(KernelText.Optimized);
            writer.Line(
                $"private static void Evaluate{part[0]}To{part[part.Count - 1]}<V, S>(V x, V y, V z, "
                    + "ref S carried, ref S result, nint stride)"
            );
            KernelText.LaneConstraints(writer, "V, S");
            using (writer.Braces())
                WritePart(writer, table, part, parts);
        }
    }

    /// <summary>Space for the degree that one method passes on to the next.</summary>
    public static void WriteCarrier(SourceWriter writer, IReadOnlyList<IReadOnlyList<int>> parts)
    {
        int carried = (2 * parts[parts.Count - 2].Max()) + 1;
        writer.Line($"Span<S> carrier = stackalloc S[{carried} * V.Width];");
        writer.Line("ref S carried = ref carrier[0];");
    }

    /// <summary>Reads the degree before the first one of a part.</summary>
    public static void WriteCarriedLoads(SourceWriter writer, int l)
    {
        writer.Line($"// degree {l}, carried on");
        for (int component = 0; component <= 2 * l; component++)
        {
            writer.Line(
                $"V {HarmonicsTable.Local(l, component)} = V.Load(in carried, "
                    + $"{KernelText.Component(component, "V.Width")});"
            );
        }
    }

    /// <summary>Keeps a degree for the next part.</summary>
    public static void WriteCarriedStores(SourceWriter writer, int l)
    {
        writer.Line();
        writer.Line($"// degree {l} is carried on");
        for (int component = 0; component <= 2 * l; component++)
        {
            writer.Line(
                $"V.Store({HarmonicsTable.Local(l, component)}, ref carried, "
                    + $"{KernelText.Component(component, "V.Width")});"
            );
        }
    }

    /// <summary>Computes one degree from the one before it.</summary>
    public static void WriteValues(SourceWriter writer, HarmonicsTable table, int l)
    {
        if (l == 0)
        {
            writer.Line(
                $"V {HarmonicsTable.Local(0, 0)} = {(table.HasPi ? "V.Broadcast(Number.Of<S>(Y0))" : "V.One")};"
            );
            return;
        }

        foreach (IGrouping<int, CouplingTerm> component in table.Raise(l).GroupBy(t => t.K))
        {
            string local = HarmonicsTable.Local(l, component.Key);
            bool isFirst = true;
            foreach (IGrouping<int, CouplingTerm> axis in component.GroupBy(t => t.J).OrderBy(g => g.Key))
            {
                string sum = TermSum.Of(
                    [.. axis.Select(t => (t.Value, HarmonicsTable.Local(l - 1, t.I)))],
                    table.Constants
                );
                string coordinate = HarmonicsTable.Coordinate(axis.Key);
                if (l == 1 && !table.HasPi)
                {
                    // Y(0) is one.
                    writer.Line($"V {local} = {table.Constants.LocalOf(axis.Single().Value)} * {coordinate};");
                    continue;
                }

                writer.Line(
                    isFirst
                        ? $"V {local} = {coordinate} * ({sum});"
                        : $"{local} = V.MultiplyAdd({coordinate}, {sum}, {local});"
                );
                isFirst = false;
            }
        }
    }

    private static void WritePart(
        SourceWriter writer,
        HarmonicsTable table,
        IReadOnlyList<int> part,
        IReadOnlyList<IReadOnlyList<int>> parts
    )
    {
        table.Constants.DeclareLocals(
            writer,
            part.Where(l => l > 0).SelectMany(table.Raise).Select(t => t.Value),
            scale: null
        );
        if (part[0] > 0)
            WriteCarriedLoads(writer, part[0] - 1);

        foreach (int l in part)
        {
            writer.Line();
            writer.Line($"// degree {l}");
            WriteValues(writer, table, l);
            if (table.IsWanted(l))
            {
                for (int component = 0; component <= 2 * l; component++)
                {
                    (int at, bool isNegated) = table.PlaceOf(l, component);
                    string place = KernelText.Component(at, "stride");
                    string value = (isNegated ? "-" : string.Empty) + HarmonicsTable.Local(l, component);
                    writer.Line($"V.Store({value}, ref result, {place});");
                }
            }
        }

        if (part[part.Count - 1] != table.MaxDegree)
            WriteCarriedStores(writer, part[part.Count - 1]);
    }
}
