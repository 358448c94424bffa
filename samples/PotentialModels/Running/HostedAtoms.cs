namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>
/// Atoms of a host program that has neighbour lists of its own, as LAMMPS has: those that are its own, then ghosts,
/// which are images or belong to other processes. Space is open, since images are ghosts.
/// </summary>
public readonly ref struct HostedAtoms
{
    /// <summary>How many atoms, from the first, are the host's own: they add to the energy.</summary>
    public required int Own { get; init; }

    /// <summary>The element of each atom, ghosts included.</summary>
    public required ReadOnlySpan<int> AtomicNumbers { get; init; }

    /// <summary>x, y, z of each atom, in Å.</summary>
    public required ReadOnlySpan<double> Positions { get; init; }

    /// <summary>The neighbours of atom i are those from Offsets[i] to Offsets[i + 1] − 1; one number more than
    /// atoms.</summary>
    public required ReadOnlySpan<int> Offsets { get; init; }

    /// <summary>
    /// The neighbours, one atom after another: each pair both ways, none twice. Pairs beyond the cutoff are allowed, so
    /// a list with a skin can be kept while atoms move little.
    /// </summary>
    public required ReadOnlySpan<int> Neighbours { get; init; }
}
