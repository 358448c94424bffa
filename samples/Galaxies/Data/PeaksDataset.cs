using System.Globalization;
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

    private const string StandardName = "peaks512",
        PositionEnding = "_pos_u16.npy",
        VelocityEnding = "_vel_i16.npy",
        ParameterEnding = "_params.npy";
    private const double PositionUnit = BoxLength / 65536.0;
    private const double VelocityUnit = 0.1;

    private readonly Func<int, GalaxyCloud> _cloud;

    private PeaksDataset(int count, Func<int, GalaxyCloud> cloud) => (Count, _cloud) = (count, cloud);

    private PeaksDataset(NpyArray positions, NpyArray velocities, NpyArray parameters)
        : this(
            Math.Min(positions.Shape[0], Math.Min(velocities.Shape[0], parameters.Shape[0])),
            index => Cloud(positions, velocities, parameters, index)
        ) { }

    /// <summary>Number of clouds.</summary>
    public int Count { get; }

    /// <summary>Path of the file that says whether a folder holds such a data set.</summary>
    public static string PositionFile(string folder) => Path.Combine(folder, StandardName + PositionEnding);

    /// <summary>
    /// Opens a folder with one set of files, whatever their name, or files beside each other, given by that of the
    /// positions: <c>NAME_pos_u16.npy</c>, or an HDF5 file (<see cref="CloudsHdf5"/>).
    /// </summary>
    /// <exception cref="DataFileException">A file is missing or not as described above.</exception>
    public static PeaksDataset Open(string path)
    {
        string prefix;
        if (Directory.Exists(path))
        {
            prefix = PrefixIn(path);
        }
        else if (path.EndsWith(CloudsHdf5.Ending, StringComparison.OrdinalIgnoreCase))
        {
            GalaxyCloud[] clouds = CloudsHdf5.Read(path);
            return new PeaksDataset(clouds.Length, index => clouds[index]);
        }
        else if (File.Exists(path))
        {
            prefix = path.EndsWith(PositionEnding, StringComparison.Ordinal)
                ? path[..^PositionEnding.Length]
                : throw new DataFileException(
                    path,
                    $"the file of positions is expected, NAME{PositionEnding}, beside "
                        + $"NAME{VelocityEnding} and NAME{ParameterEnding}; or NAME{CloudsHdf5.Ending}."
                );
        }
        else
        {
            throw new DataFileException(path, "there is no such folder or file.");
        }

        NpyArray positions = NpyReader.Read(prefix + PositionEnding).Expect(NpyType.UInt16, -1, GalaxiesPerCloud, 3);
        int count = positions.Shape[0];
        NpyArray velocities = NpyReader.Read(prefix + VelocityEnding).Expect(NpyType.Int16, count, GalaxiesPerCloud, 3);
        string parameterFile = prefix + ParameterEnding;
        NpyArray parameters = NpyReader.Read(parameterFile).Expect(NpyType.Float32, count, 5);
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

    /// <summary>
    /// The clouds that an earlier simulation of the same seed has written to a folder; none where it has no clouds.
    /// </summary>
    /// <remarks>
    /// An interruption between the three files leaves one longer than another; what all have is whole.
    /// </remarks>
    /// <exception cref="DataFileException">There are clouds of another seed or origin, or damaged files: they are not
    /// to be overwritten.</exception>
    public static GalaxyCloud[] Finished(string folder, ulong seed)
    {
        const string Remedy = "Give another folder with --out, or --fresh to replace what is there.";
        string[] files = [PositionFile(folder), VelocityFile(folder), ParameterFile(folder)];
        if (!Array.Exists(files, File.Exists))
            return [];

        string description = DescriptionFile(folder);
        if (
            !File.Exists(description) || !File.ReadAllText(description).Contains(SeedOf(seed), StringComparison.Ordinal)
        )
        {
            throw new DataFileException(folder, $"clouds are there that were not simulated with seed {seed}. {Remedy}");
        }

        if (!Array.TrueForAll(files, File.Exists))
            return [];

        try
        {
            var data = new PeaksDataset(
                NpyReader.Read(files[0]).Expect(NpyType.UInt16, -1, GalaxiesPerCloud, 3),
                NpyReader.Read(files[1]).Expect(NpyType.Int16, -1, GalaxiesPerCloud, 3),
                NpyReader.Read(files[2]).Expect(NpyType.Float32, -1, 5)
            );
            return data.Clouds(0, data.Count);
        }
        catch (DataFileException error)
        {
            throw new DataFileException(
                error.FilePath,
                $"clouds are there, but a file is damaged ({error.Message}). {Remedy}"
            );
        }
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

    /// <summary>Writes clouds in the same form, with a description beside them.</summary>
    public static void Write(string folder, IReadOnlyList<GalaxyCloud> clouds, ulong seed)
    {
        if (clouds.Any(static c => c.Count != GalaxiesPerCloud || c.BoxLength != BoxLength || c.Cosmology is null))
        {
            throw new ArgumentException(
                $"The format holds clouds of {GalaxiesPerCloud} galaxies in a box of {BoxLength} Mpc/h.",
                nameof(clouds)
            );
        }

        // First: it says of which seed the other files are, also where an interruption leaves some of them behind.
        WriteDescription(folder, clouds.Count, seed);

        // A position that rounds to the box's far side is the near side: 65536 is 0.
        NpyWriter.Write(
            PositionFile(folder),
            NpyType.UInt16,
            [clouds.Count, GalaxiesPerCloud, 3],
            clouds.SelectMany(static c => c.Positions).Select(static x => Math.Round(x / PositionUnit) % 65536.0)
        );
        NpyWriter.Write(
            VelocityFile(folder),
            NpyType.Int16,
            [clouds.Count, GalaxiesPerCloud, 3],
            clouds.SelectMany(static c => c.Velocities).Select(static v => v / VelocityUnit)
        );
        NpyWriter.Write(
            ParameterFile(folder),
            NpyType.Float32,
            [clouds.Count, 5],
            clouds
                .Select(static c => c.Cosmology!)
                .SelectMany(static u => new[] { u.OmegaM, u.OmegaB, u.H, u.Ns, u.Sigma8 })
        );
    }

    private static GalaxyCloud Cloud(NpyArray positionUnits, NpyArray velocityUnits, NpyArray parameters, int index)
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

    private static void WriteDescription(string folder, int count, ulong seed)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {
              "what": "{{count}} simulated clouds: 512 highest peaks of a Gaussian field, moved by 2LPT; periodic box 500 Mpc/h, {{SeedOf(
                seed
            )}},
              "pos": "uint16 [clouds,512,3]; x = value*500/65536 Mpc/h",
              "vel": "int16 [clouds,512,3]; v = value/10 km/s (peculiar, z=0)",
              "params": "float32 [clouds,5] Omega_m Omega_b h n_s sigma_8",
              "order": "points sorted by peak height, highest first"
            }

            """
        );
        AtomicFile.Write(
            DescriptionFile(folder),
            stream =>
            {
                using var writer = new StreamWriter(stream);
                writer.Write(text);
            }
        );
    }

    /// <summary>
    /// Removes the files of a folder, so that clouds of another seed are never beside what is left of them.
    /// </summary>
    public static void Delete(string folder)
    {
        foreach (
            string file in new[]
            {
                PositionFile(folder),
                VelocityFile(folder),
                ParameterFile(folder),
                DescriptionFile(folder),
            }.Where(File.Exists)
        )
        {
            File.Delete(file);
        }
    }

    // As the description ends with it.
    private static string SeedOf(ulong seed) => string.Create(CultureInfo.InvariantCulture, $"seed {seed}\"");

    private static string DescriptionFile(string folder) => Path.Combine(folder, StandardName + ".json");

    private static string VelocityFile(string folder) => Path.Combine(folder, StandardName + VelocityEnding);

    private static string ParameterFile(string folder) => Path.Combine(folder, StandardName + ParameterEnding);
}
