namespace GeoDL.Typed.Samples.Potentials.Ipi;

/// <summary>The units of i-PI's protocol, in those of the potentials (CODATA 2018).</summary>
public static class AtomicUnits
{
    /// <summary>The unit of length, in Å.</summary>
    public const double Bohr = 0.529177210903;

    /// <summary>The unit of energy, in eV.</summary>
    public const double Hartree = 27.211386245988;

    /// <summary>The unit of force, in eV/Å.</summary>
    public const double Force = Hartree / Bohr;
}
