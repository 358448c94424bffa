namespace GeoDL.Typed.Samples.Galaxies.Plots;

/// <summary>
/// From equatorial (J2000) to supergalactic axes, in whose plane the nearby large-scale structure lies.
/// </summary>
/// <remarks>
/// Galactic frame of the IAU in J2000: pole α = 192.85948°, δ = 27.12825°, the celestial pole at l = 122.93192°.
/// Supergalactic frame (de Vaucouleurs): pole at l = 47.37°, b = 6.32°, zero point at l = 137.37°, b = 0°.
/// </remarks>
public static class Supergalactic
{
    private static readonly (double X, double Y, double Z)[] Axes = MakeAxes();

    /// <summary>Components of an equatorial vector along the supergalactic axes SGX, SGY, SGZ.</summary>
    public static (double X, double Y, double Z) FromEquatorial(double x, double y, double z) =>
        (Dot(Axes[0], x, y, z), Dot(Axes[1], x, y, z), Dot(Axes[2], x, y, z));

    private static (double, double, double)[] MakeAxes()
    {
        (double X, double Y, double Z) origin = FromGalactic(Direction(137.37, 0.0)),
            pole = FromGalactic(Direction(47.37, 6.32));
        return [origin, Cross(pole, origin), pole];
    }

    /// <summary>A galactic direction in equatorial components.</summary>
    private static (double X, double Y, double Z) FromGalactic((double X, double Y, double Z) v)
    {
        // Galactic pole and the direction of l = 122.93192° + 90°, b = 0, which lies on the celestial equator.
        (double X, double Y, double Z) pole = Direction(192.85948, 27.12825);
        (double X, double Y, double Z) node = Direction(192.85948 + 90.0, 0.0);
        (double X, double Y, double Z) third = Cross(pole, node);
        // The ascending node of the galactic plane on the equator has l = 122.93192° − 90°.
        (double sin, double cos) = Math.SinCos((122.93192 - 90.0) * Math.PI / 180.0);
        double along = v.X * cos + v.Y * sin,
            across = -v.X * sin + v.Y * cos;
        return (
            along * node.X + across * third.X + v.Z * pole.X,
            along * node.Y + across * third.Y + v.Z * pole.Y,
            along * node.Z + across * third.Z + v.Z * pole.Z
        );
    }

    private static (double X, double Y, double Z) Direction(double longitude, double latitude)
    {
        (double sinL, double cosL) = Math.SinCos(longitude * Math.PI / 180.0);
        (double sinB, double cosB) = Math.SinCos(latitude * Math.PI / 180.0);
        return (cosB * cosL, cosB * sinL, sinB);
    }

    private static double Dot((double X, double Y, double Z) a, double x, double y, double z) =>
        a.X * x + a.Y * y + a.Z * z;

    private static (double X, double Y, double Z) Cross(
        (double X, double Y, double Z) a,
        (double X, double Y, double Z) b
    ) => (a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);
}
