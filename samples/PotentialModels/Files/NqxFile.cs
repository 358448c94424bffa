using System.Buffers.Binary;

namespace GeoDL.Typed.Samples.Potentials.Files;

/// <summary>
/// A file of weights of nequix: a line of JSON, then NPY records of float32 numbers without gaps. Records have no
/// names: which they are follows from their order, which their sizes are checked for.
/// </summary>
/// <remarks>
/// Nothing in the file is executed, and no number of it decides how much is read or kept: sizes are those that are
/// expected. What follows the last record is not read; some files repeat the line's numbers there.
/// </remarks>
public sealed class NqxFile
{
    /// <summary>The longest line of JSON, in bytes.</summary>
    private const int LongestLine = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    private readonly Dictionary<string, double[]> _tensors;

    private NqxFile(NqxSettings settings, Dictionary<string, double[]> tensors) =>
        (Settings, _tensors) = (settings, tensors);

    /// <summary>The line of JSON.</summary>
    public NqxSettings Settings { get; }

    /// <summary>The names of the records, in order.</summary>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <summary>The numbers of a record, row by row.</summary>
    public ReadOnlySpan<double> this[string name] => _tensors[name];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">The records that settings imply, in order; it may refuse settings by a
    /// <see cref="DataFileException"/>.</param>
    /// <exception cref="DataFileException">Something in the file is not as it must be; the message names
    /// it.</exception>
    public static NqxFile Read(string path, Func<NqxSettings, IReadOnlyList<NqxTensor>> expected)
    {
        DataFileException.ThrowIfNoFile(path);
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path, expected);
    }

    /// <inheritdoc cref="Read(string, Func{NqxSettings, IReadOnlyList{NqxTensor}})"/>
    /// <param name="stream">What the file holds.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="expected">The records.</param>
    public static NqxFile Read(Stream stream, string path, Func<NqxSettings, IReadOnlyList<NqxTensor>> expected)
    {
        var settings = NqxSettings.Parse(ReadLine(stream, path), path);
        IReadOnlyList<NqxTensor> records = expected(settings);
        var tensors = new Dictionary<string, double[]>(records.Count);
        for (int i = 0; i < records.Count; i++)
            tensors.Add(records[i].Name, ReadRecord(stream, path, i, records[i]));
        return new NqxFile(settings, tensors);
    }

    private static byte[] ReadLine(Stream stream, string path)
    {
        byte[] bytes = new byte[LongestLine];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        int end = bytes.AsSpan(0, length).IndexOf((byte)'\n');
        if (end < 0)
        {
            throw new DataFileException(
                path,
                $"there is no end of line in the first {length} bytes; a file of nequix begins with a line of JSON."
            );
        }
        // Records begin behind the line; what was read of them is read again.
        if (stream.CanSeek)
        {
            stream.Position += end + 1 - length;
            return bytes[..end];
        }
        throw new ArgumentException("The stream cannot go back.", nameof(stream));
    }

    private static double[] ReadRecord(Stream stream, string path, int index, NqxTensor expected)
    {
        string what = $"record {index} ({expected.Name}, {expected.ShapeText})";
        byte[] start = new byte[10];
        ReadAll(stream, start, path, what + ", its first bytes");
        if (!start.AsSpan(0, 8).SequenceEqual(Magic))
            throw new DataFileException(path, $"{what} does not begin as an NPY record of version 1.0.");
        byte[] header = new byte[BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8))];
        ReadAll(stream, header, path, what + ", its header");
        NpyRecordHeader.Parse(header, path, what).Check(expected, path, what);
        byte[] bytes = new byte[expected.Count * sizeof(float)];
        ReadAll(stream, bytes, path, what);
        double[] numbers = new double[expected.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
            if (!double.IsFinite(numbers[i]))
                throw new DataFileException(path, $"{what}: number {i} is {numbers[i]}, which is not finite.");
        }

        return numbers;
    }

    private static void ReadAll(Stream stream, byte[] bytes, string path, string what)
    {
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length)
        {
            throw new DataFileException(
                path,
                $"the file ends within {what}: {bytes.Length} bytes are needed, {read} are there. It is truncated."
            );
        }
    }
}
