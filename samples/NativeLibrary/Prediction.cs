namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>Energy and forces of one cloud, from plain numbers.</summary>
internal static class Prediction
{
    /// <summary>Makes a cloud of what a caller has.</summary>
    /// <param name="positions">N × 3 numbers, row-major.</param>
    /// <param name="species">N numbers, 0 or 1.</param>
    /// <exception cref="ArgumentException">A species is another number, or a position is not finite or too large; the
    /// message names it.</exception>
    public static PointCloud<Atom> Cloud(ReadOnlySpan<double> positions, ReadOnlySpan<int> species)
    {
        double[] oneHot = new double[2 * species.Length];
        for (int i = 0; i < species.Length; i++)
        {
            if (species[i] is not (0 or 1))
                throw new ArgumentException($"species[{i}] is {species[i]}; species are 0 and 1.");
            oneHot[(2 * i) + species[i]] = 1;
        }

        return PointCloud.Create<Atom>(positions, oneHot, Neighbours.WithinRadius(Potential.Radius));
    }

    /// <summary>The energy of a cloud.</summary>
    public static double Energy(Potential potential, PointCloud<Atom> cloud) => potential.Predict(cloud)[0, 0];

    /// <summary>The energy of a cloud, and minus its derivatives with respect to the positions, x, y, z of each
    /// atom.</summary>
    public static (double Energy, double[] Forces) EnergyAndForces(Potential potential, PointCloud<Atom> cloud)
    {
        using Pass pass = potential.Record(training: false);
        PointCloud<Atom> entered = pass.Enter(cloud, GradientInputs.Positions);
        Loss energy = Loss.Sum(potential.Forward(entered));
        pass.Backward(energy);
        double[] forces = pass.PositionGradient(entered);
        for (int i = 0; i < forces.Length; i++)
            forces[i] = -forces[i];
        return (energy.Value, forces);
    }
}
