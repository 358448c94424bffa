using System.IO.Compression;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Files that are read as they are or compressed by gzip, whatever they are called.</summary>
internal static class ExpandedFile
{
    private const int LargestRatio = 1032;

    internal delegate T Reader<T>(Stream stream, string path, double available);

    /// <summary>Reads a file through a stream of its content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Gets the content and the number of bytes that can be in it at most: gzip holds at most 1032
    /// bytes in each of its own.</param>
    /// <exception cref="InvalidDataException">Its gzip form is damaged, or the reader refuses it.</exception>
    internal static T Read<T>(string path, Reader<T> read)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file, path, read);
    }

    /// <summary>Reads an open file from its beginning.</summary>
    /// <inheritdoc cref="Read{T}(string, Reader{T})"/>
    internal static T Read<T>(FileStream file, string path, Reader<T> read)
    {
        file.Position = 0;
        bool isCompressed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isCompressed ? ReadCompressed(file, path, read) : read(file, path, file.Length);
    }

    /// <summary>Reads what is compressed from where an open file stands to its end.</summary>
    /// <inheritdoc cref="Read{T}(string, Reader{T})"/>
    internal static T ReadCompressed<T>(FileStream file, string path, Reader<T> read)
    {
        double available = (double)(file.Length - file.Position) * LargestRatio;
        try
        {
            using var expanded = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return read(expanded, path, available);
        }
        catch (InvalidDataException damaged) when (!damaged.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: its gzip form is damaged: {damaged.Message}", damaged);
        }
    }

    /// <summary>The whole content.</summary>
    /// <exception cref="InvalidDataException">Its gzip form is damaged, or it is longer than an array.</exception>
    internal static byte[] ReadAll(string path) => Read(path, ReadAll);

    private static byte[] ReadAll(Stream stream, string path, double available)
    {
        byte[] bytes = new byte[(int)Math.Min(available, 1 << 20)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length || filled >= available)
                return filled == bytes.Length ? bytes : bytes[..filled];
            if (filled == Array.MaxLength)
                throw ArrayData.Refused(path, $"it has more than {filled} bytes, the most that one array holds here");
            Array.Resize(ref bytes, (int)Math.Min(2L * filled, Math.Min(available, Array.MaxLength)));
        }
    }
}
