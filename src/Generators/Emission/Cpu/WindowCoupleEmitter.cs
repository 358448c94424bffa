using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Emits the couplings of a window's sums, block by block of the operand, copies in the lanes.</summary>
internal static class WindowCoupleEmitter
{
    private const string Forward = "nint pixels, nint start, nint end, ref readonly S h, ref S z, nint zRow";
    private const string Backward = "nint pixels, nint start, nint end, ref readonly S gz, nint zRow, ref S gh";

    public static void Write(SourceWriter writer, WindowPlan plan)
    {
        WriteChoice(
            writer,
            plan,
            "Couple",
            "z = c Σ C h of a block.",
            Forward,
            "pixels, start, end, in h, ref z, zRow"
        );
        writer.Line();
        WriteChoice(
            writer,
            plan,
            "CouplePullback",
            "gh = the gradient of a block's sums.",
            Backward,
            "pixels, start, end, in gz, zRow, ref gh"
        );
        for (int block = 0; block < plan.Blocks.Count; block++)
        {
            writer.Line();
            WriteBlock(writer, plan, block);
            writer.Line();
            WritePullback(writer, plan, block);
        }
    }

    private static void WriteChoice(
        SourceWriter writer,
        WindowPlan plan,
        string name,
        string summary,
        string parameters,
        string arguments
    )
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public static void {name}<V, S>(int block, {parameters})");
        KernelText.LaneConstraints(writer, "V, S");
        using (writer.Braces())
        {
            using (writer.Block("switch (block)"))
            {
                for (int block = 0; block < plan.Blocks.Count; block++)
                {
                    writer.Line($"case {Text(block)}:");
                    using (writer.Indented())
                    {
                        writer.Line($"{name}Of{Text(block)}<V, S>({arguments});");
                        writer.Line("break;");
                    }
                }
            }
        }
    }

    private static void WriteBlock(SourceWriter writer, WindowPlan plan, int block)
    {
        IReadOnlyList<PlannedWindowPath> paths = plan.Blocks[block];
        BlockAddress x = plan.Operand.Blocks[block];
        MethodParts.Write(
            writer,
            $"{x.Irrep.ToString()}, {Text(x.Mul)} {(x.Mul == 1 ? "copy" : "copies")}.",
            $"CoupleOf{Text(block)}",
            "V, S",
            Forward,
            "pixels, start, end, in h, ref z, zRow",
            KernelText.Split(paths, static p => p.Terms.Count, CpuSchedule.WindowLimit),
            (part, _) => WritePixels(writer, plan, "h", "z", isReverse: false, () => WritePaths(writer, plan, x, part))
        );
    }

    private static void WritePaths(
        SourceWriter writer,
        WindowPlan plan,
        BlockAddress x,
        IReadOnlyList<PlannedWindowPath> paths
    )
    {
        HashSet<(int, int)> loaded = [];
        foreach (PlannedWindowPath path in paths)
        {
            writer.Line();
            writer.Line($"// {path.Path.Title}");
            foreach (WindowTerm term in path.Terms)
            {
                if (loaded.Add((term.Function, term.I)))
                    writer.Line($"V {Sum(term)} = V.Load(in hr, {Text(SumPlace(plan, x, term.Function, term.I))});");
            }
            foreach (IGrouping<int, WindowTerm> component in path.Terms.GroupBy(static t => t.K))
            {
                string value = Combined([.. component.Select(static t => (t.Coefficient, Sum(t)))]);
                writer.Line(
                    $"V.Store({value}, ref zr, {Text(path.Path.Z.Offset + (component.Key * path.Path.Z.Stride))});"
                );
            }
        }
    }

    private static void WritePullback(SourceWriter writer, WindowPlan plan, int block)
    {
        BlockAddress x = plan.Operand.Blocks[block];
        (PlannedWindowPath Path, WindowTerm Term)[] terms =
        [
            .. plan.Blocks[block].SelectMany(static p => p.Terms.Select(t => (p, t))),
        ];
        // Every sum gets its gradient, zero where no path of the block uses it.
        IReadOnlyList<(int Function, int I)> sums =
        [
            .. Enumerable
                .Range(0, plan.Functions.Count)
                .SelectMany(f => Enumerable.Range(0, x.Irrep.Dim).Select(i => (f, i))),
        ];
        MethodParts.Write(
            writer,
            $"The reverse for {x.Irrep.ToString()}.",
            $"CouplePullbackOf{Text(block)}",
            "V, S",
            Backward,
            "pixels, start, end, in gz, zRow, ref gh",
            KernelText.Split(
                sums,
                s => 1 + terms.Count(t => t.Term.Function == s.Function && t.Term.I == s.I),
                CpuSchedule.WindowLimit
            ),
            (part, _) =>
                WritePixels(writer, plan, "gh", "gz", isReverse: true, () => WriteSums(writer, plan, x, terms, part))
        );
    }

    private static void WriteSums(
        SourceWriter writer,
        WindowPlan plan,
        BlockAddress x,
        (PlannedWindowPath Path, WindowTerm Term)[] terms,
        IReadOnlyList<(int Function, int I)> sums
    )
    {
        HashSet<int> loaded = [];
        foreach ((int function, int i) in sums)
        {
            (Surd Coefficient, int Place)[] used =
            [
                .. terms
                    .Where(t => t.Term.Function == function && t.Term.I == i)
                    .Select(static t => (t.Term.Coefficient, t.Path.Path.Z.Offset + (t.Term.K * t.Path.Path.Z.Stride))),
            ];
            foreach ((_, int place) in used.Where(t => loaded.Add(t.Place)))
                writer.Line($"V z{Text(place)} = V.Load(in zr, {Text(place)});");
            string value =
                used.Length == 0
                    ? "V.Zero"
                    : Combined([.. used.Select(static t => (t.Coefficient, "z" + Text(t.Place)))]);
            writer.Line($"V.Store({value}, ref hr, {Text(SumPlace(plan, x, function, i))});");
        }
    }

    /// <summary>The loops over pixels and copies, with references to the sums and to the coupled values.</summary>
    private static void WritePixels(
        SourceWriter writer,
        WindowPlan plan,
        string sums,
        string coupled,
        bool isReverse,
        Action writeBody
    )
    {
        (string sumsIn, string coupledIn) = isReverse
            ? (sums, $"Unsafe.AsRef(in {coupled})")
            : ($"Unsafe.AsRef(in {sums})", coupled);
        writer.Line($"ref S hp = ref {sumsIn};");
        writer.Line($"ref S zp = ref {coupledIn};");
        using (writer.Block("for (nint pixel = 0; pixel < pixels; pixel++)"))
        {
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
            {
                writer.Line("ref S hr = ref Unsafe.Add(ref hp, u);");
                writer.Line("ref S zr = ref Unsafe.Add(ref zp, u);");
                writeBody();
            }

            writer.Line();
            writer.Line($"hp = ref Unsafe.Add(ref hp, {Text(plan.Functions.Count * plan.Operand.Dim)});");
            writer.Line("zp = ref Unsafe.Add(ref zp, zRow);");
        }
    }

    /// <summary>A sum of terms; a factor that they share stands before it.</summary>
    private static string Combined(IReadOnlyList<(Surd Coefficient, string Value)> terms)
    {
        Surd first = terms[0].Coefficient.Abs();
        if (terms.Any(t => t.Coefficient.Abs() != first))
        {
            return string.Join(
                " + ",
                terms.GroupBy(static t => t.Coefficient.Abs()).Select(static g => Combined([.. g]))
            );
        }
        string sum = string.Empty;
        foreach ((Surd coefficient, string value) in terms.OrderBy(static t => t.Coefficient.Sign < 0))
        {
            bool isNegative = coefficient.Sign < 0;
            sum += sum.Length == 0 ? (isNegative ? "-" + value : value) : (isNegative ? " - " : " + ") + value;
        }

        if (first == Surd.One)
            return sum;
        string factor = $"V.Broadcast(Number.Of<S>({Literal.Of(first.ToDouble()).ToString()}))";
        return terms.Count == 1 ? $"{factor} * {sum}" : $"{factor} * ({sum})";
    }

    private static string Sum(WindowTerm term) => $"h{Text(term.Function)}_{Text(term.I)}";

    private static int SumPlace(WindowPlan plan, BlockAddress x, int function, int component) =>
        (function * plan.Operand.Dim) + x.Offset + (component * x.Stride);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
