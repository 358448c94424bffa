namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>One observed galaxy.</summary>
/// <param name="Name">Its name, or its row number where the catalogue gives none.</param>
/// <param name="RightAscension">α, degrees (J2000 or the catalogue's equinox: the network does not care).</param>
/// <param name="Declination">δ, degrees.</param>
/// <param name="Cz">Redshift times the speed of light, km/s.</param>
public readonly record struct CatalogueGalaxy(string Name, double RightAscension, double Declination, double Cz)
{
    private const double HubbleConstant = 100.0; // km/s per Mpc/h

    /// <summary>
    /// Redshift standing for distance, to first order: cz/100 Mpc/h. Its error is the very velocity that is asked for.
    /// </summary>
    public double Distance => Cz / HubbleConstant;

    /// <summary>
    /// Equatorial Cartesian position, Mpc/h: x to α = 0, z to the celestial pole, the observer at the origin.
    /// </summary>
    public (double X, double Y, double Z) Position
    {
        get
        {
            (double sinA, double cosA) = Math.SinCos(RightAscension * Math.PI / 180.0);
            (double sinD, double cosD) = Math.SinCos(Declination * Math.PI / 180.0);
            return (Distance * cosD * cosA, Distance * cosD * sinA, Distance * sinD);
        }
    }
}
