using System.Globalization;
using System.Text;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Reads configurations. Tables are made for what the file has bytes for, so a count that promises more costs nothing.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="names">Where energies, forces and stress stand.</param>
internal sealed class XyzReader(XyzText text, ExtendedXyzNames names)
{
    // Words that cost nothing, whatever is promised.
    private const int SmallTable = 1 << 16;

    private const string Lattice = "Lattice",
        Periodic = "pbc",
        Properties = "Properties",
        Species = "species",
        Numbers = "Z",
        Positions = "pos";

    private static readonly string[] EnergyNames =
    [
        "energy",
        "ref_energy",
        "dft_energy",
        "energy_dft",
        "total_energy",
        "totenergy",
        "potential_energy",
    ];

    private static readonly string[] LastEnergyNames = ["free_energy"];

    private static readonly string[] ForceNames =
    [
        "forces",
        "force",
        "ref_forces",
        "ref_force",
        "dft_forces",
        "dft_force",
        "forces_dft",
        "force_dft",
    ];

    private static readonly string[] StressNames =
    [
        "stress",
        "ref_stress",
        "dft_stress",
        "stress_dft",
        "virial",
        "virials",
        "ref_virial",
        "ref_virials",
        "dft_virial",
        "dft_virials",
        "virial_dft",
        "virials_dft",
    ];

    internal List<AtomFrame> ReadAll()
    {
        List<AtomFrame> frames = [];
        while (ToCount(out int count))
            frames.Add(Frame(count));
        return frames.Count > 0 ? frames : throw ArrayData.Refused(text.Path, "it has no configuration");
    }

    /// <summary>Skips empty lines, and reads the number of atoms.</summary>
    private bool ToCount(out int count)
    {
        count = 0;
        while (text.MoveNext())
        {
            ReadOnlySpan<byte> word = text.Word(out int column);
            if (word.IsEmpty)
                continue;
            string shown = Encoding.UTF8.GetString(word);
            if (
                !long.TryParse(shown, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                || number < 1
            )
            {
                throw text.Refused(
                    column,
                    $"{XyzComment.Shown(shown)} stands where the number of atoms of a configuration is expected"
                );
            }
            if (!text.Word(out int second).IsEmpty)
                throw text.Refused(second, "something stands behind the number of atoms");
            // Each atom has a line of two bytes at least.
            if (number > text.Left)
            {
                throw text.Refused(
                    column,
                    $"it is truncated: {number} atoms are announced, but {text.Left} bytes are left"
                );
            }
            count = (int)number;
            return true;
        }

        return false;
    }

    private AtomFrame Frame(int count)
    {
        int begin = text.Line;
        if (!text.MoveNext())
            throw Truncated(begin, 0, count);
        var comment = new XyzComment(text);
        XyzColumn[] columns = comment.TryGet(Properties, out XyzValue properties)
            ? XyzColumn.Parse(comment, properties)
            : XyzColumn.Plain;
        XyzColumn species =
            Find(columns, comment, Species, 'S', 1)
            ?? Find(columns, comment, Numbers, 'I', 1)
            ?? throw comment.Refused(properties.Column, "Properties have neither species:S:1 nor Z:I:1");
        if (Find(columns, comment, Positions, 'R', 3) is null)
            throw comment.Refused(properties.Column, "Properties have no pos:R:3");
        XyzColumn? forces = Forces(columns, comment, properties);
        int width = columns.Sum(static c => c.Width);
        // Each word takes two bytes, with what separates it; the last line may have no end. Of small tables the line
        // that lacks something is named.
        if ((long)count * width > SmallTable && 2L * count * width > text.Left + 1L)
            throw Truncated(begin, null, count);

        string[] symbols = new string[count];
        double[][] numbers = Array.ConvertAll(columns, c => c.Kind == 'S' ? [] : new double[count * c.Width]);
        for (int atom = 0; atom < count; atom++)
        {
            if (!text.MoveNext())
                throw Truncated(begin, atom, count);
            ReadAtom(atom, columns, species, symbols, numbers, width);
        }

        return Assemble(begin, comment, columns, symbols, numbers, forces);
    }

    private void ReadAtom(
        int atom,
        XyzColumn[] columns,
        XyzColumn species,
        string[] symbols,
        double[][] numbers,
        int width
    )
    {
        int found = 0;
        for (int c = 0; c < columns.Length; c++)
        {
            for (int k = 0; k < columns[c].Width; k++, found++)
            {
                ReadOnlySpan<byte> word = text.Word(out int column);
                if (word.IsEmpty)
                    throw text.Refused(column, $"the atom has {found} words, but its properties are {width}");
                if (columns[c].Kind == 'S')
                {
                    if (columns[c] == species)
                        symbols[atom] = Encoding.UTF8.GetString(word);
                    continue;
                }
                double number = Number(columns[c], word, column);
                numbers[c][(columns[c].Width * atom) + k] = number;
                if (columns[c] == species)
                {
                    symbols[atom] =
                        ElementSymbols.SymbolOf(number)
                        ?? throw text.Refused(column, $"no element has the atomic number {FiniteNumbers.Text(number)}");
                }
            }
        }

        if (!text.Word(out int next).IsEmpty)
            throw text.Refused(next, $"the atom has more words than the {width} of its properties");
    }

    private double Number(XyzColumn property, ReadOnlySpan<byte> word, int column)
    {
        if (property.Kind == 'L')
        {
            return XyzComment.Truth(Encoding.UTF8.GetString(word)) is { } truth
                ? Convert.ToDouble(truth)
                : throw text.Refused(
                    column,
                    $"{TextLines.Shown(word)} in {property.Name} is neither T nor F, as truth values are"
                );
        }
        if (!XyzText.IsNumber(word, out double number))
            throw text.Refused(column, $"{TextLines.Shown(word)} in {property.Name} is no number");
        if (!double.IsFinite(number))
            throw text.Refused(column, $"{TextLines.Shown(word)} in {property.Name} is not finite");
        if (property.Kind == 'I' && !double.IsInteger(number))
            throw text.Refused(column, $"{TextLines.Shown(word)} in {property.Name} is no whole number");
        return number;
    }

    private AtomFrame Assemble(
        int begin,
        XyzComment comment,
        XyzColumn[] columns,
        string[] symbols,
        double[][] numbers,
        XyzColumn? forces
    )
    {
        (Cell cell, double volume) = ReadCell(comment);
        string? energyKey = Energy(comment, out double? energy),
            stressKey = Stress(comment, volume, out double[]? stress);
        var rest = new Dictionary<string, double[]>();
        double[] positions = [];
        double[]? force = null;
        for (int c = 0; c < columns.Length; c++)
        {
            if (columns[c].Name == Positions)
                positions = numbers[c];
            else if (columns[c] == forces)
                force = numbers[c];
            else if (columns[c].Kind != 'S')
                rest.Add(columns[c].Name, numbers[c]);
        }

        var notes = new Dictionary<string, string>();
        foreach ((string key, XyzValue value) in comment.All)
        {
            if (key is not (Lattice or Periodic or Properties) && key != energyKey && key != stressKey)
                notes.Add(key, value.Text);
        }

        try
        {
            return new AtomFrame(symbols, positions, cell)
            {
                Energy = energy,
                Forces = force,
                Stress = stress,
                Columns = rest,
                Notes = notes,
                Place = string.Create(CultureInfo.InvariantCulture, $"{text.Path}: line {begin}"),
            };
        }
        catch (ArgumentException refused)
        {
            throw ArrayData.Refused(text.Path, $"line {begin}: {refused.Message.Split(" (Parameter")[0].TrimEnd('.')}");
        }
    }

    private static (Cell Cell, double Volume) ReadCell(XyzComment comment)
    {
        bool hasCell = comment.TryGet(Lattice, out XyzValue lattice),
            hasPeriods = comment.TryGet(Periodic, out XyzValue periods);
        bool[] periodic = hasPeriods ? comment.Truths(Periodic, periods, 3) : [hasCell, hasCell, hasCell];
        bool isPeriodic = periodic.AsSpan().Contains(true);
        if (!hasCell)
        {
            return isPeriodic
                ? throw comment.Refused(periods.Column, "the atoms are periodic (pbc), but there is no Lattice")
                : (Cell.Open, 0);
        }
        double[] vectors = comment.Numbers(Lattice, lattice, 9);
        if (!isPeriodic && Array.TrueForAll(vectors, static v => v == 0))
            return (Cell.Open, 0);
        Complete(vectors, periodic);
        try
        {
            var cell = new Cell(vectors, periodic[0], periodic[1], periodic[2]);
            return (cell, cell.Volume);
        }
        catch (ArgumentException refused)
        {
            throw comment.Refused(lattice.Column, refused.Message.Split(" (Parameter")[0].TrimEnd('.'));
        }
    }

    /// <summary>
    /// Vectors of zeros along open axes become vectors that are orthogonal to the others: they only complete the frame.
    /// </summary>
    private static void Complete(double[] vectors, bool[] periodic)
    {
        for (int missing = 0; missing < 3; missing++)
        {
            Span<double> vector = vectors.AsSpan(3 * missing, 3);
            if (periodic[missing] || vector.ContainsAnyExcept(0))
                continue;
            CellVector b = CellVector.Read(vectors, (missing + 1) % 3),
                c = CellVector.Read(vectors, (missing + 2) % 3);
            double length = Math.Max(b.Length, c.Length);
            // Two are missing: any direction that is not along the third serves for the first of them.
            if (b == default)
                b = LeastAlong(c);
            if (c == default)
                c = LeastAlong(b);
            CellVector normal = b.Cross(c);
            if (!(normal.Length > 0) || !double.IsFinite(normal.Length))
                return;
            normal = (length / normal.Length) * normal;
            (vector[0], vector[1], vector[2]) = (normal.X, normal.Y, normal.Z);
        }

        static CellVector LeastAlong(CellVector v)
        {
            double x = Math.Abs(v.X),
                y = Math.Abs(v.Y),
                z = Math.Abs(v.Z);
            CellVector axis =
                x <= y && x <= z ? new(1, 0, 0)
                : y <= z ? new(0, 1, 0)
                : new(0, 0, 1);
            return v.Length * axis;
        }
    }

    private string? Energy(XyzComment comment, out double? energy)
    {
        energy = null;
        if (names.Energy is { } stated)
        {
            if (stated.Length == 0 || !comment.TryGet(stated, out XyzValue value))
                return null;
            energy = comment.Numbers(stated, value, 1)[0];
            return stated;
        }
        foreach (string[] known in new[] { EnergyNames, LastEnergyNames })
        {
            (string Key, double[] Numbers)? found = One(comment, known, "energies", "Energy", [1]);
            if (found is { } one)
            {
                energy = one.Numbers[0];
                return one.Key;
            }
        }

        return null;
    }

    private string? Stress(XyzComment comment, double volume, out double[]? stress)
    {
        stress = null;
        string key;
        double[] given;
        XyzValue value;
        if (names.Stress is { } stated)
        {
            if (stated.Length == 0 || !comment.TryGet(stated, out value))
                return null;
            (key, given) = (stated, comment.Numbers(stated, value, 6, 9));
        }
        else if (One(comment, StressNames, "stresses", "Stress", [6, 9]) is { } one)
        {
            (key, given) = one;
            comment.TryGet(key, out value);
        }
        else
        {
            return null;
        }
        double factor = 1;
        if (key.Contains("virial", StringComparison.OrdinalIgnoreCase))
        {
            if (volume == 0)
                throw comment.Refused(value.Column, $"{key} needs a Lattice, whose volume divides it");
            factor = -1 / volume;
        }
        double[] matrix =
            given.Length == 9
                ? given
                : [given[0], given[5], given[4], given[5], given[1], given[3], given[4], given[3], given[2]];
        stress = [.. matrix.Select(v => factor * v)];
        return key;
    }

    /// <summary>The one key of a list, in any case; several may say the same.</summary>
    private static (string Key, double[] Numbers)? One(
        XyzComment comment,
        string[] known,
        string what,
        string option,
        ReadOnlySpan<int> counts
    )
    {
        (string Key, double[] Numbers)? found = null;
        foreach ((string key, XyzValue value) in comment.All)
        {
            if (!known.Contains(key, StringComparer.OrdinalIgnoreCase))
                continue;
            double[] numbers = comment.Numbers(key, value, counts);
            if (found is not { } first)
                found = (key, numbers);
            else if (!first.Numbers.SequenceEqual(numbers))
                throw comment.Refused(value.Column, Ambiguous(first.Key, key, what, option));
        }

        return found;
    }

    private XyzColumn? Forces(XyzColumn[] columns, XyzComment comment, XyzValue properties)
    {
        if (names.Forces is { } stated)
            return stated.Length == 0 ? null : Find(columns, comment, stated, 'R', 3);
        XyzColumn? found = null;
        foreach (XyzColumn column in columns)
        {
            if (!ForceNames.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
                continue;
            if (found is not null)
                throw comment.Refused(properties.Column, Ambiguous(found.Name, column.Name, "forces", "Forces"));
            found = Find(columns, comment, column.Name, 'R', 3);
        }

        return found;
    }

    private static XyzColumn? Find(XyzColumn[] columns, XyzComment comment, string name, char kind, int width)
    {
        XyzColumn? found = Array.Find(columns, c => c.Name == name);
        if (found is null || (found.Kind == kind && found.Width == width))
            return found;
        comment.TryGet(Properties, out XyzValue properties);
        throw comment.Refused(
            properties.Column,
            $"the property {name} is {found.Kind}:{found.Width}, but {kind}:{width} is expected"
        );
    }

    private static string Ambiguous(string first, string second, string what, string option) =>
        $"there are two {what}, {first} and {second}; say which with ExtendedXyzNames.{option}";

    private InvalidDataException Truncated(int begin, int? found, int count) =>
        ArrayData.Refused(
            text.Path,
            $"it is truncated: the configuration of line {begin} has {count} atoms, "
                + (found is null ? "for which too few bytes are left" : $"but the file ends after {found}")
        );
}
