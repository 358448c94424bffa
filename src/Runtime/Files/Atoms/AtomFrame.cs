using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A configuration of atoms: species, positions, cell, and what was computed for it. Lengths are in Å, energies in eV,
/// forces in eV/Å, stress in eV/Å³ where it comes from files; the type itself has no units.
/// </summary>
/// <example>
/// <code><![CDATA[
/// IReadOnlyList<AtomFrame> frames = ExtendedXyz.Read("train.xyz");
/// SpeciesTable species = SpeciesTable.Of(frames);
/// PointCloud<Molecule> cloud = frames[0].ToCloud<Molecule>(species, Neighbours.WithinRadius(5));
/// ]]></code>
/// </example>
public sealed class AtomFrame
{
    // Below this part of the largest component an asymmetric stress is rounding of the file.
    private const double Asymmetry = 1e-3;

    private readonly string[] _species;
    private readonly double[] _positions;
    private readonly double[]? _forces;
    private readonly double[]? _stress;
    private readonly double? _energy;

    /// <summary>A configuration.</summary>
    /// <param name="species">Symbols of the elements, or names of one's own; one an atom.</param>
    /// <param name="positions">x, y and z of each atom.</param>
    /// <param name="cell">The cell; open by default.</param>
    /// <exception cref="ArgumentException">There are no atoms, numbers of rows differ, a name is empty or has blanks,
    /// or a position is not finite.</exception>
    public AtomFrame(IEnumerable<string> species, ReadOnlySpan<double> positions, Cell cell = default)
    {
        ArgumentNullException.ThrowIfNull(species);
        _species = [.. species];
        Allowed.Positions(positions);
        if (_species.Length == 0)
            throw new ArgumentException("A configuration has at least one atom.", nameof(species));
        for (int i = 0; i < _species.Length; i++)
        {
            if (string.IsNullOrEmpty(_species[i]) || _species[i].AsSpan().ContainsAnyInRange('\0', ' '))
            {
                throw new ArgumentException(
                    $"The species of atom {i} is '{_species[i]}'; a species is a word without blanks.",
                    nameof(species)
                );
            }
        }

        Check(positions.Length, 3, "coordinates", nameof(positions));
        _positions = positions.ToArray();
        Cell = cell;
    }

    /// <summary>Number of atoms.</summary>
    public int Count => _species.Length;

    /// <summary>The species of each atom.</summary>
    public IReadOnlyList<string> Species => _species;

    /// <summary>[N × 3] positions.</summary>
    public ReadOnlySpan<double> Positions => _positions;

    /// <summary>The cell; open where there is none.</summary>
    public Cell Cell { get; }

    /// <summary>The energy; null where it is not known.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public double? Energy
    {
        get => _energy;
        init
        {
            if (value is { } number)
                Check([number], "The energy", nameof(value));
            _energy = value;
        }
    }

    /// <summary>[N × 3] forces; null where they are not known.</summary>
    /// <exception cref="ArgumentException">There are not three an atom, or one is not finite.</exception>
    public double[]? Forces
    {
        get => _forces?.AsSpan().ToArray();
        init
        {
            if (value is not null)
            {
                Check(value.Length, 3, "components of forces", nameof(value));
                Check(value, "A force", nameof(value));
            }
            _forces = value?.AsSpan().ToArray();
        }
    }

    /// <summary>
    /// The stress, nine numbers of a symmetric matrix, positive on the diagonal where stretching costs energy; null
    /// where it is not known.
    /// </summary>
    /// <exception cref="ArgumentException">There are not nine numbers, one is not finite, or the matrix is not
    /// symmetric (to a thousandth of its largest number; what is less is rounding and is averaged).</exception>
    public double[]? Stress
    {
        get => _stress?.AsSpan().ToArray();
        init
        {
            if (value is not null)
            {
                if (value.Length != 9)
                    throw new ArgumentException($"Stress has 9 numbers, not {value.Length}.", nameof(value));
                Check(value, "Stress", nameof(value));
                value = Symmetric(value);
            }
            _stress = value;
        }
    }

    /// <summary>
    /// Other properties of atoms, [N × k] numbers each: velocities, charges, masses. Whole numbers and truth values of
    /// a file are numbers here; its words are not kept.
    /// </summary>
    public IReadOnlyDictionary<string, double[]> Columns { get; init; } = new Dictionary<string, double[]>();

    /// <summary>What else the file says of the configuration, as text.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it was read, for messages: file and line. Empty where it was made here.</summary>
    public string Place { get; init; } = "";

    /// <summary>The stress as models give it: <c>0e + 2e</c> in an orthonormal basis (<see cref="Pass.Stress"/>); null
    /// where it is not known.</summary>
    public double[]? StressOfModels()
    {
        if (_stress is not { } s)
            return null;
        double root = Math.Sqrt(2);
        return
        [
            (s[0] + s[4] + s[8]) / Math.Sqrt(3),
            root * s[2],
            root * s[1],
            ((2 * s[4]) - s[0] - s[8]) / Math.Sqrt(6),
            root * s[5],
            (s[8] - s[0]) / root,
        ];
    }

    /// <summary>
    /// The cloud of the atoms, with one scalar for each species: 1 for the atom's own and 0 for the others. A cell
    /// without periodic axes is left out.
    /// </summary>
    /// <param name="species">Which scalar each species has.</param>
    /// <param name="neighbours">Which atoms are neighbours.</param>
    /// <exception cref="ArgumentException">An atom is of no species of the table.</exception>
    /// <exception cref="InvalidOperationException">The type has not one 0e for each species.</exception>
    public PointCloud<T> ToCloud<T>(SpeciesTable species, Neighbours neighbours)
        where T : struct, IFeatures<T>, allows ref struct =>
        PointCloud.Create(_positions, OneHot<T>(species), neighbours, Cell.IsPeriodic ? Cell : Cell.Open);

    /// <summary>The cloud of the atoms, with a given list of neighbours.</summary>
    /// <param name="species">Which scalar each species has.</param>
    /// <param name="neighbours">The list, of these positions and this cell.</param>
    /// <inheritdoc cref="ToCloud{T}(SpeciesTable, Neighbours)"/>
    public PointCloud<T> ToCloud<T>(SpeciesTable species, NeighbourList neighbours)
        where T : struct, IFeatures<T>, allows ref struct =>
        PointCloud.Create(_positions, OneHot<T>(species), neighbours, Cell.IsPeriodic ? Cell : Cell.Open);

    /// <summary>The same atoms at other places; what was computed for the old ones is left out.</summary>
    /// <param name="positions">x, y and z of each atom.</param>
    public AtomFrame At(ReadOnlySpan<double> positions) =>
        new(_species, positions, Cell) { Notes = Notes, Place = Place };

    /// <inheritdoc/>
    public override string ToString()
    {
        string atoms = string.Join(
            " ",
            _species
                .GroupBy(static s => s)
                .OrderBy(static g => g.Key, StringComparer.Ordinal)
                .Select(static g => $"{g.Key}{g.Count()}")
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{atoms}{(_energy is { } e ? $", energy {e}" : "")}{(_forces is null ? "" : ", forces")}"
                + $"{(_stress is null ? "" : ", stress")}{(Cell.IsPeriodic ? ", periodic" : "")}"
        );
    }

    /// <summary>Where it is in messages.</summary>
    internal string Where => Place.Length > 0 ? Place : "A configuration";

    private Rows<T> OneHot<T>(SpeciesTable species)
        where T : struct, IFeatures<T>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(species);
        FeatureLayout? layout = FeatureMarshal.Layout<T>();
        bool fits =
            layout is not null
            && layout.Dim == species.Count
            && System.Array.TrueForAll(
                layout.Merged,
                static b => b.Irrep is { L: 0 } irrep && irrep != Irrep.Parse("0o")
            );
        if (!fits)
        {
            throw new InvalidOperationException(
                $"There are {species.Count} species, so the cloud's features are {species.Count}x0e, not "
                    + $"{layout?.ToString() ?? "known only at run time"}."
            );
        }
        return Rows<T>.From(species.OneHot(this));
    }

    private static double[] Symmetric(double[] s)
    {
        double largest = s.Max(Math.Abs);
        for (int i = 0; i < 9; i++)
        {
            int across = (3 * (i % 3)) + (i / 3);
            if (Math.Abs(s[i] - s[across]) > Asymmetry * largest)
            {
                throw new ArgumentException(
                    $"Stress is symmetric, but its components {"xyz"[i / 3]}{"xyz"[i % 3]} and "
                        + $"{"xyz"[i % 3]}{"xyz"[i / 3]} are {FiniteNumbers.Text(s[i])} and "
                        + $"{FiniteNumbers.Text(s[across])}.",
                    nameof(s)
                );
            }
        }

        return [.. s.Select((v, i) => 0.5 * (v + s[(3 * (i % 3)) + (i / 3)]))];
    }

    private void Check(int length, int width, string what, string name)
    {
        if (length != width * Count)
            throw new ArgumentException($"There are {length} {what}, but {Count} atoms have {width * Count}.", name);
    }

    private static void Check(ReadOnlySpan<double> numbers, string what, string name)
    {
        foreach (double number in numbers)
        {
            if (!double.IsFinite(number))
                throw new ArgumentException($"{what} is {FiniteNumbers.Text(number)}, which is not finite.", name);
        }
    }
}
