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

    /// <summary>The energy alone, in eV.</summary>
    public double Energy(Structure structure) => EnergiesOf(structure).Sum();

    /// <summary>The part of each atom, in eV.</summary>
    public double[] EnergiesOf(Structure structure) => Energies(structure).ToArray();

    /// <summary>Energy, forces and stress.</summary>
    public Answer Evaluate(Structure structure)
    {
        ForcePrediction<Energy> answer = Predict(structure);
        return new Answer(
            answer.Energy.ToArray().Sum(),
            answer.Forces.ToArray(),
            structure.Cell.IsPeriodic && answer.Stress is { } stress ? Matrix(stress.ToArray()) : null
        );
    }

    /// <summary>The file of weights that lies beside the program.</summary>
    private protected static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "weights", name);

    /// <summary>The energy of each atom.</summary>
    private protected abstract Rows<Energy> Energies(Structure structure);

    /// <summary>The same, with forces and stress.</summary>
    private protected abstract ForcePrediction<Energy> Predict(Structure structure);

    /// <summary>Numbers of neighbours of all atoms together.</summary>
    public abstract int NeighboursIn(Structure structure);

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

    /// <summary>Why a structure is none for this potential, without its name; null where it is one.</summary>
    public string? WhyNot(Structure structure)
    {
        int atom = Array.FindIndex(structure.AtomicNumbers, z => Array.BinarySearch(AtomicNumbers, z) < 0);
        return atom < 0
            ? null
            : $"atom {atom} is {Element.Symbol(structure.AtomicNumbers[atom])}; {Name} knows {Elements}.";
    }

    /// <summary>The place of each atom's element among those of the potential.</summary>
    /// <exception cref="ArgumentException">An element is not among them; the message says which atom has
    /// it.</exception>
    internal int[] Species(Structure structure) =>
        WhyNot(structure) is { } reason
            ? throw new ArgumentException($"{structure.Name}: {reason}", nameof(structure))
            : [.. structure.AtomicNumbers.Select(z => Array.BinarySearch(AtomicNumbers, z))];

    /// <summary>A cloud with one-hot features; edges to all images within the cutoff, those of an atom itself
    /// included.</summary>
    private protected PointCloud<T> CloudOf<T>(Structure structure, double cutoff)
        where T : struct, CompilerServices.IFeatures<T>, allows ref struct
    {
        int[] species = Species(structure);
        double[] features = new double[species.Length * AtomicNumbers.Length];
        for (int atom = 0; atom < species.Length; atom++)
            features[(atom * AtomicNumbers.Length) + species[atom]] = 1;
        return PointCloud.Create<T>(
            structure.Positions,
            features,
            Neighbours.WithinRadius(cutoff),
            structure.Cell.IsPeriodic ? structure.Cell : Cell.Open
        );
    }

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
