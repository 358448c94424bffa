namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>What a potential says of a structure.</summary>
/// <param name="Energy">The energy, in eV.</param>
/// <param name="Forces">x, y, z of the force on each atom, in eV/Å: minus the derivatives of the energy.</param>
/// <param name="Stress">The nine numbers of the stress, in eV/Å³, positive where stretching costs energy; null in
/// open space. Of a slab it is divided by the volume of its whole cell.</param>
public sealed record Answer(double Energy, double[] Forces, double[]? Stress)
{
    /// <summary>The length of the longest force.</summary>
    public double LargestForce =>
        Forces
            .Chunk(3)
            .Select(static f => Math.Sqrt((f[0] * f[0]) + (f[1] * f[1]) + (f[2] * f[2])))
            .DefaultIfEmpty()
            .Max();
}
