namespace GeoDL.Typed.Samples.Molecules.Network;

/// <summary>The elements that the networks know.</summary>
public static class Elements
{
    /// <summary>Neighbours are closer than this, in Å.</summary>
    public const double Radius = 5;

    // Standard atomic weights, in unified atomic mass units.
    private static readonly double[] Weights = [1.008, 12.011, 14.007, 15.999];

    /// <summary>The elements in the order of their scalars.</summary>
    public static SpeciesTable Known { get; } = new("H", "C", "N", "O");

    /// <summary>The masses of atoms, in unified atomic mass units.</summary>
    public static double[] Masses(AtomFrame frame) => Array.ConvertAll(Known.LabelsOf(frame), static l => Weights[l]);
}
