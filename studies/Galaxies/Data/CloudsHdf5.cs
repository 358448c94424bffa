using System.Buffers.Binary;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;
using PureHDF;

namespace GeoDL.Typed.Studies.Galaxies.Data;

/// <summary>Clouds in one HDF5 file, as other programs read them.</summary>
/// <remarks>
/// Datasets <c>positions</c> (Mpc/h) and <c>velocities</c> (km/s), [clouds, galaxies, 3], and <c>parameters</c>,
/// [clouds, 5]:
/// Ω_m, Ω_b, h, n_s, σ_8. Attributes of the file: <c>box_length</c> (Mpc/h), and <c>seed</c> where the clouds were
/// simulated.
/// Written as float32; read from floating-point numbers of 16 to 64 bits and from whole numbers.
/// </remarks>
public static class CloudsHdf5
{
    /// <summary>How such files end.</summary>
    public const string Ending = ".h5";

    private const string Positions = "positions",
        Velocities = "velocities",
        Parameters = "parameters",
        BoxLength = "box_length",
        Seed = "seed";
    private const int Axes = 3,
        Numbers = 5;

    private static ReadOnlySpan<byte> Signature =>
        [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Writes clouds of equal size and box.</summary>
    /// <exception cref="ArgumentException">There are none, or they differ in size or box, or are observed
    /// ones.</exception>
    public static void Write(string path, IReadOnlyList<GalaxyCloud> clouds, ulong seed)
    {
        if (
            clouds.Count == 0
            || clouds.Any(c =>
                c.Count != clouds[0].Count
                || c.BoxLength != clouds[0].BoxLength
                || c.Cosmology is null
                || c.Velocities.Length != c.Positions.Length
            )
        )
        {
            throw new ArgumentException(
                "Clouds of equal size and box, with velocities and cosmology, are needed.",
                nameof(clouds)
            );
        }

        var points = new[] { (ulong)clouds.Count, (ulong)clouds[0].Count, (ulong)Axes };
        var file = new H5File
        {
            [Positions] = Dataset(clouds.SelectMany(static c => c.Positions), points, "Mpc/h"),
            [Velocities] = Dataset(clouds.SelectMany(static c => c.Velocities), points, "km/s"),
            [Parameters] = Dataset(
                clouds
                    .Select(static c => c.Cosmology!)
                    .SelectMany(static u => new[] { u.OmegaM, u.OmegaB, u.H, u.Ns, u.Sigma8 }),
                [(ulong)clouds.Count, Numbers],
                "Omega_m, Omega_b, h, n_s, sigma_8"
            ),
        };
        file.Attributes[BoxLength] = clouds[0].BoxLength;
        file.Attributes[Seed] = seed;
        AtomicFile.Write(path, stream => file.Write(stream));
    }

    /// <summary>Reads what <see cref="Write"/>, or another program in the same form, has written.</summary>
    /// <exception cref="DataFileException">The file is missing, damaged or of another form.</exception>
    public static GalaxyCloud[] Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        try
        {
            CheckLength(path);
            using var file = H5File.OpenRead(path);
            (double[] positions, ulong[] shape) = Read(file, path, Positions, 3);
            (double[] velocities, ulong[] velocityShape) = Read(file, path, Velocities, 3);
            (double[] parameters, ulong[] parameterShape) = Read(file, path, Parameters, 2);
            double length = file.AttributeExists(BoxLength)
                ? Hdf5Numbers.Read(file.Attribute(BoxLength), path)
                : throw new DataFileException(path, $"the attribute '{BoxLength}' is missing.");
            if (
                shape[2] != Axes
                || !shape.SequenceEqual(velocityShape)
                || parameterShape[0] != shape[0]
                || parameterShape[1] != Numbers
            )
            {
                throw new DataFileException(
                    path,
                    $"'{Positions}' and '{Velocities}' of one shape [clouds, galaxies, 3] and "
                        + $"'{Parameters}' [clouds, {Numbers}] are expected; "
                        + $"found [{string.Join(", ", shape)}], [{string.Join(", ", velocityShape)}] and "
                        + $"[{string.Join(", ", parameterShape)}]."
                );
            }

            if (
                !(length > 0)
                || !double.IsFinite(length)
                || Array.Exists(positions, static x => !double.IsFinite(x))
                || Array.Exists(velocities, static x => !double.IsFinite(x))
                || Array.Exists(parameters, static x => !double.IsFinite(x))
            )
            {
                throw new DataFileException(path, "a number in it is not finite, or the box has no length.");
            }

            int size = (int)shape[1] * Axes;
            return
            [
                .. Enumerable
                    .Range(0, (int)shape[0])
                    .Select(i => new GalaxyCloud(
                        positions[(i * size)..((i + 1) * size)],
                        velocities[(i * size)..((i + 1) * size)],
                        length,
                        new Cosmology(
                            parameters[Numbers * i],
                            parameters[(Numbers * i) + 1],
                            parameters[(Numbers * i) + 2],
                            parameters[(Numbers * i) + 3],
                            parameters[(Numbers * i) + 4]
                        )
                    )),
            ];
        }
        catch (Exception error)
            when (error is not DataFileException and not OutOfMemoryException and not UnauthorizedAccessException)
        {
            // The library tells of damage by exceptions of many kinds.
            throw new DataFileException(
                path,
                $"this is no HDF5 file, or it is damaged ({error.Message.TrimEnd('.')})."
            );
        }
    }

    /// <summary>
    /// What is missing at the end of a file is read as zeros by the library, so the length that the superblock states
    /// is compared.
    /// </summary>
    private static void CheckLength(string path)
    {
        byte[] head = new byte[64];
        using FileStream stream = File.OpenRead(path);
        stream.ReadExactly(head, 0, (int)Math.Min(stream.Length, head.Length));
        if (!head.AsSpan().StartsWith(Signature))
            throw new DataFileException(path, "this is no HDF5 file: it does not begin with the format's signature.");

        // HDF5 file format, section II.A: the end-of-file address, for addresses of eight bytes.
        int version = head[8],
            sizeAt = version < 2 ? 13 : 9;
        int endAt = version switch
        {
            0 => 40,
            1 => 44,
            _ => 28,
        };
        long end = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(endAt));
        if (version > 3 || head[sizeAt] != sizeof(long) || stream.Length < end)
        {
            throw new DataFileException(
                path,
                stream.Length < end
                    ? $"the file is cut off: {stream.Length} of {end} bytes are there."
                    : "this version of HDF5 is not read."
            );
        }
    }

    private static H5Dataset Dataset(IEnumerable<double> numbers, ulong[] shape, string unit)
    {
        var dataset = new H5Dataset(numbers.Select(static x => (float)x).ToArray(), fileDims: shape);
        dataset.Attributes["unit"] = unit;
        return dataset;
    }

    private static (double[] Numbers, ulong[] Shape) Read(IH5Group file, string path, string name, int rank)
    {
        if (!file.LinkExists(name))
            throw new DataFileException(path, $"the dataset '{name}' is missing.");

        IH5Dataset dataset = file.Dataset(name);
        ulong[] shape = dataset.Space.Dimensions;
        return shape.Length == rank
            ? (Hdf5Numbers.Read(dataset, path, name), shape)
            : throw new DataFileException(path, $"the dataset '{name}' has {shape.Length} axes, not {rank}.");
    }
}
