namespace GeoDL.Typed.Models.Tests.Published.Allegro;

/// <summary>The numbers of the network that are not weights.</summary>
internal static class WaterAllegroConstants
{
    /// <summary>Edges end here, in Å.</summary>
    internal const double Cutoff = 5;

    /// <summary>What surroundings, sums over pairs, are multiplied by.</summary>
    internal const double Share = 0.13835766579303993;

    /// <summary>What sums of energies of pairs are multiplied by: each pair counts twice.</summary>
    internal const double EnergyShare = 0.09783364371140058;
}
