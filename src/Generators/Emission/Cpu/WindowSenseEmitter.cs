using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Emits the sums of functions over a window, two mirrored rows of it at a time, and their pullback. Numbers of a pixel
/// lie in the lanes, whatever they are.
/// </summary>
internal static class WindowSenseEmitter
{
    /// <summary>Even or odd in x, then in y.</summary>
    private static readonly string[] Parities = ["ee", "oe", "eo", "oo"];

    public static void Write(SourceWriter writer, WindowPlan plan, WindowFolding fold)
    {
        IReadOnlyList<IReadOnlyList<int>> parts = KernelText.Split(
            [.. Enumerable.Range(0, fold.Half + 1)],
            fold.MultiplyAddsOf,
            CpuSchedule.WindowLimit
        );
        MethodParts.Write(
            writer,
            "h(f) = Σ f(x, y) · pixel: rows y and −y of the window are folded first.",
            "Sense",
            "V, S",
            "nint pixels, nint start, nint end, ref readonly S x, nint row, nint step, ref S h",
            "pixels, start, end, in x, row, step, ref h",
            parts,
            (rows, part) => WritePart(writer, plan, fold, rows, part)
        );
        writer.Line();
        MethodParts.Write(
            writer,
            "gx += the gradient for gh, unfolded.",
            "SensePullback",
            "V, S",
            "nint pixels, nint start, nint end, ref S gx, nint row, nint step, ref readonly S gh",
            "pixels, start, end, ref gx, row, step, in gh",
            parts,
            (rows, _) => WritePullbackPart(writer, plan, fold, rows)
        );
    }

    private static void WritePart(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        IReadOnlyList<int> rows,
        int part
    )
    {
        writer.Line("ref S corner = ref Unsafe.AsRef(in x);");
        writer.Line("ref S sums = ref h;");
        using (writer.Block("for (nint pixel = 0; pixel < pixels; pixel++)"))
        {
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
            {
                writer.Line("ref S to = ref Unsafe.Add(ref sums, u);");
                // A part adds to what earlier parts gave, but for functions that it is the first to reach.
                HashSet<WindowFunction> begun = [];
                foreach (WindowFunction f in plan.Functions.Where(f => part > 0 && Reaches(plan, fold, f, rows)))
                {
                    writer.Line($"V {fold.NameOf(f)} = V.Load(in to, {Place(plan, f)});");
                    begun.Add(f);
                }
                foreach (int y in rows)
                    WriteRows(writer, plan, fold, y, begun);
                writer.Line();
                foreach (WindowFunction f in plan.Functions)
                {
                    if (part == 0 && !begun.Contains(f))
                        writer.Line($"V.Store(V.Zero, ref to, {Place(plan, f)});");
                    else if (Reaches(plan, fold, f, rows))
                        writer.Line($"V.Store({fold.NameOf(f)}, ref to, {Place(plan, f)});");
                }
            }

            writer.Line();
            writer.Line("corner = ref Unsafe.Add(ref corner, step);");
            writer.Line($"sums = ref Unsafe.Add(ref sums, {Text(plan.Functions.Count * plan.Operand.Dim)});");
        }
    }

    private static void WriteRows(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        int y,
        HashSet<WindowFunction> begun
    )
    {
        writer.Line();
        writer.Line(y == 0 ? "// row 0" : $"// rows {Text(y)} and {Text(-y)}");
        WritePlaces(writer, "corner", plan, fold, y);
        // The sums that functions need are declared outside; what is folded lives in the braces.
        WindowFunction[] first = [.. plan.Functions.Where(f => !begun.Contains(f) && Reaches(plan, fold, f, [y]))];
        foreach (WindowFunction f in first)
            writer.Line($"V {fold.NameOf(f)};");
        using (writer.Braces())
        {
            WriteFolds(writer, plan, fold, y);
            foreach (WindowFunction f in plan.Functions)
            {
                for (int x = 0; x <= fold.Half; x++)
                {
                    if (!fold.Has(f, x, y))
                        continue;
                    (string name, string constant, string folded) = (
                        fold.NameOf(f),
                        fold.Constant(f, x, y),
                        fold.FoldedName(f, x)
                    );
                    writer.Line(
                        begun.Add(f)
                            ? $"{name} = {constant} * {folded};"
                            : $"{name} = V.MultiplyAdd({constant}, {folded}, {name});"
                    );
                }
            }
        }
    }

    /// <summary>References to the first pixels of the rows y and −y of the window.</summary>
    private static void WritePlaces(SourceWriter writer, string corner, WindowPlan plan, WindowFolding fold, int y)
    {
        foreach (string name in RowsOf(y))
        {
            int rows = (name == "a" ? fold.Half - y : fold.Half + y) * plan.Window.Dilation;
            string place =
                rows == 0 ? "u"
                : rows == 1 ? "row + u"
                : $"({Text(rows)} * row) + u";
            writer.Line($"ref S {name}{Text(y)} = ref Unsafe.Add(ref {corner}, {place});");
        }
    }

    private static void WriteFolds(SourceWriter writer, WindowPlan plan, WindowFolding fold, int y)
    {
        for (int x = 0; x <= fold.Half; x++)
        {
            foreach (bool oddInX in new[] { false, true })
            {
                bool even = fold.IsNeeded(oddInX, false, x, y),
                    odd = fold.IsNeeded(oddInX, true, x, y);
                if (!even && !odd)
                    continue;
                string parity = oddInX ? "o" : "e";
                if (y == 0)
                {
                    writer.Line($"V {parity}e{Text(x)} = {Sum("a", x, oddInX)};");
                    continue;
                }
                foreach (string row in RowsOf(y))
                    writer.Line($"V {row}{parity}{Text(x)} = {Sum(row, x, oddInX)};");
                if (even)
                    writer.Line($"V {parity}e{Text(x)} = a{parity}{Text(x)} + b{parity}{Text(x)};");
                if (odd)
                    writer.Line($"V {parity}o{Text(x)} = a{parity}{Text(x)} - b{parity}{Text(x)};");
            }
        }

        string Sum(string row, int x, bool oddInX) =>
            x == 0 ? Load(row, 0) : $"{Load(row, x)} {(oddInX ? "-" : "+")} {Load(row, -x)}";

        string Load(string row, int x) => $"V.Load(in {row}{Text(y)}, {Text(Column(plan, fold, x))})";
    }

    private static void WritePullbackPart(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        IReadOnlyList<int> rows
    )
    {
        writer.Line("ref S corner = ref gx;");
        writer.Line("ref S sums = ref Unsafe.AsRef(in gh);");
        using (writer.Block("for (nint pixel = 0; pixel < pixels; pixel++)"))
        {
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
            {
                writer.Line("ref S from = ref Unsafe.Add(ref sums, u);");
                foreach (WindowFunction f in plan.Functions.Where(f => Reaches(plan, fold, f, rows)))
                    writer.Line($"V {fold.NameOf(f)} = V.Load(in from, {Place(plan, f)});");
                foreach (int y in rows)
                    WritePullbackRows(writer, plan, fold, y);
            }

            writer.Line();
            writer.Line("corner = ref Unsafe.Add(ref corner, step);");
            writer.Line($"sums = ref Unsafe.Add(ref sums, {Text(plan.Functions.Count * plan.Operand.Dim)});");
        }
    }

    private static void WritePullbackRows(SourceWriter writer, WindowPlan plan, WindowFolding fold, int y)
    {
        writer.Line();
        writer.Line(y == 0 ? "// row 0" : $"// rows {Text(y)} and {Text(-y)}");
        WritePlaces(writer, "corner", plan, fold, y);
        for (int x = 0; x <= fold.Half; x++)
        {
            string[] needed = [.. Parities.Where(p => fold.IsNeeded(p[0] == 'o', p[1] == 'o', x, y))];
            if (needed.Length == 0)
                continue;
            using (writer.Braces())
            {
                foreach (string parity in needed)
                    WriteFoldedGradient(writer, plan, fold, parity, x, y);
                foreach (string row in RowsOf(y))
                {
                    (string? even, string? odd) = (Unfolded(needed, 'e', row), Unfolded(needed, 'o', row));
                    foreach (int column in x == 0 ? [0] : new[] { x, -x })
                    {
                        string sign = column < 0 ? "-" : "+";
                        string added =
                            even is null ? $"{sign} ({odd})"
                            : odd is null ? $"+ ({even})"
                            : $"+ (({even}) {sign} ({odd}))";
                        string place = $"{row}{Text(y)}, {Text(Column(plan, fold, column))}";
                        writer.Line($"V.Store(V.Load(in {place}) {added}, ref {place});");
                    }
                }
            }
        }
    }

    /// <summary>The gradient of a folded value: the sum over the functions that it serves.</summary>
    private static void WriteFoldedGradient(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        string parity,
        int x,
        int y
    )
    {
        bool isFirst = true;
        foreach (WindowFunction f in plan.Functions)
        {
            if (!fold.Has(f, x, y) || fold.FoldedName(f, x) != parity + Text(x))
                continue;
            (string constant, string name) = (fold.Constant(f, x, y), fold.NameOf(f));
            writer.Line(
                isFirst
                    ? $"V {parity} = {constant} * {name};"
                    : $"{parity} = V.MultiplyAdd({constant}, {name}, {parity});"
            );
            isFirst = false;
        }
    }

    /// <summary>What a row of the window gets of one parity in x: row −y gets what is odd in y with a minus.</summary>
    private static string? Unfolded(string[] needed, char inX, string row)
    {
        (string even, string odd) = ($"{inX}e", $"{inX}o");
        string sign = row == "a" ? "+" : "-";
        return (needed.Contains(even), needed.Contains(odd)) switch
        {
            (true, true) => $"{even} {sign} {odd}",
            (true, false) => even,
            (false, true) => row == "a" ? odd : "-" + odd,
            _ => null,
        };
    }

    private static string[] RowsOf(int y) => y == 0 ? ["a"] : ["a", "b"];

    /// <summary>Whether a function is not zero somewhere in rows y and −y.</summary>
    private static bool Reaches(WindowPlan plan, WindowFolding fold, WindowFunction f, IEnumerable<int> rows) =>
        rows.Any(y => Enumerable.Range(0, fold.Half + 1).Any(x => fold.Has(f, x, y)));

    /// <summary>Where the sum of a function begins.</summary>
    private static string Place(WindowPlan plan, WindowFunction f) =>
        Text(plan.Functions.ToList().IndexOf(f) * plan.Operand.Dim);

    /// <summary>Where column x of the window begins in its row.</summary>
    private static int Column(WindowPlan plan, WindowFolding fold, int x) =>
        (fold.Half + x) * plan.Window.Dilation * plan.Operand.Dim;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
