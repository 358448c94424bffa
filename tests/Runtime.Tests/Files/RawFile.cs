using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Safetensors files made by hand, right or wrong.</summary>
internal static class RawFile
{
    private const string Mark = "\"geodl.checksum\":\"";

    /// <summary>Any header, before so many zero bytes of data.</summary>
    internal static void Write(string path, string header, int dataLength) => Write(path, header, new byte[dataLength]);

    /// <summary>Any header before any data.</summary>
    internal static void Write(string path, string header, byte[] data) =>
        File.WriteAllBytes(path, Bytes(header, data));

    /// <summary>Changes a file's header as text, and makes its checksum right again.</summary>
    internal static void Edit(string path, Func<string, string> edit) =>
        File.WriteAllBytes(path, Edited(File.ReadAllBytes(path), edit));

    /// <summary>A file with another header, and a checksum that is right if there is one.</summary>
    internal static byte[] Edited(byte[] file, Func<string, string> edit)
    {
        int end = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        string header = edit(Encoding.UTF8.GetString(file.AsSpan(8..end)));
        int digits = header.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        if (digits >= Mark.Length && digits + 64 <= header.Length)
        {
            string blank = header[..digits] + new string('0', 64) + header[(digits + 64)..];
            header =
                header[..digits]
                + Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(blank), .. file.AsSpan(end)]))
                + header[(digits + 64)..];
        }

        return Bytes(header, file[end..]);
    }

    private static byte[] Bytes(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
