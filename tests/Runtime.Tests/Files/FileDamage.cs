using System.Buffers.Binary;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Random damage to a safetensors file: what disks, transfers, editors and other programs do.</summary>
internal static class FileDamage
{
    private static readonly string[] Words =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e3",
        "2147483648",
        "9223372036854775807",
        "18446744073709551616",
        "0.5",
        "\"\"",
        "\"F32\"",
        "\"F64\"",
        "\"I64\"",
        "\"F16\"",
        "[]",
        "{}",
        "[0,0]",
        "\"\\ud800\"",
        "\"NaN\"",
        "{\"a\":{}}",
        "[[[[[[[[[[]]]]]]]]]]",
        "\"__metadata__\"",
        ",",
        "}",
        "",
    ];

    /// <summary>A damaged copy.</summary>
    internal static byte[] To(byte[] file, Random random)
    {
        int start = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        return random.Next(12) switch
        {
            0 => Flip(file, random.Next(file.Length), random),
            1 => Flip(file, random.Next(start), random),
            2 => file[..random.Next(file.Length)],
            3 => [.. file, .. new byte[random.Next(1, 64)]],
            4 => Without(file, random),
            5 => With(file, random),
            6 => Swapped(file, random),
            7 => Length(file, random),
            8 => Zeroed(file, random),
            // Another program's change, or a forger's: the checksum is right.
            9 or 10 => Rewritten(file, random),
            _ => Flip(Flip(file, random.Next(file.Length), random), random.Next(8), random),
        };
    }

    private static byte[] Flip(byte[] file, int at, Random random)
    {
        byte[] copy = [.. file];
        copy[at] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static byte[] Without(byte[] file, Random random)
    {
        int at = random.Next(file.Length),
            count = Math.Min(random.Next(1, 20), file.Length - at);
        return [.. file[..at], .. file[(at + count)..]];
    }

    private static byte[] With(byte[] file, Random random)
    {
        int at = random.Next(file.Length);
        byte[] more = new byte[random.Next(1, 20)];
        random.NextBytes(more);
        return [.. file[..at], .. more, .. file[at..]];
    }

    private static byte[] Swapped(byte[] file, Random random)
    {
        byte[] copy = [.. file];
        int count = random.Next(1, 9),
            from = random.Next(file.Length - count),
            to = random.Next(file.Length - count);
        file.AsSpan(from, count).CopyTo(copy.AsSpan(to));
        file.AsSpan(to, count).CopyTo(copy.AsSpan(from));
        return copy;
    }

    private static byte[] Length(byte[] file, Random random)
    {
        byte[] copy = [.. file];
        BinaryPrimitives.WriteInt64LittleEndian(
            copy,
            random.Next(4) switch
            {
                0 => random.Next(),
                1 => random.NextInt64(),
                2 => -random.NextInt64(),
                _ => random.Next(file.Length),
            }
        );
        return copy;
    }

    private static byte[] Zeroed(byte[] file, Random random)
    {
        byte[] copy = [.. file];
        int at = random.Next(file.Length);
        copy.AsSpan(at, Math.Min(random.Next(1, 4096), file.Length - at)).Clear();
        return copy;
    }

    /// <summary>A value, key or bracket of the header replaced by another word.</summary>
    private static byte[] Rewritten(byte[] file, Random random) =>
        RawFile.Edited(
            file,
            header =>
            {
                int[] places =
                [
                    .. Enumerable.Range(1, header.Length - 2).Where(i => header[i] is ':' or ',' or '{' or '[' or '"'),
                ];
                int at = places[random.Next(places.Length)],
                    end = header.IndexOfAny([',', '}', ']', ':'], at + 1);
                string word =
                    random.Next(3) == 0
                        ? header.Substring(random.Next(header.Length - 12), 12)
                        : Words[random.Next(Words.Length)];
                return end < 0 ? header : header[..(at + 1)] + word + header[end..];
            }
        );
}
