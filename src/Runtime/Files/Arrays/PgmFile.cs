using System.Globalization;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>Reads grey images in PGM form (P2, text, and P5, binary), of 8 or 16 bits.</summary>
/// <remarks>
/// The header is checked against the length of the file before anything is allocated for it. Of several images in one
/// file the first is read.
/// </remarks>
public static class PgmFile
{
    private const int LargestWhite = ushort.MaxValue;

    /// <summary>Reads an image.</summary>
    /// <param name="path">The file.</param>
    /// <param name="white">The number of a white pixel; black is 0.</param>
    /// <returns>[height × width] the numbers as the file has them, in one byte each where white is at most 255 and in
    /// two otherwise, from the top row down.</returns>
    /// <exception cref="InvalidDataException">The file is not PGM, a size is not positive, it is truncated, or a pixel
    /// is brighter than white; the message names it and what is wrong.</exception>
    public static NumberArray Read(string path, out int white)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > Array.MaxLength)
            throw ArrayData.Refused(path, $"it has {stream.Length} bytes, more than one array holds here");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        bool isText = file.AsSpan().StartsWith("P2"u8);
        if (!isText && !file.AsSpan().StartsWith("P5"u8))
            throw ArrayData.Refused(path, "this is no PGM file: it does not begin with P2 or P5");

        int at = 2;
        int width = Number(file, ref at, path, "its width", int.MaxValue),
            height = Number(file, ref at, path, "its height", int.MaxValue);
        white = Number(file, ref at, path, "the number of white", LargestWhite);
        if (width == 0 || height == 0 || white == 0)
        {
            throw ArrayData.Refused(
                path,
                $"its header says {width} × {height} pixels with {white} as white, but all three are positive"
            );
        }
        NumberType type = white > byte.MaxValue ? NumberType.UInt16 : NumberType.UInt8;
        return new NumberArray(
            path,
            type,
            [height, width],
            isText
                ? FromText(file, at, path, [height, width], white)
                : FromBytes(file, at, path, [height, width], white)
        );
    }

    private static byte[] FromBytes(byte[] file, int at, string path, int[] shape, int white)
    {
        NumberType type = white > byte.MaxValue ? NumberType.UInt16 : NumberType.UInt8;
        // One byte of white space ends the header.
        at = Math.Min(at + 1, file.Length);
        using var rest = new MemoryStream(file, at, file.Length - at);
        byte[] bytes = ArrayData.Read(rest, path, type, shape, rest.Length);
        for (int i = 0; i < bytes.Length; i += type.Size())
        {
            int number = type == NumberType.UInt8 ? bytes[i] : (bytes[i] << 8) | bytes[i + 1];
            CheckWhite(number, i / type.Size(), path, shape, white);
        }

        ArrayData.Swap(bytes, type.Size());
        return bytes;
    }

    private static byte[] FromText(byte[] file, int at, string path, int[] shape, int white)
    {
        int size = white > byte.MaxValue ? 2 : 1;
        double pixels = ArrayData.Needed(NumberType.UInt8, shape);
        // Each pixel has a digit, and all but the last one white space behind it.
        if ((2 * pixels) - 1 > file.Length - at)
        {
            throw ArrayData.Refused(
                path,
                $"it is truncated: {shape[1]} × {shape[0]} pixels do not fit into the {file.Length - at} bytes behind "
                    + "the header"
            );
        }
        byte[] bytes = new byte[size * (int)pixels];
        for (int pixel = 0; pixel < (int)pixels; pixel++)
        {
            int number = Number(file, ref at, path, $"pixel {pixel}", int.MaxValue);
            CheckWhite(number, pixel, path, shape, white);
            bytes[pixel * size] = (byte)number;
            if (size == 2)
                bytes[(pixel * size) + 1] = (byte)(number >> 8);
        }

        return bytes;
    }

    private static void CheckWhite(int number, int pixel, string path, int[] shape, int white)
    {
        if (number > white)
        {
            throw ArrayData.Refused(
                path,
                $"the pixel in row {pixel / shape[1]} and column {pixel % shape[1]} is {number}, brighter than white "
                    + $"({white})"
            );
        }
    }

    /// <summary>The next number behind white space and comments, which run from # to the end of the line.</summary>
    private static int Number(byte[] file, ref int at, string path, string what, int most)
    {
        while (at < file.Length && (IsSpace(file[at]) || file[at] == '#'))
        {
            if (file[at] == '#')
            {
                while (at < file.Length && file[at] is not ((byte)'\n' or (byte)'\r'))
                    at++;
            }
            else
            {
                at++;
            }
        }

        long number = 0;
        int start = at;
        for (; at < file.Length && file[at] is >= (byte)'0' and <= (byte)'9' && number <= most; at++)
            number = (10 * number) + file[at] - '0';
        if (at == file.Length && start == at)
            throw ArrayData.Refused(path, $"it is truncated before {what}");
        return start < at && number <= most && (at == file.Length || IsSpace(file[at]) || file[at] == '#')
            ? (int)number
            : throw ArrayData.Refused(
                path,
                string.Create(CultureInfo.InvariantCulture, $"{what}, at byte {start}, is no number from 0 to {most}")
            );
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or >= 9 and <= 13;
}
