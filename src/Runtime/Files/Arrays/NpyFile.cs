using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// Reads NumPy's NPY files, formats 1 to 3, as they are or compressed by gzip: arrays of numbers with at least one
/// axis, little endian, in C order.
/// </summary>
/// <remarks>
/// The format: numpy.org, "numpy.lib.format". What is not read is refused with the name of the header's field. The
/// header is checked against the length of the file before anything is allocated for it; a compressed file can hold at
/// most 1032 bytes for each of its own.
/// </remarks>
public static partial class NpyFile
{
    private static readonly NumberType[] Types =
    [
        .. Enum.GetValues<NumberType>().Where(static t => t != NumberType.BFloat16),
    ];

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not NPY, its gzip form is damaged, it is truncated, or of an
    /// order or type that is not read; the message names it and what is wrong.</exception>
    public static NumberArray Read(string path) => ExpandedFile.Read(path, Read);

    private static NumberArray Read(Stream stream, string path, double available)
    {
        string header = ReadHeader(stream, path, ref available);
        NumberType type = ReadType(header, path);
        Match order = FortranOrder().Match(header);
        if (!order.Success)
            throw ArrayData.Refused(path, "the header has no field 'fortran_order'");
        if (order.Groups[1].Value == "True")
        {
            throw ArrayData.Refused(
                path,
                "the field 'fortran_order' is True; only C order is read. Save numpy.ascontiguousarray(a) instead"
            );
        }
        int[] shape = ReadShape(header, path);
        byte[] bytes = ArrayData.Read(stream, path, type, shape, available);
        return new NumberArray(path, type, shape, bytes);
    }

    /// <summary>Reads the header, and takes its bytes off those that are available.</summary>
    private static string ReadHeader(Stream stream, string path, ref double available)
    {
        byte[] start = new byte[12];
        int read = stream.ReadAtLeast(start.AsSpan(0, 10), 10, throwOnEndOfStream: false);
        if (read < 10 || start[0] != 0x93 || !start.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
            throw ArrayData.Refused(path, "this is no NPY file: the first six bytes are not \\x93NUMPY");
        int version = start[6];
        if (version is not (1 or 2 or 3))
            throw ArrayData.Refused(path, $"NPY format {version}.{start[7]} is not read, only 1.0, 2.0 and 3.0");

        if (version > 1)
            read += stream.ReadAtLeast(start.AsSpan(10), 2, throwOnEndOfStream: false);
        long length =
            version == 1
                ? BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8))
                : BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(8));
        available -= read + length;
        if (available < 0)
            throw ArrayData.Refused(path, $"it is truncated: the header needs {length} bytes");
        if (length > Array.MaxLength)
            throw ArrayData.Refused(path, $"its header has {length} bytes, which no header of an array has");
        byte[] header = new byte[length];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < length)
            throw ArrayData.Refused(path, $"it is truncated: the header needs {length} bytes");
        return (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(header);
    }

    private static NumberType ReadType(string header, string path)
    {
        Match match = Description().Match(header);
        if (!match.Success)
        {
            throw ArrayData.Refused(
                path,
                StructuredDescription().IsMatch(header)
                    ? "the field 'descr' is a structure; only plain arrays of numbers are read"
                    : "the header has no field 'descr'"
            );
        }

        string code = match.Groups[1].Value;
        foreach (NumberType type in Types)
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
        throw ArrayData.Refused(
            path,
            $"the field 'descr' is '{code}': {reason}. Read are "
                + string.Join(", ", Types.Select(static t => t.Code()))
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
                throw ArrayData.Refused(path, $"the field 'shape' holds '{parts[axis]}', which is no length");
        }

        return shape.Length > 0
            ? shape
            : throw ArrayData.Refused(
                path,
                "the field 'shape' is missing or empty; an array with at least one axis is needed"
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
