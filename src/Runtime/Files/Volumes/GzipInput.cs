using System.IO.Compression;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Reads files that may be compressed by gzip.</summary>
internal static class GzipInput
{
    /// <summary>The most bytes that one byte of a compressed file can hold.</summary>
    public const int LargestRatio = 1032;

    /// <summary>Reads a file from its beginning, expanded if its first bytes say so.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="read">Reads the expanded bytes, of which there are at most as many as the second argument
    /// says.</param>
    /// <exception cref="InvalidDataException">The compressed form is damaged.</exception>
    public static T Read<T>(FileStream file, string path, Func<Stream, double, T> read)
    {
        file.Position = 0;
        bool isCompressed = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        return isCompressed ? Expand(file, path, read) : read(file, file.Length);
    }

    /// <summary>Reads what is compressed from where the file stands to its end.</summary>
    /// <inheritdoc cref="Read"/>
    public static T Expand<T>(FileStream file, string path, Func<Stream, double, T> read)
    {
        double available = (double)(file.Length - file.Position) * LargestRatio;
        try
        {
            using var expanded = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return read(expanded, available);
        }
        catch (InvalidDataException damaged) when (!damaged.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path}: its gzip form is damaged: {damaged.Message}", damaged);
        }
    }
}
