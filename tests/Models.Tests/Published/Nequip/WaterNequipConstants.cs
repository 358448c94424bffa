namespace GeoDL.Typed.Models.Tests.Published.Nequip;

/// <summary>The numbers of the network that are not weights: its file must state the same.</summary>
internal static class WaterNequipConstants
{
    /// <summary>Edges end here, in Å.</summary>
    internal const double Cutoff = 5;

    /// <summary>What sums over neighbours are multiplied by.</summary>
    internal const double Share = 0.13835766579303993;

    /// <summary>Convolutions divide by the root of what they are given.</summary>
    internal const double AverageNeighbours = 1 / (Share * Share);
}
