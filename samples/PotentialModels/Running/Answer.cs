namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>What a potential says of atoms.</summary>
/// <param name="Energies">The part of each atom, in eV; of the host's own atoms where there are ghosts.</param>
/// <param name="Forces">x, y, z of the force on each atom, ghosts included, in eV/Å: minus the derivatives of the
/// energy.</param>
/// <param name="Virial">The nine numbers −∂E/∂ε of a strain ε of space, in eV: Σ x f in open space, minus the stress
/// times the volume in a cell. Positive where atoms push each other apart.</param>
/// <param name="Stress">The nine numbers of the stress, in eV/Å³, positive where stretching costs energy; null in
/// open space. Of a slab it is divided by the volume of its whole cell.</param>
public sealed record Answer(double[] Energies, double[] Forces, double[] Virial, double[]? Stress)
{
    /// <summary>The energy, in eV.</summary>
    public double Energy { get; } = Energies.Sum();

    /// <summary>The length of the longest force.</summary>
    public double LargestForce =>
        Forces
            .Chunk(3)
            .Select(static f => Math.Sqrt((f[0] * f[0]) + (f[1] * f[1]) + (f[2] * f[2])))
            .DefaultIfEmpty()
            .Max();
}
