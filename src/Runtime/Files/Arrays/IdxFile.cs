using System.Buffers.Binary;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Reads IDX files, the format of MNIST, as they are or compressed by gzip.</summary>
/// <remarks>
/// Two zero bytes, a type, the number of axes, their lengths, then the numbers, all big endian. The header is checked
/// against the length of the file before anything is allocated for it; a compressed file can hold at most 1032 bytes
/// for each of its own.
/// </remarks>
public static class IdxFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not IDX, its gzip form is damaged, it is truncated, or has
    /// more numbers than its header says; the message names it and what is wrong.</exception>
    public static NumberArray Read(string path) => ExpandedFile.Read(path, Read);

    private static NumberArray Read(Stream stream, string path, double available)
    {
        Span<byte> word = stackalloc byte[4];
        int read = stream.ReadAtLeast(word, 4, throwOnEndOfStream: false);
        if (read < 4 || word[0] != 0 || word[1] != 0 || Type(word[2]) is not { } type)
        {
            throw ArrayData.Refused(
                path,
                "this is no IDX file: it does not begin with two zeros and a type (08, 09, 0B, 0C, 0D or 0E)"
            );
        }
        int[] shape = new int[word[3]];
        if (shape.Length == 0)
            throw ArrayData.Refused(path, "its header names no axes; an array with at least one is needed");
        for (int axis = 0; axis < shape.Length; axis++)
        {
            if (stream.ReadAtLeast(word, 4, throwOnEndOfStream: false) < 4)
                throw ArrayData.Refused(path, $"it is truncated: the header names {shape.Length} axes");
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(word);
            if (shape[axis] < 0)
                throw ArrayData.Refused(path, $"axis {axis} has the length {shape[axis]}, which is none");
        }

        byte[] bytes = ArrayData.Read(stream, path, type, shape, available - (4.0 * (1 + shape.Length)));
        if (stream.Read(word[..1]) > 0)
            throw ArrayData.Refused(path, $"it has more bytes than its shape {ArrayData.Text(shape)} needs");
        ArrayData.Swap(bytes, type.Size());
        return new NumberArray(path, type, shape, bytes);
    }

    private static NumberType? Type(byte code) =>
        code switch
        {
            0x08 => NumberType.UInt8,
            0x09 => NumberType.Int8,
            0x0b => NumberType.Int16,
            0x0c => NumberType.Int32,
            0x0d => NumberType.Float32,
            0x0e => NumberType.Float64,
            _ => null,
        };
}
