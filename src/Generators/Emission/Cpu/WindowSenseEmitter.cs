using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Emits the sums of functions over a window, four mirrored pixels (±x, ±y) at a time, and their pullback. Numbers of a
/// pixel lie in the lanes, whatever they are.
/// </summary>
internal static class WindowSenseEmitter
{
    /// <summary>Even or odd in x, then in y.</summary>
    private static readonly string[] Parities = ["ee", "oe", "eo", "oo"];

    public static void Write(SourceWriter writer, WindowPlan plan, WindowFolding fold)
    {
        IReadOnlyList<IReadOnlyList<(int X, int Y)>> parts = KernelText.Split(
            fold.Places,
            place => WindowFolding.Loads(place) + fold.MultiplyAddsAt(place) + fold.AddsAt(place),
            CpuSchedule.WindowLimit
        );
        MethodParts.Write(
            writer,
            "h(f) = Σ f(x, y) · pixel, four mirrored pixels at a time.",
            "Sense",
            "V, S",
            "nint pixels, nint start, nint end, ref readonly S x, nint row, nint step, ref S h",
            "pixels, start, end, in x, row, step, ref h",
            parts,
            (places, part) => WritePart(writer, plan, fold, places, part)
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
            (places, _) => WritePullbackPart(writer, plan, fold, places)
        );
    }

    private static void WritePart(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        IReadOnlyList<(int X, int Y)> places,
        int part
    )
    {
        fold.DeclareLocals(writer, places);
        writer.Line("ref S corner = ref Unsafe.AsRef(in x);");
        writer.Line("ref S sums = ref h;");
        // A part adds to what earlier parts gave; the first one stores every function.
        WindowFunction[] functions = [.. plan.Functions.Where(f => part == 0 || fold.Reaches(f, places))];
        WriteLoops(
            writer,
            plan,
            () =>
            {
                writer.Line("ref S to = ref Unsafe.Add(ref sums, u);");
                foreach (WindowFunction f in functions)
                {
                    string before = part == 0 ? "V.Zero" : $"V.Load(in to, {Place(plan, f)})";
                    writer.Line($"V {fold.NameOf(f)} = {before};");
                }
                WriteRows(writer, plan, fold, places, "corner", place => WriteSums(writer, plan, fold, place));
                writer.Line();
                foreach (WindowFunction f in functions)
                    writer.Line($"V.Store({fold.NameOf(f)}, ref to, {Place(plan, f)});");
            }
        );
    }

    private static void WritePullbackPart(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        IReadOnlyList<(int X, int Y)> places
    )
    {
        fold.DeclareLocals(writer, places);
        writer.Line("ref S corner = ref gx;");
        writer.Line("ref S sums = ref Unsafe.AsRef(in gh);");
        WriteLoops(
            writer,
            plan,
            () =>
            {
                writer.Line("ref S from = ref Unsafe.Add(ref sums, u);");
                foreach (WindowFunction f in plan.Functions.Where(f => fold.Reaches(f, places)))
                    writer.Line($"V {fold.NameOf(f)} = V.Load(in from, {Place(plan, f)});");
                WriteRows(writer, plan, fold, places, "corner", place => WriteGradients(writer, plan, fold, place));
            }
        );
    }

    /// <summary>The loops over pixels and numbers.</summary>
    private static void WriteLoops(SourceWriter writer, WindowPlan plan, Action writeBody)
    {
        using (writer.Block("for (nint pixel = 0; pixel < pixels; pixel++)"))
        {
            using (writer.Block("for (nint u = start; u < end; u += V.Width)"))
                writeBody();

            writer.Line();
            writer.Line("corner = ref Unsafe.Add(ref corner, step);");
            writer.Line($"sums = ref Unsafe.Add(ref sums, {Text(plan.Functions.Count * plan.Operand.Dim)});");
        }
    }

    /// <summary>Pair of rows by pair of rows, with references to their first pixels: a is row y, b row −y.</summary>
    private static void WriteRows(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        IReadOnlyList<(int X, int Y)> places,
        string corner,
        Action<(int X, int Y)> writePlace
    )
    {
        foreach (IGrouping<int, (int X, int Y)> line in places.GroupBy(static p => p.Y))
        {
            int y = line.Key;
            writer.Line();
            writer.Line(y == 0 ? "// row 0" : $"// rows {Text(y)} and {Text(-y)}");
            foreach (string name in RowsOf(y))
            {
                int rows = (name == "a" ? fold.Half - y : fold.Half + y) * plan.Window.Dilation;
                string place =
                    rows == 0 ? "u"
                    : rows == 1 ? "row + u"
                    : $"({Text(rows)} * row) + u";
                writer.Line($"ref S {name}{Text(y)} = ref Unsafe.Add(ref {corner}, {place});");
            }
            foreach ((int X, int Y) place in line)
            {
                using (writer.Braces())
                    writePlace(place);
            }
        }
    }

    private static void WriteSums(SourceWriter writer, WindowPlan plan, WindowFolding fold, (int X, int Y) place)
    {
        foreach (bool oddInX in new[] { false, true })
        {
            (bool even, bool odd) = (fold.IsNeeded(oddInX, false, place), fold.IsNeeded(oddInX, true, place));
            if (!even && !odd)
                continue;
            string parity = oddInX ? "o" : "e";
            if (place.Y == 0)
            {
                writer.Line($"V {parity}e = {Folded("a")};");
                continue;
            }
            foreach (string row in RowsOf(place.Y))
                writer.Line($"V {row}{parity} = {Folded(row)};");
            if (even)
                writer.Line($"V {parity}e = a{parity} + b{parity};");
            if (odd)
                writer.Line($"V {parity}o = a{parity} - b{parity};");

            string Folded(string row) =>
                place.X == 0
                    ? $"V.Load(in {Pixel(plan, fold, row, 0, place.Y)})"
                    : $"V.Load(in {Pixel(plan, fold, row, place.X, place.Y)}) {(oddInX ? "-" : "+")} "
                        + $"V.Load(in {Pixel(plan, fold, row, -place.X, place.Y)})";
        }

        foreach (WindowFunction f in plan.Functions.Where(f => fold.Has(f, place)))
        {
            string name = fold.NameOf(f);
            writer.Line($"{name} = V.MultiplyAdd({fold.Constant(f, place)}, {fold.ParityOf(f)}, {name});");
        }
    }

    private static void WriteGradients(SourceWriter writer, WindowPlan plan, WindowFolding fold, (int X, int Y) place)
    {
        string[] needed = [.. Parities.Where(p => fold.IsNeeded(p[0] == 'o', p[1] == 'o', place))];
        foreach (string parity in needed)
            WriteFoldedGradient(writer, plan, fold, parity, place);
        foreach (string row in RowsOf(place.Y))
        {
            (string? even, string? odd) = (Unfolded(needed, 'e', row), Unfolded(needed, 'o', row));
            foreach (int x in place.X == 0 ? [0] : new[] { place.X, -place.X })
            {
                string sign = x < 0 ? "-" : "+";
                string added =
                    even is null ? $"{sign} ({odd})"
                    : odd is null ? $"+ ({even})"
                    : $"+ (({even}) {sign} ({odd}))";
                string pixel = Pixel(plan, fold, row, x, place.Y);
                writer.Line($"V.Store(V.Load(in {pixel}) {added}, ref {pixel});");
            }
        }
    }

    /// <summary>The gradient of a folded value: the sum over the functions that it serves.</summary>
    private static void WriteFoldedGradient(
        SourceWriter writer,
        WindowPlan plan,
        WindowFolding fold,
        string parity,
        (int X, int Y) place
    )
    {
        bool isFirst = true;
        foreach (WindowFunction f in plan.Functions.Where(f => fold.Has(f, place) && fold.ParityOf(f) == parity))
        {
            (string constant, string name) = (fold.Constant(f, place), fold.NameOf(f));
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
        return (needed.Contains(even), needed.Contains(odd)) switch
        {
            (true, true) => $"{even} {(row == "a" ? "+" : "-")} {odd}",
            (true, false) => even,
            (false, true) => row == "a" ? odd : "-" + odd,
            _ => null,
        };
    }

    private static string[] RowsOf(int y) => y == 0 ? ["a"] : ["a", "b"];

    /// <summary>The arguments that name a pixel: its row, and where it begins there.</summary>
    private static string Pixel(WindowPlan plan, WindowFolding fold, string row, int x, int y) =>
        $"{row}{Text(y)}, {Text((fold.Half + x) * plan.Window.Dilation * plan.Operand.Dim)}";

    /// <summary>Where the sum of a function begins.</summary>
    private static string Place(WindowPlan plan, WindowFunction f) =>
        Text(plan.Functions.ToList().IndexOf(f) * plan.Operand.Dim);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
