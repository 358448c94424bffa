using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Plots;

/// <summary>Rich clusters of galaxies nearby, to find one's way in a plot of the real sky.</summary>
/// <remarks>
/// J2000 positions in degrees and mean heliocentric cz in km/s as commonly tabulated, rounded; they only place labels.
/// </remarks>
public static class NearbyClusters
{
    /// <summary>The clusters.</summary>
    public static IReadOnlyList<CatalogueGalaxy> All { get; } =
    [
        new("Virgo", 187.7, 12.4, 1150.0),
        new("Centaurus", 192.2, -41.3, 3400.0),
        new("Hydra", 159.2, -27.5, 3780.0),
        new("Norma", 243.6, -60.9, 4870.0),
        new("Perseus", 49.9, 41.5, 5370.0),
        new("Coma", 194.9, 28.0, 6930.0),
    ];
}
