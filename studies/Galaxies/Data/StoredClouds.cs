using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Studies.Galaxies.Data;

/// <summary>Simulated clouds in a folder, written in the form that <see cref="PeaksDataset"/> reads.</summary>
public static class StoredClouds
{
    /// <summary>Path of the file that says whether a folder holds such a data set.</summary>
    public static string PositionFile(string folder) => FileOf(folder, PeaksDataset.PositionEnding);

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
                NpyReader.Read(files[0]).Expect(NumberType.UInt16, -1, PeaksDataset.GalaxiesPerCloud, 3),
                NpyReader.Read(files[1]).Expect(NumberType.Int16, -1, PeaksDataset.GalaxiesPerCloud, 3),
                NpyReader.Read(files[2]).Expect(NumberType.Float32, -1, 5)
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

    /// <summary>Writes clouds in the same form, with a description beside them.</summary>
    public static void Write(string folder, IReadOnlyList<GalaxyCloud> clouds, ulong seed)
    {
        if (
            clouds.Any(static c =>
                c.Count != PeaksDataset.GalaxiesPerCloud || c.BoxLength != PeaksDataset.BoxLength || c.Cosmology is null
            )
        )
        {
            throw new ArgumentException(
                $"The format holds clouds of {PeaksDataset.GalaxiesPerCloud} galaxies in a box of "
                    + $"{PeaksDataset.BoxLength} Mpc/h.",
                nameof(clouds)
            );
        }

        // First: it says of which seed the other files are, also where an interruption leaves some of them behind.
        WriteDescription(folder, clouds.Count, seed);

        // A position that rounds to the box's far side is the near side: 65536 is 0.
        NpyWriter.Write(
            PositionFile(folder),
            NumberType.UInt16,
            [clouds.Count, PeaksDataset.GalaxiesPerCloud, 3],
            clouds
                .SelectMany(static c => c.Positions)
                .Select(static x => Math.Round(x / PeaksDataset.PositionUnit) % 65536.0)
        );
        NpyWriter.Write(
            VelocityFile(folder),
            NumberType.Int16,
            [clouds.Count, PeaksDataset.GalaxiesPerCloud, 3],
            clouds.SelectMany(static c => c.Velocities).Select(static v => v / PeaksDataset.VelocityUnit)
        );
        NpyWriter.Write(
            ParameterFile(folder),
            NumberType.Float32,
            [clouds.Count, 5],
            clouds
                .Select(static c => c.Cosmology!)
                .SelectMany(static u => new[] { u.OmegaM, u.OmegaB, u.H, u.Ns, u.Sigma8 })
        );
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

    private static string DescriptionFile(string folder) => FileOf(folder, ".json");

    private static string VelocityFile(string folder) => FileOf(folder, PeaksDataset.VelocityEnding);

    private static string ParameterFile(string folder) => FileOf(folder, PeaksDataset.ParameterEnding);

    private static string FileOf(string folder, string ending) =>
        Path.Combine(folder, PeaksDataset.StandardName + ending);
}
