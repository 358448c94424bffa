namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>How a catalogue is brought to the density of the training clouds.</summary>
public enum MatchMode
{
    /// <summary>
    /// Thin it to a number of galaxies, then stretch all lengths until the density is that of the training clouds.
    /// </summary>
    Scale,

    /// <summary>
    /// Keep lengths and thin until the density is that of the training clouds: few galaxies are left of a nearby
    /// survey.
    /// </summary>
    Thin,
}

/// <summary>How to match a catalogue to the training clouds.</summary>
/// <param name="Mode">Stretch or thin.</param>
/// <param name="Density">Density of the training clouds, galaxies per (Mpc/h)³.</param>
/// <param name="MinDistance">Nearest distance used, Mpc/h: nearer by, redshift says nothing about distance.</param>
/// <param name="MaxDistance">Farthest distance used, Mpc/h; null lets the catalogue's own depth decide.</param>
/// <param name="MaxCount">At most so many galaxies are kept.</param>
/// <param name="Seed">Fixes which ones.</param>
public sealed record MatchSettings(
    MatchMode Mode,
    double Density,
    double MinDistance,
    double? MaxDistance,
    int MaxCount,
    ulong Seed
);
