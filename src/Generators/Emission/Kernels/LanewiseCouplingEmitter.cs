using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Emits a coupling of copy u with copy u, both operands in the lanes.</summary>
internal static class LanewiseCouplingEmitter
{
    /// <summary>The terms that a method handles in one iteration of its loop.</summary>
    private const int TermLimit = 96;

    public static void Write(SourceWriter writer, CouplingTable table)
    {
        int terms = table.Terms.Count;
        int nonzero = table.Entries.Count;
        CouplingEmitter.WriteHeader(
            writer,
            table,
            "z_k += w Σ_ij C_ijk x_i y_j, copy u of x with copy u of y.",
            $"Multiply-adds a copy: {Text(terms + nonzero + table.ResultDim)} forward, "
                + $"{Text((2 * terms) + (3 * nonzero) + (2 * table.ResultDim))} backward."
        );
        writer.Line($"/// <summary>{table.Key.Product} with copies of both operands in the lanes.</summary>");
        writer.Line(KernelText.GeneratedCode);
        using (writer.Block($"internal readonly struct {table.Key.TypeName} : ILanewiseCoupling"))
        {
            table.Constants.Declare(writer);
            writer.Line();
            writer.Line($"public static int ResultDim => {table.ResultDim};");
            writer.Line();
            IReadOnlyList<IReadOnlyList<IReadOnlyList<FoldedEntry>>> parts = KernelText.Split(
                [.. table.Entries.GroupBy(e => e.K).Select(g => (IReadOnlyList<FoldedEntry>)[.. g])],
                static g => g.Sum(e => e.Terms.Count),
                TermLimit
            );
            MethodParts.Write(
                writer,
                "z(k) = or += scale · w · Σ_i (Σ_j C_ijk y_j) x_i, as Z says.",
                "Multiply",
                "V, S, W, Z",
                "nint rows, nint start, nint end, S scale, BlockView<S> x, BlockView<S> y, "
                    + "BlockView<S> w, BlockView<S> z",
                "rows, start, end, scale, x, y, w, z",
                parts,
                (part, _) => WriteMultiply(writer, table, part)
            );
            writer.Line();
            MethodParts.Write(
                writer,
                "With m(k,i) = scale · Σ_j C_ijk y_j: gx(i) += w m(k,i) gz(k), gy(j) += scale · w "
                    + "C_ijk x_i gz(k), gw += m(k,i) x(i) gz(k).",
                "Pullback",
                "V, S, W",
                "nint rows, nint start, nint end, S scale, BlockView<S> x, BlockView<S> y, "
                    + "BlockView<S> w, BlockView<S> gz,\n"
                    + "BlockView<S> gx, BlockView<S> gy, BlockView<S> gw",
                "rows, start, end, scale, x, y, w, gz, gx, gy, gw",
                parts,
                (part, _) => WritePullback(writer, table, part)
            );
        }
    }

    private static void WriteMultiply(
        SourceWriter writer,
        CouplingTable table,
        IReadOnlyList<IReadOnlyList<FoldedEntry>> part
    )
    {
        FoldedEntry[] entries = [.. part.SelectMany(g => g)];
        table.Constants.DeclareLocals(writer, entries.SelectMany(e => e.Terms).Select(t => t.Value), "scale");
        writer.Raw(
            """
            ref S xr = ref x.First;
            ref S yr = ref y.First;
            ref S wr = ref w.First;
            ref S zr = ref z.First;
            nint xs = x.Stride;
            nint ys = y.Stride;
            nint zs = z.Stride;
            """
        );
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
            {
                WriteLoads(writer, entries);
                writer.Line("V weight = W.IsPresent ? V.Load(in wr, u) : V.One;");
                foreach (IReadOnlyList<FoldedEntry> component in part)
                {
                    string k = Text(component[0].K);
                    string place = KernelText.Component(component[0].K, "zs", "u");
                    writer.Line();
                    for (int e = 0; e < component.Count; e++)
                    {
                        string m = FoldedText(table, component[e]);
                        string i = Text(component[e].I);
                        writer.Line(
                            e == 0
                                ? $"V z{k} = {(component[e].Terms.Count > 1 ? "(" + m + ")" : m)} * x{i};"
                                : $"z{k} = V.MultiplyAdd({m}, x{i}, z{k});"
                        );
                    }

                    writer.Line(
                        $"Z.Keep(V.MultiplyAdd(weight, z{k}, Z.Before(V.Zero, in zr, {place})), ref zr, {place});"
                    );
                }
            }

            writer.Line();
            writer.Raw(
                """
                xr = ref Unsafe.Add(ref xr, x.Row);
                yr = ref Unsafe.Add(ref yr, y.Row);
                wr = ref Unsafe.Add(ref wr, w.Row);
                zr = ref Unsafe.Add(ref zr, z.Row);
                """
            );
        }
    }

    private static void WritePullback(
        SourceWriter writer,
        CouplingTable table,
        IReadOnlyList<IReadOnlyList<FoldedEntry>> part
    )
    {
        FoldedEntry[] entries = [.. part.SelectMany(g => g)];
        table.Constants.DeclareLocals(writer, entries.SelectMany(e => e.Terms).Select(t => t.Value), "scale");
        writer.Raw(
            """
            ref S xr = ref x.First;
            ref S yr = ref y.First;
            ref S wr = ref w.First;
            ref S gzr = ref gz.First;
            ref S gxr = ref gx.First;
            ref S gyr = ref gy.First;
            ref S gwr = ref gw.First;
            nint xs = x.Stride;
            nint ys = y.Stride;
            nint zs = gz.Stride;
            nint gxs = gx.Stride;
            nint gys = gy.Stride;
            """
        );
        using (writer.Block("for (nint row = 0; row < rows; row++)"))
        {
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
            {
                WriteLoads(writer, entries);
                foreach (int i in FirstComponents(entries))
                    writer.Line($"V gx{i} = V.Zero;");

                foreach (int j in SecondComponents(entries))
                    writer.Line($"V gy{j} = V.Zero;");

                writer.Line("V weight = W.IsPresent ? V.Load(in wr, u) : V.One;");
                writer.Line("V dw = W.IsPresent ? V.Load(in gwr, u) : V.Zero;");
                writer.Line("V m, q;");
                foreach (IReadOnlyList<FoldedEntry> component in part)
                    WritePullbackComponent(writer, table, component);

                writer.Line();
                WriteAdditions(writer, entries);
            }

            writer.Line();
            writer.Raw(
                """
                xr = ref Unsafe.Add(ref xr, x.Row);
                yr = ref Unsafe.Add(ref yr, y.Row);
                wr = ref Unsafe.Add(ref wr, w.Row);
                gzr = ref Unsafe.Add(ref gzr, gz.Row);
                gxr = ref Unsafe.Add(ref gxr, gx.Row);
                gyr = ref Unsafe.Add(ref gyr, gy.Row);
                gwr = ref Unsafe.Add(ref gwr, gw.Row);
                """
            );
        }
    }

    private static void WritePullbackComponent(
        SourceWriter writer,
        CouplingTable table,
        IReadOnlyList<FoldedEntry> component
    )
    {
        string k = Text(component[0].K);
        writer.Line();
        writer.Line($"V g{k} = V.Load(in gzr, {KernelText.Component(component[0].K, "zs", "u")});");
        writer.Line($"V h{k} = W.IsPresent ? weight * g{k} : g{k};");
        writer.Line($"V z{k} = V.Zero;");
        foreach (FoldedEntry entry in component)
        {
            string i = Text(entry.I);
            writer.Line($"m = {FoldedText(table, entry)};");
            writer.Line($"z{k} = V.MultiplyAdd(m, x{i}, z{k});");
            writer.Line($"gx{i} = V.MultiplyAdd(m, h{k}, gx{i});");
            writer.Line($"q = x{i} * h{k};");
            foreach (CouplingTerm term in entry.Terms)
            {
                string constant = (term.Value.Sign < 0 ? "-" : "") + table.Constants.LocalOf(term.Value);
                writer.Line($"gy{term.J} = V.MultiplyAdd({constant}, q, gy{term.J});");
            }
        }

        writer.Line($"dw = V.MultiplyAdd(g{k}, z{k}, dw);");
    }

    private static void WriteAdditions(SourceWriter writer, IReadOnlyList<FoldedEntry> entries)
    {
        using (writer.Block("if (W.IsPresent)"))
            writer.Line("V.Store(dw, ref gwr, u);");

        writer.Line();
        foreach (int i in FirstComponents(entries))
        {
            string place = KernelText.Component(i, "gxs", "u");
            writer.Line($"V.Store(V.Load(in gxr, {place}) + gx{i}, ref gxr, {place});");
        }

        foreach (int j in SecondComponents(entries))
        {
            string place = KernelText.Component(j, "gys", "u");
            writer.Line($"V.Store(V.Load(in gyr, {place}) + gy{j}, ref gyr, {place});");
        }
    }

    private static void WriteLoads(SourceWriter writer, IReadOnlyList<FoldedEntry> entries)
    {
        foreach (int i in FirstComponents(entries))
            writer.Line($"V x{i} = V.Load(in xr, {KernelText.Component(i, "xs", "u")});");

        foreach (int j in SecondComponents(entries))
            writer.Line($"V y{j} = V.Load(in yr, {KernelText.Component(j, "ys", "u")});");
    }

    private static IEnumerable<int> FirstComponents(IReadOnlyList<FoldedEntry> entries) =>
        entries.Select(e => e.I).Distinct().OrderBy(i => i);

    private static IEnumerable<int> SecondComponents(IReadOnlyList<FoldedEntry> entries) =>
        entries.SelectMany(e => e.Terms).Select(t => t.J).Distinct().OrderBy(j => j);

    private static string FoldedText(CouplingTable table, FoldedEntry entry) =>
        TermSum.Of([.. entry.Terms.Select(t => (t.Value, "y" + Text(t.J)))], table.Constants);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
