using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>Galaxies (or halos) as points in space, with their peculiar velocities where these are known.</summary>
/// <param name="Positions">N × 3 positions, Mpc/h.</param>
/// <param name="Velocities">N × 3 peculiar velocities, km/s; empty for an observed catalogue, where nobody knows
/// them.</param>
/// <param name="BoxLength">Side of the periodic box, Mpc/h; infinite for a cloud without a box.</param>
/// <param name="Cosmology">The universe that it was made in; null for an observed catalogue.</param>
public sealed record GalaxyCloud(double[] Positions, double[] Velocities, double BoxLength, Cosmology? Cosmology)
{
    /// <summary>
    /// Directions of the edges of the box, row by row, where it does not lie along the coordinates; otherwise null.
    /// </summary>
    public double[]? BoxAxes { get; init; }

    /// <summary>
    /// In redshift space the direction, of length 1, from which the cloud is looked at; otherwise null.
    /// </summary>
    public double[]? LineOfSight { get; init; }

    /// <summary>Number of galaxies.</summary>
    public int Count => Positions.Length / 3;

    /// <summary>Whether the cloud repeats itself, so that differences are taken to the nearest image.</summary>
    public bool IsPeriodic => double.IsFinite(BoxLength);

    /// <summary>The box as networks take it.</summary>
    public Cell Cell =>
        !IsPeriodic ? Cell.Open
        : BoxAxes is null ? Cell.Cubic(BoxLength)
        : new Cell(Array.ConvertAll(BoxAxes, a => BoxLength * a));

    /// <summary>A cloud without box and velocities.</summary>
    public static GalaxyCloud Open(double[] positions) => new(positions, [], double.PositiveInfinity, null);

    /// <summary>Shortest vector from galaxy <paramref name="i"/> to galaxy <paramref name="j"/>, Mpc/h.</summary>
    public (double X, double Y, double Z) Separation(int i, int j)
    {
        double x = Positions[3 * j] - Positions[3 * i];
        double y = Positions[3 * j + 1] - Positions[3 * i + 1];
        double z = Positions[3 * j + 2] - Positions[3 * i + 2];
        if (IsPeriodic && BoxAxes is null)
        {
            x -= BoxLength * Math.Round(x / BoxLength);
            y -= BoxLength * Math.Round(y / BoxLength);
            z -= BoxLength * Math.Round(z / BoxLength);
        }
        else if (IsPeriodic)
        {
            for (int edge = 0; edge < 3; edge++)
            {
                double ax = BoxAxes![3 * edge],
                    ay = BoxAxes[3 * edge + 1],
                    az = BoxAxes[3 * edge + 2];
                double images = BoxLength * Math.Round(((ax * x) + (ay * y) + (az * z)) / BoxLength);
                x -= images * ax;
                y -= images * ay;
                z -= images * az;
            }
        }

        return (x, y, z);
    }
}
