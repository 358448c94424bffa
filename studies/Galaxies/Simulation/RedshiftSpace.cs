using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Clouds as a survey sees them, with redshift standing for distance.</summary>
public static class RedshiftSpace
{
    private const double HubbleConstant = 100.0; // km/s per Mpc/h

    /// <summary>
    /// The cloud seen from far away: each galaxy is moved along the line of sight by its velocity along it over the
    /// Hubble constant, and put back into the box. Velocities stay what they were.
    /// </summary>
    /// <param name="cloud">A cloud of known velocities in a periodic box along the coordinates.</param>
    /// <param name="axis">The line of sight: 0, 1 or 2 for x, y or z.</param>
    public static GalaxyCloud Of(GalaxyCloud cloud, int axis = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axis);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axis, 2);
        if (!cloud.IsPeriodic || cloud.BoxAxes is not null || cloud.Velocities.Length != cloud.Positions.Length)
        {
            throw new ArgumentException(
                "Redshift space is made of a periodic box along the coordinates whose velocities are known.",
                nameof(cloud)
            );
        }

        double[] positions = [.. cloud.Positions];
        for (int i = axis; i < positions.Length; i += 3)
        {
            double moved = positions[i] + (cloud.Velocities[i] / HubbleConstant);
            positions[i] = moved - (cloud.BoxLength * Math.Floor(moved / cloud.BoxLength));
        }

        double[] sight = new double[3];
        sight[axis] = 1;
        return cloud with { Positions = positions, LineOfSight = sight };
    }
}
