using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GeoDL.Typed.Samples.Common;

/// <summary>
/// Reads NumPy's NPY files, formats 1.0 and 2.0: uint16, int16, float32 and float64, little endian, C order.
/// </summary>
/// <remarks>
/// The format: numpy.org, "numpy.lib.format". What is not read is refused with the name of the header's field.
/// </remarks>
public static partial class NpyReader
{
    private static readonly NpyType[] Types = Enum.GetValues<NpyType>();

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="DataFileException">The file is not there, not NPY, truncated, or of an order or type that is
    /// not read.</exception>
    public static NpyArray Read(string path)
    {
        DataFileException.ThrowIfNoFile(path);
        using FileStream stream = File.OpenRead(path);
        string header = ReadHeader(stream, path);

        NpyType type = ReadType(header, path);
        Match order = FortranOrder().Match(header);
        if (!order.Success)
            throw new DataFileException(path, "the header has no field 'fortran_order'.");

        if (order.Groups[1].Value == "True")
        {
            throw new DataFileException(
                path,
                "the field 'fortran_order' is True; only C order is read. Save numpy.ascontiguousarray(a) instead."
            );
        }

        int[] shape = ReadShape(header, path);
        // In double: a header may ask for more than any integer type holds, and is then truncated all the same.
        double needed = shape.Aggregate((double)type.Size(), static (product, length) => product * length);
        long found = stream.Length - stream.Position;
        if (found < needed)
        {
            throw new DataFileException(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file is truncated: the field 'shape' ({string.Join(", ", shape)}) needs "
                        + $"{needed:0} bytes of data, {found} are there."
                )
            );
        }

        if (needed > Array.MaxLength)
        {
            throw new DataFileException(
                path,
                FormattableString.Invariant(
                    $"the field 'shape' asks for {needed:0} bytes, more than one array holds here."
                )
            );
        }

        byte[] bytes = new byte[(int)needed];
        stream.ReadExactly(bytes);
        return new NpyArray(path, type, shape, bytes);
    }

    private static string ReadHeader(FileStream stream, string path)
    {
        byte[] start = new byte[12];
        int read = stream.ReadAtLeast(start, 12, throwOnEndOfStream: false);
        if (read < 10 || !IsMagic(start))
            throw new DataFileException(path, "this is no NPY file: the first six bytes are not \\x93NUMPY.");

        int version = start[6];
        if (version is not (1 or 2))
            throw new DataFileException(path, $"NPY format {version}.{start[7]} is not read, only 1.0 and 2.0.");

        int offset = version == 1 ? 10 : 12;
        long length =
            version == 1
                ? BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8))
                : BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(8));
        if (read < offset || stream.Length < offset + length)
            throw new DataFileException(path, $"the file is truncated: the header needs {length} bytes.");

        stream.Position = offset;
        byte[] header = new byte[length];
        stream.ReadExactly(header);
        return Encoding.Latin1.GetString(header);
    }

    private static bool IsMagic(ReadOnlySpan<byte> start) => start[0] == 0x93 && start[1..6].SequenceEqual("NUMPY"u8);

    private static NpyType ReadType(string header, string path)
    {
        Match match = Description().Match(header);
        if (!match.Success)
        {
            throw new DataFileException(
                path,
                StructuredDescription().IsMatch(header)
                    ? "the field 'descr' is a structure; only plain arrays of numbers are read."
                    : "the header has no field 'descr'."
            );
        }

        string code = match.Groups[1].Value;
        foreach (NpyType type in Types)
        {
            if (type.Code() == code)
                return type;
        }

        string reason = code switch
        {
            ['>', ..] => "big endian, which is not read",
            ['|', 'O', ..] => "Python objects, which are not read",
            _ => "a type that is not read",
        };
        throw new DataFileException(
            path,
            $"the field 'descr' is '{code}': {reason}. Read are "
                + $"{string.Join(", ", Types.Select(static t => t.Code()))}."
        );
    }

    private static int[] ReadShape(string header, string path)
    {
        Match match = Shape().Match(header);
        string[] parts = match.Success
            ? match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];
        int[] shape = new int[parts.Length];
        for (int axis = 0; axis < parts.Length; axis++)
        {
            if (!int.TryParse(parts[axis], NumberStyles.None, CultureInfo.InvariantCulture, out shape[axis]))
                throw new DataFileException(path, $"the field 'shape' holds '{parts[axis]}', which is no length.");
        }

        return shape.Length > 0
            ? shape
            : throw new DataFileException(
                path,
                "the field 'shape' is missing or empty; an array with at least one axis is needed."
            );
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")]
    private static partial Regex Description();

    [GeneratedRegex("""['"]descr['"]\s*:\s*\[""")]
    private static partial Regex StructuredDescription();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex FortranOrder();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^)]*)\)""")]
    private static partial Regex Shape();
}
