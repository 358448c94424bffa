namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>The part of a catalogue that a model sees, brought to the density of its training clouds.</summary>
/// <param name="Galaxies">The galaxies kept.</param>
/// <param name="Cloud">Their positions times <paramref name="LengthScale"/>, without box and velocities.</param>
/// <param name="LengthScale">Factor on lengths; 1 where only thinned.</param>
/// <param name="MinDistance">Inner radius of the shell, Mpc/h (not stretched).</param>
/// <param name="MaxDistance">Outer radius of the shell, Mpc/h.</param>
/// <param name="SkyFraction">Fraction of the sky covered.</param>
/// <param name="OutsideShell">Rows left out because they lie outside the shell.</param>
/// <param name="Thinned">Rows inside the shell left out by thinning.</param>
public sealed record MatchedCatalogue(
    IReadOnlyList<CatalogueGalaxy> Galaxies,
    GalaxyCloud Cloud,
    double LengthScale,
    double MinDistance,
    double MaxDistance,
    double SkyFraction,
    int OutsideShell,
    int Thinned
)
{
    /// <summary>Density of the galaxies kept, per (Mpc/h)³, before stretching.</summary>
    public double Density => Galaxies.Count / CatalogueMatcher.ShellVolume(MinDistance, MaxDistance, SkyFraction);

    /// <summary>
    /// Velocities in the catalogue's own scale: in linear theory v is proportional to length at given contrasts.
    /// </summary>
    public double[] ToCatalogueScale(double[] predicted) => [.. predicted.Select(v => v / LengthScale)];
}
