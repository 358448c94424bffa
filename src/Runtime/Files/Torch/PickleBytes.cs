using System.Buffers.Binary;
using System.Text;

namespace GeoDL.Typed;

/// <summary>The bytes of a pickle, read from front to back.</summary>
internal sealed class PickleBytes(byte[] code)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The place of the next byte.</summary>
    internal int At { get; private set; }

    internal bool IsAtEnd => At == code.Length;

    /// <summary>So many bytes.</summary>
    /// <exception cref="FormatException">There are fewer.</exception>
    internal ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > code.Length - At)
            throw new FormatException($"it is cut off at byte {code.Length}");
        ReadOnlySpan<byte> taken = code.AsSpan(At, (int)count);
        At += (int)count;
        return taken;
    }

    internal byte Byte() => Take(1)[0];

    internal long Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    internal long UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    internal long UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A length of eight bytes.</summary>
    internal long Length() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    internal double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>An integer of any length up to eight bytes, little-endian, with a sign.</summary>
    internal long Integer()
    {
        int length = Byte();
        if (length > 8)
            throw new FormatException($"it has an integer of {length} bytes, which none of a tensor has");
        ReadOnlySpan<byte> bytes = Take(length);
        long value = length > 0 && bytes[^1] >= 0x80 ? -1 : 0;
        for (int i = length - 1; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }

    internal string Text(long length) => Text(Take(length));

    /// <summary>Text up to the end of the line.</summary>
    internal string Line()
    {
        int length = code.AsSpan(At).IndexOf((byte)'\n');
        if (length < 0)
            throw new FormatException($"it is cut off at byte {code.Length}");
        string text = Text(Take(length));
        At++;
        return text;
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException("it has text that is not UTF-8", error);
        }
    }
}
