using GeoDL.Typed.Samples.Molecules.Data;
using GeoDL.Typed.Samples.Molecules.Network;

namespace GeoDL.Typed.Samples.Molecules.Training;

/// <summary>
/// What a network's numbers mean: its energies are in a unit, above those of single atoms.
/// </summary>
/// <param name="Unit">eV for 1 of the network: the rms of the components of forces that it learns from, by Å.</param>
/// <param name="Atoms">The energies of atoms by element, in eV.</param>
public sealed record Scales(double Unit, IReadOnlyList<double> Atoms)
{
    // Far below anything that decides; where all molecules are alike, it shares their energy out.
    private const double Ridge = 1e-9;

    /// <summary>The scales of a set: single atoms as the file has them, else by least squares.</summary>
    public static Scales Of(MoleculeSet set)
    {
        double squares = 0;
        long count = 0;
        foreach (double[] forces in set.Frames.Select(static f => f.Forces!))
        {
            squares += forces.Sum(static f => f * f);
            count += forces.Length;
        }

        double unit = Math.Sqrt(squares / count);
        return new Scales(unit > 0 ? unit : 1, Fit(set));
    }

    /// <summary>The energies of the single atoms of a molecule together, in eV.</summary>
    public double AtomsOf(AtomFrame frame) => Elements.Known.LabelsOf(frame).Sum(l => Atoms[l]);

    private static double[] Fit(MoleculeSet set)
    {
        int species = Elements.Known.Count;
        double[] atoms = new double[species];
        HashSet<int> present = [.. set.Frames.SelectMany(Elements.Known.LabelsOf)];
        if (present.All(l => set.Isolated.ContainsKey(Elements.Known.Names[l])))
        {
            foreach (int l in present)
                atoms[l] = set.Isolated[Elements.Known.Names[l]];
            return [.. Shifted(set, atoms)];
        }

        double[,] matrix = new double[species, species + 1];
        foreach (AtomFrame frame in set.Frames)
        {
            double[] counts = new double[species];
            foreach (int l in Elements.Known.LabelsOf(frame))
                counts[l]++;
            for (int i = 0; i < species; i++)
            {
                for (int j = 0; j < species; j++)
                    matrix[i, j] += counts[i] * counts[j] / set.Frames.Count;
                matrix[i, species] += counts[i] * frame.Energy!.Value / set.Frames.Count;
            }
        }

        for (int i = 0; i < species; i++)
            matrix[i, i] += Ridge;
        return [.. Shifted(set, Solve(matrix, species))];
    }

    /// <summary>Without the mean energy of binding, which is no task for a network.</summary>
    private static IEnumerable<double> Shifted(MoleculeSet set, double[] atoms)
    {
        var first = new Scales(1, atoms);
        double left = set.Frames.Average(f => (f.Energy!.Value - first.AtomsOf(f)) / f.Count);
        return atoms.Select(a => a + left);
    }

    private static double[] Solve(double[,] m, int n)
    {
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(m[row, column]));
            for (int j = 0; j <= n; j++)
                (m[column, j], m[pivot, j]) = (m[pivot, j], m[column, j]);
            for (int row = 0; row < n; row++)
            {
                double factor = row == column ? 0 : m[row, column] / m[column, column];
                for (int j = column; j <= n && factor != 0; j++)
                    m[row, j] -= factor * m[column, j];
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => m[i, n] / m[i, i])];
    }
}
