using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GeoDL.Typed;

/// <summary>A safetensors file in memory: its tensors are views of the file's bytes.</summary>
internal sealed class SafeTensorsFile
{
    private const int DigitCount = 64;

    private SafeTensorsFile(
        IReadOnlyDictionary<string, SafeTensor> tensors,
        IReadOnlyDictionary<string, string> metadata,
        bool isChecked
    )
    {
        Tensors = tensors;
        Metadata = metadata;
        IsChecked = isChecked;
    }

    internal IReadOnlyDictionary<string, SafeTensor> Tensors { get; }

    internal IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Whether the file has a checksum; it then agrees with the contents.</summary>
    internal bool IsChecked { get; }

    /// <summary>
    /// Reads and checks a whole file. A damaged file is refused before anything but its bytes has been read.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, cut off, or not a safetensors file; the message
    /// names it and says why.</exception>
    internal static SafeTensorsFile Read(string path) => TensorFile.Open(path, Parse);

    /// <summary>The same of an open file.</summary>
    /// <exception cref="FormatException">It is damaged, cut off, or not a safetensors file.</exception>
    internal static SafeTensorsFile Parse(FileStream stream)
    {
        if (stream.Length > Array.MaxLength)
            throw new FormatException($"it has more than {Array.MaxLength} bytes, more than one array holds");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(bytes);
    }

    /// <summary>The tensors as arrays, which share the file's bytes, in the order of the data.</summary>
    /// <exception cref="FormatException">One has a type that arrays do not have.</exception>
    internal Dictionary<string, NumberArray> Arrays(string path) =>
        Tensors.Values.ToDictionary(
            static t => t.Name,
            t => new NumberArray(
                path,
                t.NumberType ?? throw new FormatException($"'{t.Name}' has type {t.Type}, which is not read"),
                t.Shape,
                t.Stored
            ),
            StringComparer.Ordinal
        );

    private static SafeTensorsFile Parse(byte[] bytes)
    {
        if (bytes.Length < 8)
            throw new FormatException($"it has {bytes.Length} bytes, but the length of the header alone takes 8");
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (headerLength is <= 0 or > SafeTensorsHeader.MaxLength)
            throw new FormatException($"its header length is {headerLength}, so it is not a safetensors file");
        if (8 + headerLength > bytes.Length)
        {
            throw new FormatException(
                $"its header ends at byte {8 + headerLength}, the file at {bytes.Length}: it was cut off"
            );
        }
        int start = 8 + (int)headerLength;
        string? checksum = CheckSum(bytes, start);
        (IReadOnlyList<SafeTensorsHeader.Entry> entries, Dictionary<string, string> metadata) = SafeTensorsHeader.Read(
            bytes.AsSpan(8, (int)headerLength),
            bytes.Length - start
        );
        // A checksum that is not a metadata entry of the JSON does not count.
        if (metadata.Remove(SafeTensorsWriter.Checksum, out string? stated) && stated != checksum)
            throw new FormatException($"its {SafeTensorsWriter.Checksum} is not written as GeoDL.Typed writes it");
        return new SafeTensorsFile(
            entries.ToDictionary(
                static e => e.Name,
                e =>
                    SafeTensor.Of(
                        e.Name,
                        e.Type,
                        e.Shape,
                        bytes.AsMemory((int)(start + e.Begin), (int)(e.End - e.Begin))
                    ),
                StringComparer.Ordinal
            ),
            metadata,
            stated is not null
        );
    }

    /// <summary>
    /// The checksum in the header, after comparison with that of the contents; null if there is none.
    /// </summary>
    private static string? CheckSum(ReadOnlySpan<byte> bytes, int start)
    {
        int mark = bytes[..start].IndexOf(SafeTensorsWriter.Mark);
        int digits = mark + SafeTensorsWriter.Mark.Length;
        if (mark < 8 || digits + DigitCount > start)
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes[8..digits]);
        hash.AppendData(SafeTensorsWriter.NoDigits);
        hash.AppendData(bytes[(digits + DigitCount)..]);
        string stated = Encoding.ASCII.GetString(bytes.Slice(digits, DigitCount));
        return stated == Convert.ToHexStringLower(hash.GetHashAndReset())
            ? stated
            : throw new FormatException("its contents do not agree with its checksum: it was damaged or cut off");
    }
}
