namespace GeoDL.Typed;

/// <summary>
/// Under which names a file in extended XYZ has energies, forces and stress. What is null is looked for under the names
/// that people use.
/// </summary>
/// <remarks>
/// The names that are known, upper and lower case alike. Energy: <c>energy</c>, <c>REF_energy</c>, <c>dft_energy</c>,
/// <c>energy_dft</c>, <c>total_energy</c>, <c>TotEnergy</c>, <c>potential_energy</c>, and <c>free_energy</c> where
/// there is no other. Forces: <c>forces</c>, <c>force</c>, each alone, behind <c>REF_</c> or <c>dft_</c>, and before
/// <c>_dft</c>. Stress: <c>stress</c>, <c>virial</c>, <c>virials</c>, likewise. Where two of them say different things,
/// reading is refused until one is named here.
/// </remarks>
public sealed class ExtendedXyzNames
{
    /// <summary>Key of the energy; an empty one reads none.</summary>
    public string? Energy { get; init; }

    /// <summary>Property with the forces; an empty one reads none.</summary>
    public string? Forces { get; init; }

    /// <summary>
    /// Key of the stress, or of the virial where the name contains this word; an empty one reads none.
    /// </summary>
    public string? Stress { get; init; }
}
