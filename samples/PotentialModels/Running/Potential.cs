using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Network;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>A potential with its weights: energies, forces and stress of structures.</summary>
public abstract class Potential
{
    /// <summary>In double, in eV: rounding, with room.</summary>
    private const double DoubleTolerance = 1e-9;

    /// <summary>In float, in eV.</summary>
    private const double SingleTolerance = 2e-4;

    private protected Potential() { }

    /// <summary>What reports call it.</summary>
    public abstract string Name { get; }

    /// <summary>A structure of its elements, to begin with.</summary>
    public abstract Structure Example { get; }

    /// <summary>Of which structure the energy was compared when weights were read.</summary>
    public abstract string Known { get; }

    /// <summary>The elements, ascending: the species of an atom is the place of its own.</summary>
    private protected abstract int[] AtomicNumbers { get; }

    /// <summary>The same in words.</summary>
    private protected abstract string Elements { get; }

    /// <summary>In which precision everything is computed.</summary>
    private protected abstract Precision Precision { get; }

    /// <summary>Atoms further apart than this do not hear of each other directly, in Å.</summary>
    public abstract double Cutoff { get; }

    /// <summary>How often atoms hear of their neighbours: an energy depends on atoms so many cutoffs away.</summary>
    public abstract int Rounds { get; }

    /// <summary>The energy alone, in eV.</summary>
    public double Energy(Structure structure) => EnergiesOf(structure).Sum();

    /// <summary>The part of each atom, in eV.</summary>
    public double[] EnergiesOf(Structure structure) => Energies(Placed(structure)).ToArray();

    /// <summary>The part of each of a host's own atoms, in eV.</summary>
    /// <inheritdoc cref="Evaluate(in HostedAtoms)" path="/exception"/>
    public double[] EnergiesOf(in HostedAtoms atoms) => Energies(Placed(atoms)).ToArray()[..atoms.Own];

    /// <summary>Energy, forces and stress.</summary>
    public Answer Evaluate(Structure structure)
    {
        PlacedAtoms atoms = Placed(structure);
        ForcePrediction<Energy> answer = Predict(atoms);
        double[] forces = answer.Forces.ToArray();
        double[]? stress = atoms.Cell.IsPeriodic && answer.Stress is { } rows ? Matrix(rows.ToArray()) : null;
        return new Answer(
            answer.Energy.ToArray(),
            forces,
            stress is null ? Virial.Of(atoms.Positions, forces) : Virial.Of(stress, atoms.Cell.Volume),
            stress
        );
    }

    /// <summary>
    /// Energy of a host's own atoms, and its derivatives: forces on ghosts are for the host to add to those of the
    /// atoms that they stand for.
    /// </summary>
    /// <param name="atoms">With ghosts as far as <see cref="Rounds"/> times <see cref="Cutoff"/> from the host's own
    /// atoms.</param>
    /// <exception cref="ArgumentException">An element is unknown, a position is not finite, or the list is none of
    /// these atoms; the message says which.</exception>
    public Answer Evaluate(in HostedAtoms atoms)
    {
        PlacedAtoms placed = Placed(atoms);
        ForcePrediction<Energy> answer = Predict(placed);
        double[] forces = answer.Forces.ToArray();
        return new Answer(
            answer.Energy.ToArray()[..atoms.Own],
            forces,
            Virial.Of(placed.Positions, forces),
            Stress: null
        );
    }

    /// <summary>Numbers of neighbours of all atoms together.</summary>
    public int NeighboursIn(Structure structure) => Placed(structure).Neighbours.Count;

    /// <summary>The file of weights that lies beside the program.</summary>
    private protected static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "weights", name);

    /// <summary>The energy of each atom.</summary>
    private protected abstract Rows<Energy> Energies(PlacedAtoms atoms);

    /// <summary>The same, 0 for ghosts, with forces and stress.</summary>
    private protected abstract ForcePrediction<Energy> Predict(PlacedAtoms atoms);

    /// <summary>Differentiates the energies of those atoms that are no ghosts.</summary>
    private protected static ForcePrediction<Energy> Differentiate<T>(
        Pass pass,
        Energy energies,
        PointCloud<T> entered,
        PlacedAtoms atoms
    )
        where T : struct, CompilerServices.IFeatures<T>, allows ref struct =>
        ForcePrediction<Energy>.Of(
            pass,
            atoms.HasGhosts
                ? entered.Batch.Lookup(Labels.OnPointsOf(entered, atoms.Ghosts), [1, 0]) * energies
                : energies,
            entered
        );

    /// <summary>
    /// Compares the energy of one structure with a known value: a mistake in any factor, order or sign would show
    /// there.
    /// </summary>
    /// <exception cref="DataFileException">It is another.</exception>
    private protected void Check(string path, Structure structure, double known)
    {
        double energy = Energy(structure),
            tolerance = Precision == Precision.Double ? DoubleTolerance : SingleTolerance;
        if (!(Math.Abs(energy - known) <= tolerance))
        {
            throw new DataFileException(
                path,
                $"with these weights {structure.Name} has {energy} eV, not {known}: they are not those of {Name}."
            );
        }
    }

    /// <summary>Why atoms are none of this potential; null where they are.</summary>
    public string? WhyNot(ReadOnlySpan<int> atomicNumbers)
    {
        for (int atom = 0; atom < atomicNumbers.Length; atom++)
        {
            if (Array.BinarySearch(AtomicNumbers, atomicNumbers[atom]) < 0)
                return $"atom {atom} is {Element.Symbol(atomicNumbers[atom])}; {Name} knows {Elements}.";
        }
        return null;
    }

    /// <summary>The place of each atom's element among those of the potential.</summary>
    /// <exception cref="ArgumentException">An element is not among them; the message says which atom has
    /// it.</exception>
    internal int[] Species(ReadOnlySpan<int> atomicNumbers)
    {
        if (WhyNot(atomicNumbers) is { } reason)
            throw new ArgumentException(reason);
        int[] species = new int[atomicNumbers.Length];
        for (int atom = 0; atom < species.Length; atom++)
            species[atom] = Array.BinarySearch(AtomicNumbers, atomicNumbers[atom]);
        return species;
    }

    /// <summary>Atoms with edges to all images within the cutoff, those of an atom itself included.</summary>
    internal PlacedAtoms Placed(Structure structure)
    {
        Cell cell = structure.Cell.IsPeriodic ? structure.Cell : Cell.Open;
        int[] species = Species(structure.AtomicNumbers);
        NeighbourList edges = NeighbourSearch.WithinRadius(
            structure.Positions,
            Cutoff,
            cells: cell.IsPeriodic ? [cell] : default
        );
        return new PlacedAtoms(structure.Positions, species, edges, cell, structure.Count);
    }

    /// <summary>A cloud with one-hot features.</summary>
    private protected PointCloud<T> CloudOf<T>(PlacedAtoms atoms)
        where T : struct, CompilerServices.IFeatures<T>, allows ref struct
    {
        double[] features = new double[atoms.Species.Length * AtomicNumbers.Length];
        for (int atom = 0; atom < atoms.Species.Length; atom++)
            features[(atom * AtomicNumbers.Length) + atoms.Species[atom]] = 1;
        return PointCloud.Create(atoms.Positions, Rows<T>.From(features), atoms.Neighbours, atoms.Cell);
    }

    private PlacedAtoms Placed(in HostedAtoms atoms) =>
        new(
            atoms.Positions.ToArray(),
            Species(atoms.AtomicNumbers),
            HostedNeighbours.Of(atoms, Cutoff, Rounds),
            Cell.Open,
            atoms.Own
        );

    /// <summary>The matrix of 0e + 2e: tr/√3, √2 xz, √2 xy, (2yy − xx − zz)/√6, √2 yz, (zz − xx)/√2.</summary>
    internal static double[] Matrix(double[] s)
    {
        double third = s[0] / Math.Sqrt(3),
            axis = s[3] / Math.Sqrt(6),
            across = s[5] / Math.Sqrt(2),
            xz = s[1] / Math.Sqrt(2),
            xy = s[2] / Math.Sqrt(2),
            yz = s[4] / Math.Sqrt(2);
        return [third - axis - across, xy, xz, xy, third + (2 * axis), yz, xz, yz, third - axis + across];
    }
}
