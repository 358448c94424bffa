using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>Where results of an evaluation go; a null pointer leaves its result out.</summary>
internal readonly unsafe struct Results(double* energy, double* energies, double* forces, double* virial)
{
    /// <summary>Whether energies are enough, which need no reverse pass.</summary>
    public bool AreEnergiesAlone => forces is null && virial is null;

    /// <summary>Writes what is asked for of energies alone.</summary>
    public void Write(double[] each)
    {
        if (energy is not null)
            *energy = each.Sum();
        Copy(each, energies);
    }

    /// <summary>Writes what is asked for.</summary>
    public void Write(Answer answer)
    {
        Write(answer.Energies);
        Copy(answer.Forces, forces);
        Copy(answer.Virial, virial);
    }

    private static void Copy(double[] values, double* to)
    {
        if (to is not null)
            values.CopyTo(new Span<double>(to, values.Length));
    }
}
