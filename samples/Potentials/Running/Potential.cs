using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Network;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>nequix-mp-1 with its weights: energies, forces and stress of structures.</summary>
public sealed class Potential
{
    /// <summary>The energy of <see cref="Structures.MovedSilicon"/>, in eV, by another program, in double.</summary>
    private const double KnownEnergy = -10.753334826264707;

    /// <summary>In double, in eV: rounding, with room.</summary>
    private const double DoubleTolerance = 1e-9;

    /// <summary>In float, in eV.</summary>
    private const double SingleTolerance = 2e-4;

    private readonly NequixMp1 _net;

    private Potential(NequixMp1 net) => _net = net;

    /// <summary>The network.</summary>
    internal NequixMp1 Net => _net;

    /// <summary>The file that lies beside the program.</summary>
    public static string ShippedFile => Path.Combine(AppContext.BaseDirectory, "weights", "nequix-mp-1.nqx");

    /// <summary>
    /// Makes the network, reads its weights, and compares the energy of one structure with a known value: a mistake in
    /// any factor, order or sign would show there.
    /// </summary>
    /// <param name="path">The file; null for <see cref="ShippedFile"/>.</param>
    /// <param name="precision">In which precision everything is computed.</param>
    /// <exception cref="DataFileException">The file is not that of nequix-mp-1.</exception>
    public static Potential Load(string? path = null, Precision precision = Precision.Double)
    {
        path ??= ShippedFile;
        var net = new NequixMp1(seed: 1, precision);
        NequixWeights.Load(net, path);
        var potential = new Potential(net);
        double energy = potential.Energy(Structures.MovedSilicon),
            tolerance = precision == Precision.Double ? DoubleTolerance : SingleTolerance;
        return Math.Abs(energy - KnownEnergy) <= tolerance
            ? potential
            : throw new DataFileException(
                path,
                $"with these weights silicon with a moved atom has {energy} eV, not {KnownEnergy}: they are not "
                    + "those of nequix-mp-1."
            );
    }

    /// <summary>The energy alone, in eV.</summary>
    public double Energy(Structure structure) => _net.Predict(Cloud(structure)).ToArray().Sum();

    /// <summary>Energy, forces and stress.</summary>
    public Answer Evaluate(Structure structure)
    {
        ForcePrediction<Energy> answer = _net.PredictForces(Cloud(structure));
        bool isCrystal = structure.Cell is { PeriodicA: true, PeriodicB: true, PeriodicC: true };
        return new Answer(
            answer.Energy.ToArray().Sum(),
            answer.Forces.ToArray(),
            isCrystal && answer.Stress is { } stress ? Matrix(stress.ToArray()) : null
        );
    }

    /// <summary>The cloud that the network takes: edges to all images within the cutoff, those of an atom itself
    /// included.</summary>
    internal static PointCloud<Atom> Cloud(Structure structure)
    {
        const int Elements = 89;
        double[] elements = new double[structure.Count * Elements];
        for (int atom = 0; atom < structure.Count; atom++)
        {
            int place = Array.BinarySearch(NequixWeights.AtomicNumbers, structure.AtomicNumbers[atom]);
            if (place < 0)
            {
                throw new ArgumentException(
                    $"Atom {atom} of '{structure.Name}' is {Element.Symbol(structure.AtomicNumbers[atom])}; "
                        + "nequix-mp-1 knows the elements 1 to 83 and 89 to 94.",
                    nameof(structure)
                );
            }
            elements[(atom * Elements) + place] = 1;
        }

        return PointCloud.Create<Atom>(
            structure.Positions,
            elements,
            Neighbours.WithinRadius(NequixConstants.Cutoff),
            structure.Cell
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
