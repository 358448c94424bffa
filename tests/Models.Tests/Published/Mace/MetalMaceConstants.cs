namespace GeoDL.Typed.Models.Tests.Published.Mace;

/// <summary>The numbers of the network that are not weights: its file must state the same.</summary>
internal static class MetalMaceConstants
{
    /// <summary>Edges end here, in Å.</summary>
    internal const double Cutoff = 5;

    /// <summary>Sums over neighbours are divided by this, which is not a root.</summary>
    internal const double AverageNeighbours = 31.41918294849023;

    /// <summary>What the network says of an atom is multiplied by this, in eV.</summary>
    internal const double Scale = 0.12650748880840482;

    /// <summary>The elements, ascending: the species of an atom is the place of its own.</summary>
    internal static readonly string[] Symbols = ["H", "C", "O", "Al", "Fe", "Cu", "Zn", "Ga", "Rh", "Pd", "Pt"];

    internal static readonly double[] AtomicNumbers = [1, 6, 8, 13, 26, 29, 30, 31, 45, 46, 78];
}
