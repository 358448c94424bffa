using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Emits the couplings of a window's sums, block by block of the operand.</summary>
internal static class WindowCoupleEmitter
{
    public static void Write(SourceWriter writer, ICouplePlan plan, CoupleForm form)
    {
        WriteChoice(writer, plan, "Couple", "z = c Σ C h of a block.", form.Forward, form.ForwardArguments);
        writer.Line();
        WriteChoice(
            writer,
            plan,
            "CouplePullback",
            "gh = the gradient of a block's sums.",
            form.Backward,
            form.BackwardArguments
        );
        for (int block = 0; block < plan.Blocks.Count; block++)
        {
            writer.Line();
            WriteBlock(writer, plan, form, block);
            writer.Line();
            WritePullback(writer, plan, form, block);
        }
    }

    private static void WriteChoice(
        SourceWriter writer,
        ICouplePlan plan,
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

    private static void WriteBlock(SourceWriter writer, ICouplePlan plan, CoupleForm form, int block)
    {
        IReadOnlyList<PlannedWindowPath> paths = plan.Blocks[block];
        BlockAddress x = plan.Operand.Blocks[block];
        MethodParts.Write(
            writer,
            $"{x.Irrep.ToString()}, {Text(x.Mul)} {(x.Mul == 1 ? "copy" : "copies")}.",
            $"CoupleOf{Text(block)}",
            "V, S",
            form.Forward,
            form.ForwardArguments,
            KernelText.Split(paths, static p => p.Terms.Count, CpuSchedule.WindowLimit),
            (part, _) =>
                form.WriteLoops(
                    writer,
                    plan,
                    x,
                    "h",
                    "z",
                    isReverse: false,
                    () => WritePaths(writer, plan, form, x, part)
                )
        );
    }

    private static void WritePaths(
        SourceWriter writer,
        ICouplePlan plan,
        CoupleForm form,
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
                int place = form.SumPlace(plan, x, term.Function, term.I);
                if (loaded.Add((term.Function, term.I)))
                    writer.Line($"V {Sum(term)} = V.Load(in hr, {Text(place)});");
            }
            foreach (IGrouping<int, WindowTerm> component in path.Terms.GroupBy(static t => t.K))
            {
                string value = Combined([.. component.Select(static t => (t.Coefficient, Sum(t)))]);
                writer.Line($"V.Store({value}, ref zr, {Text(form.CoupledPlace(path, component.Key))});");
            }
        }
    }

    private static void WritePullback(SourceWriter writer, ICouplePlan plan, CoupleForm form, int block)
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
                .Range(0, plan.FunctionCount)
                .SelectMany(f => Enumerable.Range(0, x.Irrep.Dim).Select(i => (f, i))),
        ];
        MethodParts.Write(
            writer,
            $"The reverse for {x.Irrep.ToString()}.",
            $"CouplePullbackOf{Text(block)}",
            "V, S",
            form.Backward,
            form.BackwardArguments,
            KernelText.Split(
                sums,
                s => 1 + terms.Count(t => t.Term.Function == s.Function && t.Term.I == s.I),
                CpuSchedule.WindowLimit
            ),
            (part, _) =>
                form.WriteLoops(
                    writer,
                    plan,
                    x,
                    "gh",
                    "gz",
                    isReverse: true,
                    () => WriteSums(writer, plan, form, x, terms, part)
                )
        );
    }

    private static void WriteSums(
        SourceWriter writer,
        ICouplePlan plan,
        CoupleForm form,
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
                    .Select(t => (t.Term.Coefficient, form.CoupledPlace(t.Path, t.Term.K))),
            ];
            foreach ((_, int place) in used.Where(t => loaded.Add(t.Place)))
                writer.Line($"V z{Text(place)} = V.Load(in zr, {Text(place)});");
            string value =
                used.Length == 0
                    ? "V.Zero"
                    : Combined([.. used.Select(static t => (t.Coefficient, "z" + Text(t.Place)))]);
            writer.Line($"V.Store({value}, ref hr, {Text(form.SumPlace(plan, x, function, i))});");
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

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
