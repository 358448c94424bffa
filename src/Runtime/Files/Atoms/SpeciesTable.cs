namespace GeoDL.Typed;

/// <summary>The species that a model knows: which label and which scalar of one-hot features each has.</summary>
/// <example>
/// <code><![CDATA[
/// var species = new SpeciesTable("H", "C", "O");
/// int carbon = species.LabelOf("C");            // 1
/// ]]></code>
/// </example>
public sealed class SpeciesTable
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);

    /// <summary>Species in the order of their labels.</summary>
    /// <param name="names">Symbols of elements, or names of one's own; each once.</param>
    /// <exception cref="ArgumentException">There are none, or one stands there twice.</exception>
    public SpeciesTable(params ReadOnlySpan<string> names)
    {
        _names = names.ToArray();
        if (_names.Length == 0)
            throw new ArgumentException("A table has at least one species.", nameof(names));
        for (int i = 0; i < _names.Length; i++)
        {
            if (string.IsNullOrEmpty(_names[i]) || !_labels.TryAdd(_names[i], i))
            {
                throw new ArgumentException(
                    $"The species '{_names[i]}' is empty or stands there twice.",
                    nameof(names)
                );
            }
        }
    }

    /// <summary>Number of species.</summary>
    public int Count => _names.Length;

    /// <summary>The species in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>All species of some configurations: elements by atomic number, then other names.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static SpeciesTable Of(IEnumerable<AtomFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        return new SpeciesTable([
            .. frames
                .SelectMany(static f => f.Species)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static s => CompilerServices.ElementSymbols.NumberOf(s) ?? int.MaxValue)
                .ThenBy(static s => s, StringComparer.Ordinal),
        ]);
    }

    /// <summary>The label of a species.</summary>
    /// <exception cref="ArgumentException">The table has no such species.</exception>
    public int LabelOf(string name) =>
        _labels.TryGetValue(name, out int label)
            ? label
            : throw new ArgumentException($"The species {name} is unknown: there are {this}.", nameof(name));

    /// <summary>The labels of the atoms of a configuration.</summary>
    /// <exception cref="ArgumentException">An atom is of no species of the table; the message says which, and where the
    /// configuration was read.</exception>
    public int[] LabelsOf(AtomFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        int[] labels = new int[frame.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            if (!_labels.TryGetValue(frame.Species[i], out labels[i]))
            {
                throw new ArgumentException(
                    $"{frame.Where}: the species {frame.Species[i]} of atom {i} is unknown: there are {this}.",
                    nameof(frame)
                );
            }
        }

        return labels;
    }

    /// <summary>One scalar for each species and atom: 1 for the atom's own species, else 0.</summary>
    /// <inheritdoc cref="LabelsOf" path="/exception"/>
    public double[] OneHot(AtomFrame frame)
    {
        int[] labels = LabelsOf(frame);
        double[] rows = new double[Count * labels.Length];
        for (int i = 0; i < labels.Length; i++)
            rows[(Count * i) + labels[i]] = 1;
        return rows;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _names);
}
