using System.Globalization;
using System.Text;

namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>Writes predicted velocities of a catalogue as CSV.</summary>
public static class CatalogueWriter
{
    /// <summary>The header line.</summary>
    public const string Header =
        "name,ra_deg,dec_deg,cz_km_s,distance_mpc_h,x_mpc_h,y_mpc_h,z_mpc_h,vx_km_s,vy_km_s,vz_km_s,"
        + "v_radial_km_s,speed_km_s";

    /// <summary>
    /// One line a galaxy; positions and velocities are equatorial Cartesian, v_radial is positive away from the
    /// observer.
    /// </summary>
    /// <param name="path">The file; replaced only when the new one is complete.</param>
    /// <param name="galaxies">N galaxies.</param>
    /// <param name="velocities">N × 3 velocities, km/s.</param>
    public static void Write(string path, IReadOnlyList<CatalogueGalaxy> galaxies, double[] velocities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(velocities.Length, 3 * galaxies.Count);
        AtomicFile.Write(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
                writer.WriteLine(Header);
                for (int i = 0; i < galaxies.Count; i++)
                {
                    CatalogueGalaxy galaxy = galaxies[i];
                    (double x, double y, double z) = galaxy.Position;
                    double vx = velocities[3 * i],
                        vy = velocities[3 * i + 1],
                        vz = velocities[3 * i + 2];
                    double radial = (x * vx + y * vy + z * vz) / galaxy.Distance;
                    double speed = Math.Sqrt(vx * vx + vy * vy + vz * vz);
                    writer.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{Quote(galaxy.Name)},{galaxy.RightAscension:0.######}"
                                + $",{galaxy.Declination:0.######},{galaxy.Cz:0.##},{galaxy.Distance:0.###}"
                                + $",{x:0.###},{y:0.###},{z:0.###},{vx:0.##},{vy:0.##},{vz:0.##}"
                                + $",{radial:0.##},{speed:0.##}"
                        )
                    );
                }
            }
        );
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\n\r") < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
