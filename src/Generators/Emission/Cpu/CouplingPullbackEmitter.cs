using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Emits the reverse mode of a coupling: the gradients of x and of the weights, and the sums that make the gradient of
/// y.
/// </summary>
internal static class CouplingPullbackEmitter
{
    public static void Write(SourceWriter writer, CouplingTable table)
    {
        IReadOnlyList<IReadOnlyList<IReadOnlyList<FoldedEntry>>> parts = KernelText.Split(
            [.. table.Entries.GroupBy(e => e.I).OrderBy(g => g.Key).Select(g => (IReadOnlyList<FoldedEntry>)[.. g])],
            static g => g.Count,
            CpuSchedule.SumLimit
        );
        MethodParts.Write(
            writer,
            "With t(i) = Σ_k m(k,i) gz(k): gx(i) += w t(i), gw += Σ_i x(i) t(i), and gy(j) += Σ_ki "
                + "C_ijk s(k,i), s(k,i) = Σ_u w x(i) gz(k).",
            "Pullback",
            "V, S, W",
            "nint rows, nint start, nint end, S scale, in BlockView<S> m, in BlockView<S> x, in "
                + "BlockView<S> w, in BlockView<S> gz,\n"
                + "in BlockView<S> gx, in BlockView<S> gw, in BlockView<S> gySums",
            "rows, start, end, scale, in m, in x, in w, in gz, in gx, in gw, in gySums",
            parts,
            (part, _) => WritePart(writer, table, part)
        );
    }

    private static void WritePart(
        SourceWriter writer,
        CouplingTable table,
        IReadOnlyList<IReadOnlyList<FoldedEntry>> part
    )
    {
        FoldedEntry[] entries = [.. part.SelectMany(g => g)];
        table.Constants.DeclareLocals(writer, entries.SelectMany(e => e.Terms).Select(t => t.Value), "scale");
        writer.Raw(
            """
            ref S mr = ref m.First;
            ref S xr = ref x.First;
            ref S wr = ref w.First;
            ref S gzr = ref gz.First;
            ref S gxr = ref gx.First;
            ref S gwr = ref gw.First;
            ref S sr = ref gySums.First;
            nint xs = x.Stride;
            nint zs = gz.Stride;
            nint gxs = gx.Stride;
            nint ss = gySums.Stride;
            """
        );
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            foreach (FoldedEntry entry in entries.OrderBy(e => e.Index))
                writer.Line($"V s{entry.Index} = V.Zero; // s({entry.K},{entry.I})");

            writer.Line();
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
            {
                foreach (int k in entries.Select(e => e.K).Distinct().OrderBy(k => k))
                    writer.Line($"V g{k} = V.Load(in gzr, {KernelText.Component(k, "zs", "u")});");

                writer.Line("V weight = W.IsPresent ? V.Load(in wr, u) : V.One;");
                writer.Line("V dw = W.IsPresent ? V.Load(in gwr, u) : V.Zero;");
                foreach (IReadOnlyList<FoldedEntry> component in part)
                    WriteComponent(writer, component);

                writer.Line();
                using (writer.Block("if (W.IsPresent)"))
                    writer.Line("V.Store(dw, ref gwr, u);");
            }

            writer.Line();
            WriteSums(writer, table, entries);
            writer.Line();
            writer.Raw(
                """
                mr = ref Unsafe.Add(ref mr, 1);
                xr = ref Unsafe.Add(ref xr, x.Row);
                wr = ref Unsafe.Add(ref wr, w.Row);
                gzr = ref Unsafe.Add(ref gzr, gz.Row);
                gxr = ref Unsafe.Add(ref gxr, gx.Row);
                gwr = ref Unsafe.Add(ref gwr, gw.Row);
                sr = ref Unsafe.Add(ref sr, gySums.Row);
                """
            );
        }
    }

    private static void WriteComponent(SourceWriter writer, IReadOnlyList<FoldedEntry> component)
    {
        int i = component[0].I;
        writer.Line();
        writer.Line($"V x{i} = V.Load(in xr, {KernelText.Component(i, "xs", "u")});");
        writer.Line($"V t{i} = V.Broadcast(in mr, {KernelText.Folded(component[0].Index)}) * g{component[0].K};");
        foreach (FoldedEntry entry in component.Skip(1))
        {
            writer.Line(
                $"t{i} = V.MultiplyAdd(V.Broadcast(in mr, {KernelText.Folded(entry.Index)}), g{entry.K}, t{i});"
            );
        }

        string place = KernelText.Component(i, "gxs", "u");
        writer.Line($"V.Store(V.MultiplyAdd(weight, t{i}, V.Load(in gxr, {place})), ref gxr, {place});");
        writer.Line($"dw = V.MultiplyAdd(x{i}, t{i}, dw);");
        writer.Line($"V q{i} = W.IsPresent ? weight * x{i} : x{i};");
        foreach (FoldedEntry entry in component)
            writer.Line($"s{entry.Index} = V.MultiplyAdd(q{i}, g{entry.K}, s{entry.Index});");
    }

    private static void WriteSums(SourceWriter writer, CouplingTable table, IReadOnlyList<FoldedEntry> entries)
    {
        foreach (
            IGrouping<int, (CouplingTerm Term, FoldedEntry Entry)> sum in entries
                .SelectMany(e => e.Terms.Select(t => (Term: t, Entry: e)))
                .OrderBy(p => p.Entry.Index)
                .GroupBy(p => p.Term.J)
                .OrderBy(g => g.Key)
        )
        {
            string place = KernelText.Component(sum.Key, "ss");
            IReadOnlyList<(Surd, string)> terms =
            [
                .. sum.Select(p => (p.Term.Value, "s" + p.Entry.Index.ToString(CultureInfo.InvariantCulture))),
            ];
            foreach (IReadOnlyList<(Surd, string)> piece in TermSum.Pieces(terms))
            {
                string text = TermSum.Of(piece, table.Constants);
                writer.Line(
                    $"V.Store(V.Load(in sr, {place}) "
                        + $"{(text[0] == '-' ? text.Insert(1, " ") : "+ " + text)}, ref sr, {place});"
                );
            }
        }
    }
}
