using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>
/// A folder of clouds of 512 galaxies in a box of 500 Mpc/h: <c>peaks512_pos_u16.npy</c>, <c>_vel_i16</c>,
/// <c>_params</c>.
/// </summary>
/// <remarks>
/// Positions are stored as uint16 in units of 500/65536 Mpc/h, velocities as int16 in units of 0.1 km/s (cut at ±3276.7
/// km/s), parameters as float32: Ω_m, Ω_b, h, n_s, σ_8. All three have one entry a cloud on their first axis.
/// </remarks>
public sealed class PeaksDataset
{
    /// <summary>Side of the box, Mpc/h.</summary>
    public const double BoxLength = 500.0;

    /// <summary>Galaxies in a cloud.</summary>
    public const int GalaxiesPerCloud = 512;

    /// <summary>What the names of the files begin with, where nothing else is said.</summary>
    public const string StandardName = "peaks512";

    /// <summary>What the names of the three files end with.</summary>
    public const string PositionEnding = "_pos_u16.npy",
        VelocityEnding = "_vel_i16.npy",
        ParameterEnding = "_params.npy";

    /// <summary>What 1 in a file of positions is, Mpc/h.</summary>
    public const double PositionUnit = BoxLength / 65536.0;

    /// <summary>What 1 in a file of velocities is, km/s.</summary>
    public const double VelocityUnit = 0.1;

    private readonly Func<int, GalaxyCloud> _cloud;

    /// <summary>Clouds of another source.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="cloud">Makes the cloud of a number.</param>
    public PeaksDataset(int count, Func<int, GalaxyCloud> cloud) => (Count, _cloud) = (count, cloud);

    /// <summary>Clouds in arrays; as many as all three hold.</summary>
    public PeaksDataset(NumberArray positions, NumberArray velocities, NumberArray parameters)
        : this(
            Math.Min(positions.Shape[0], Math.Min(velocities.Shape[0], parameters.Shape[0])),
            index => Cloud(positions, velocities, parameters, index)
        ) { }

    /// <summary>Number of clouds.</summary>
    public int Count { get; }

    /// <summary>
    /// Opens a folder with one set of files, whatever their name, or files beside each other, given by that of the
    /// positions: <c>NAME_pos_u16.npy</c>.
    /// </summary>
    /// <exception cref="DataFileException">A file is missing or not as described above.</exception>
    public static PeaksDataset Open(string path)
    {
        string prefix;
        if (Directory.Exists(path))
        {
            prefix = PrefixIn(path);
        }
        else if (File.Exists(path))
        {
            prefix = path.EndsWith(PositionEnding, StringComparison.Ordinal)
                ? path[..^PositionEnding.Length]
                : throw new DataFileException(
                    path,
                    $"the file of positions is expected, NAME{PositionEnding}, beside "
                        + $"NAME{VelocityEnding} and NAME{ParameterEnding}."
                );
        }
        else
        {
            throw new DataFileException(path, "there is no such folder or file.");
        }

        NumberArray positions = NpyReader
            .Read(prefix + PositionEnding)
            .Expect(NumberType.UInt16, -1, GalaxiesPerCloud, 3);
        int count = positions.Shape[0];
        NumberArray velocities = NpyReader
            .Read(prefix + VelocityEnding)
            .Expect(NumberType.Int16, count, GalaxiesPerCloud, 3);
        string parameterFile = prefix + ParameterEnding;
        NumberArray parameters = NpyReader.Read(parameterFile).Expect(NumberType.Float32, count, 5);
        int broken = Array.FindIndex(parameters.ToDoubles(), static p => !double.IsFinite(p));
        return broken < 0
            ? new PeaksDataset(positions, velocities, parameters)
            : throw new DataFileException(
                parameterFile,
                $"the parameters of cloud {broken / 5} are not all finite numbers."
            );
    }

    /// <summary>What the files of a folder begin with: the standard name, or else the only one that is there.</summary>
    private static string PrefixIn(string folder)
    {
        string standard = Path.Combine(folder, StandardName);
        string[] others = File.Exists(standard + PositionEnding)
            ? []
            : Directory.GetFiles(folder, "*" + PositionEnding);
        return others.Length switch
        {
            0 => standard,
            1 => others[0][..^PositionEnding.Length],
            _ => throw new DataFileException(
                folder,
                "there are several sets of clouds; give one of the files: "
                    + $"{string.Join(", ", others.Select(Path.GetFileName).Order(StringComparer.Ordinal))}."
            ),
        };
    }

    /// <summary>Cloud number <paramref name="index"/>.</summary>
    public GalaxyCloud this[int index] => _cloud(index);

    /// <summary>Clouds <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1.</summary>
    public GalaxyCloud[] Clouds(int first, int count)
    {
        var clouds = new GalaxyCloud[count];
        for (int i = 0; i < count; i++)
            clouds[i] = this[first + i];

        return clouds;
    }

    private static GalaxyCloud Cloud(
        NumberArray positionUnits,
        NumberArray velocityUnits,
        NumberArray parameters,
        int index
    )
    {
        double[] positions = positionUnits.Rows(index, 1);
        double[] velocities = velocityUnits.Rows(index, 1);
        double[] p = parameters.Rows(index, 1);
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] *= PositionUnit;
            velocities[i] *= VelocityUnit;
        }

        return new GalaxyCloud(positions, velocities, BoxLength, new Cosmology(p[0], p[1], p[2], p[3], p[4]));
    }
}
