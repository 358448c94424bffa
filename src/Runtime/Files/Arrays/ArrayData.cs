using System.Globalization;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Reads the numbers behind a header: never more memory than the file justifies, whatever its header says.
/// </summary>
internal static class ArrayData
{
    private const int Piece = 1 << 20;

    /// <summary>
    /// The bytes that a shape needs, in double: a header may ask for more than any integer type holds.
    /// </summary>
    internal static double Needed(NumberType type, ReadOnlySpan<int> shape)
    {
        double needed = type.Size();
        foreach (int length in shape)
            needed *= length;
        return needed;
    }

    /// <summary>
    /// The bytes of an array, piece by piece: a file that ends earlier is refused when it ends, before the rest is
    /// allocated.
    /// </summary>
    /// <param name="stream">Behind the header.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="type">Type of the numbers.</param>
    /// <param name="shape">What the header says.</param>
    /// <param name="available">The bytes that can be there at most.</param>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    internal static byte[] Read(Stream stream, string path, NumberType type, ReadOnlySpan<int> shape, double available)
    {
        double needed = Needed(type, shape);
        if (needed > available)
            throw Truncated(path, shape, needed, available);
        if (needed > Array.MaxLength)
        {
            throw Refused(
                path,
                $"its shape {Text(shape)} asks for {Number(needed)} bytes, more than one array holds here"
            );
        }
        byte[] bytes = new byte[Math.Min(Piece, (int)needed)];
        int filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
                throw Truncated(path, shape, needed, filled);
            if (filled == (int)needed)
                return bytes;
            Array.Resize(ref bytes, (int)Math.Min(2L * filled, (long)needed));
        }
    }

    /// <summary>Big endian to little endian, in place, or back.</summary>
    internal static void Swap(byte[] bytes, int width)
    {
        for (int at = 0; width > 1 && at < bytes.Length; at += width)
            bytes.AsSpan(at, width).Reverse();
    }

    internal static InvalidDataException Refused(string path, string why) => new($"{path}: {why}.");

    internal static string Text(ReadOnlySpan<int> shape) => $"({string.Join(", ", shape.ToArray())})";

    private static InvalidDataException Truncated(string path, ReadOnlySpan<int> shape, double needed, double found) =>
        Refused(
            path,
            $"it is truncated: its shape {Text(shape)} needs {Number(needed)} bytes of data, "
                + $"{(found > 0 ? Number(found) : "0")} are there"
        );

    private static string Number(double bytes) => bytes.ToString("0", CultureInfo.InvariantCulture);
}
