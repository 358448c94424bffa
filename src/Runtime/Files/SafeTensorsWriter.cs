using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GeoDL.Typed;

/// <summary>
/// Writes the safetensors format: an 8-byte header length, a JSON header, then the raw little-endian data.
/// </summary>
/// <remarks>
/// The metadata get an additional entry, a SHA-256 of header and data in which its own 64 digits count as zeros. It is
/// computed from the bytes that are written, so it is correct even if the numbers change meanwhile.
/// </remarks>
internal static class SafeTensorsWriter
{
    /// <summary>The metadata's entry that holds the checksum.</summary>
    internal const string Checksum = "geodl.checksum";

    /// <summary>
    /// The text in the header before the checksum's digits, as <see cref="Utf8JsonWriter"/> writes it.
    /// </summary>
    internal static ReadOnlySpan<byte> Mark => "\"geodl.checksum\":\""u8;

    /// <summary>The placeholder for the digits while the checksum is computed.</summary>
    internal static ReadOnlySpan<byte> NoDigits => "0000000000000000000000000000000000000000000000000000000000000000"u8;

    /// <summary>Replaces a file.</summary>
    internal static void Write(
        string path,
        IReadOnlyList<SafeTensor> tensors,
        IReadOnlyDictionary<string, string> metadata
    ) =>
        ReplacedFile.Write(
            path,
            stream =>
            {
                byte[] header = Header(tensors, metadata);
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                Append(header);
                foreach (SafeTensor tensor in tensors)
                    Append(tensor.Data());
                stream.Position = 8 + header.AsSpan().IndexOf(Mark) + Mark.Length;
                stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset())));

                void Append(ReadOnlySpan<byte> bytes)
                {
                    // Written in pieces, because otherwise the numbers could change between hashing and writing.
                    const int Piece = 1 << 16;
                    Span<byte> copy = new byte[Math.Min(Piece, bytes.Length)];
                    for (int start = 0; start < bytes.Length; start += Piece)
                    {
                        Span<byte> piece = copy[..Math.Min(Piece, bytes.Length - start)];
                        bytes.Slice(start, piece.Length).CopyTo(piece);
                        hash.AppendData(piece);
                        stream.Write(piece);
                    }
                }
            }
        );

    private static byte[] Header(IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString(Checksum, NoDigits);
            foreach ((string key, string value) in metadata.OrderBy(static m => m.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
            long offset = 0;
            foreach (SafeTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type);
                json.WriteStartArray("shape");
                foreach (int d in tensor.Shape)
                    json.WriteNumberValue(d);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Data().Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // Padded with blanks so that the data start at a multiple of 8, as the format's own writer does.
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }
}
