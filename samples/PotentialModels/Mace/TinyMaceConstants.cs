namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>The numbers of tiny MACE that are not weights.</summary>
public static class TinyMaceConstants
{
    /// <summary>Edges end here, in Å.</summary>
    public const double Cutoff = 3.5;

    /// <summary>
    /// The network divides sums over neighbours by 8, the number of neighbours itself; convolutions here divide by the
    /// root of what they are given.
    /// </summary>
    public const double SquaredNeighbours = 8 * 8;

    /// <summary>The energies of H, C and O alone, in eV.</summary>
    internal static readonly double[] Alone = [-1.5, -5.25, -8.75];

    /// <summary>The atomic numbers, in the order of the species.</summary>
    internal static readonly int[] AtomicNumbers = [1, 6, 8];
}
