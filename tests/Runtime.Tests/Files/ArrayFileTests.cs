using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Arrays of NPY, IDX and PGM files: read as they were written, or refused with the file's name.</summary>
public sealed class ArrayFileTests : IDisposable
{
    private const long Gigabyte = 1L << 30;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("<f4", NumberType.Float32)]
    [InlineData("<f8", NumberType.Float64)]
    [InlineData("|u1", NumberType.UInt8)]
    [InlineData("|i1", NumberType.Int8)]
    [InlineData("<u2", NumberType.UInt16)]
    [InlineData("<i2", NumberType.Int16)]
    [InlineData("<i4", NumberType.Int32)]
    [InlineData("<i8", NumberType.Int64)]
    public void Npy_IsReadInAllTypesAndFormats(string code, NumberType type)
    {
        byte[] numbers = [.. new[] { 3.0, 0, 100, 5, 7, 1 }.SelectMany(v => Bytes(type, v))];
        foreach (byte version in new byte[] { 1, 2, 3 })
        {
            byte[] file = Npy(version, $"{{'descr': '{code}', 'fortran_order': False, 'shape': (3, 2), }}", numbers);
            NumberArray array = NpyFile.Read(Written("a.npy", file));
            Assert.Equal(array.ToDoubles(), NpyFile.Read(Written("a.npy.gz", Compressed(file))).ToDoubles());
            Assert.Equal((type, code), (array.Type, array.Type.Code()));
            Assert.Equal([3, 2], array.Shape);
            Assert.Equal(2, array.RowLength);
            Assert.Equal([3.0, 0, 100, 5, 7, 1], array.ToDoubles());
            Assert.Equal([3f, 0, 100, 5, 7, 1], array.ToSingles());
            Assert.Equal([7.0, 1], array.Rows(2, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => array.Rows(2, 2));
            Assert.Equal($"[3 × 2] numbers of type {type}", array.ToString());
        }
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }", "'fortran_order' is True; only C order")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }", "'descr' is '>f4': big endian")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "'descr' is '|O': Python objects")]
    [InlineData("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "'<c8': a type that is not read")]
    [InlineData("{'descr': [('ra', '<f4')], 'fortran_order': False, 'shape': (1,), }", "'descr' is a structure")]
    [InlineData("{'fortran_order': False, 'shape': (1,), }", "no field 'descr'")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "no field 'fortran_order'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, }", "'shape' is missing")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", "'shape' is missing or empty")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "'shape' holds '-1'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000,), }", "'shape' holds '4000000000'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "(2) needs 8 bytes of data, 4 are there")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000), }",
        "truncated"
    )]
    public void NpyHeaders_AreRefusedByField(string header, string words) =>
        Refused(words, () => NpyFile.Read(Written("a.npy", Npy(1, header, [0, 0, 128, 63]))));

    [Fact]
    public void OtherFiles_AreRefused()
    {
        foreach (byte[] bytes in new byte[][] { [], "text"u8.ToArray(), [0x89, .. "PNG\r\n"u8], new byte[3] })
        {
            string path = Written("other", bytes);
            Refused("no NPY file", () => NpyFile.Read(path));
            Refused("no IDX file", () => IdxFile.Read(path));
            Refused("no PGM file", () => PgmFile.Read(path, out _));
        }
        Refused("NPY format 4.0", () => NpyFile.Read(Written("a.npy", [0x93, .. "NUMPY"u8, 4, 0, 10, 0, 0, 0])));
        Refused(
            "the header needs 4294967295 bytes",
            () => NpyFile.Read(Written("a.npy", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255, 1, 2]))
        );
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_folder.PathOf("nowhere")));
    }

    [Theory]
    [InlineData(0x08, NumberType.UInt8)]
    [InlineData(0x09, NumberType.Int8)]
    [InlineData(0x0b, NumberType.Int16)]
    [InlineData(0x0c, NumberType.Int32)]
    [InlineData(0x0d, NumberType.Float32)]
    [InlineData(0x0e, NumberType.Float64)]
    public void Idx_IsReadPlainAndCompressed(byte code, NumberType type)
    {
        double[] numbers = [1, 2, 3, 4, 50, 6];
        byte[] file = Idx(code, [2, 1, 3], [.. numbers.SelectMany(v => Bytes(type, v).Reverse())]);
        foreach (byte[] bytes in new[] { file, Compressed(file) })
        {
            NumberArray array = IdxFile.Read(Written("a.idx", bytes));
            Assert.Equal(type, array.Type);
            Assert.Equal([2, 1, 3], array.Shape);
            Assert.Equal(numbers, array.ToDoubles());
            Assert.Equal([4.0, 50, 6], array.Rows(1, 1));
        }
    }

    [Fact]
    public void Idx_LargerThanOnePiece_IsRead()
    {
        byte[] numbers = new byte[5_000_000];
        new Random(1).NextBytes(numbers);
        byte[] file = Idx(0x08, [5000, 1000], numbers);
        double[] expected = Array.ConvertAll(numbers, static b => (double)b);
        foreach (byte[] bytes in new[] { file, Compressed(file) })
            Assert.Equal(expected, IdxFile.Read(Written("a.idx", bytes)).ToDoubles());
    }

    [Fact]
    public void WrongIdx_IsRefused()
    {
        byte[] three = [1, 2, 3];
        (byte[] File, string Words)[] wrong =
        [
            (Idx(0x07, [3], three), "no IDX file"),
            (Idx(0x08, [], three), "no axes"),
            (Idx(0x08, [4], three), "(4) needs 4 bytes of data, 3 are there"),
            (Idx(0x08, [2], three), "more bytes than its shape (2) needs"),
            (Idx(0x08, [-3], three), "axis 0 has the length -3"),
            (Idx(0x0e, [int.MaxValue, int.MaxValue, int.MaxValue], three), "truncated"),
            ([0, 0, 8, 3, 0, 0], "names 3 axes"),
        ];
        foreach ((byte[] file, string words) in wrong)
        {
            Refused(words, () => IdxFile.Read(Written("a.idx", file)));
            string shorter = words.Replace(", 3 are there", string.Empty);
            Refused(shorter, () => IdxFile.Read(Written("b.gz", Compressed(file))));
        }
        byte[] cut = Compressed(Idx(0x08, [1000], RandomBytes(1000)));
        Refused("b.gz", () => IdxFile.Read(Written("b.gz", cut[..500])));
        byte[] damaged = [.. cut];
        damaged[200] ^= 0xff;
        damaged[^6] ^= 0xff;
        Refused("b.gz", () => IdxFile.Read(Written("b.gz", damaged)));
    }

    [Fact]
    public void Headers_DoNotMakeReadersAllocate()
    {
        // Each promises a gigabyte.
        string npy = Written(
                "a.npy",
                Npy(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (1073741824,), }", [1, 2, 3])
            ),
            squeezed = Written(
                "a.npy.gz",
                Compressed(
                    Npy(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (1073741824,), }", RandomBytes(2_000_000))
                )
            ),
            idx = Written("a.idx", Idx(0x08, [1 << 30], [1, 2, 3])),
            compressed = Written("a.gz", Compressed(Idx(0x08, [1 << 30], RandomBytes(2_000_000)))),
            binary = Written("a.pgm", [.. "P5 32768 32768 255\n"u8, 1, 2, 3]),
            text = Written("b.pgm", "P2 32768 32768 255\n1 2 3"u8.ToArray());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refused("truncated", () => NpyFile.Read(npy));
        Refused("truncated", () => NpyFile.Read(squeezed));
        Refused("truncated", () => IdxFile.Read(idx));
        Refused("truncated", () => IdxFile.Read(compressed));
        Refused("truncated", () => PgmFile.Read(binary, out _));
        Refused("truncated", () => PgmFile.Read(text, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Gigabyte / 32);
    }

    [Fact]
    public void Pgm_IsReadAsTextAndBinaryInOneAndTwoBytes()
    {
        (string Name, byte[] File, NumberType Type, int White, double[] Numbers)[] files =
        [
            (
                "text",
                "P2 # a comment\n3 2\n# another\n255\n0 1 2\n3 4 255"u8.ToArray(),
                NumberType.UInt8,
                255,
                [0, 1, 2, 3, 4, 255]
            ),
            ("binary", [.. "P5\n3 2 15\n"u8, 0, 1, 2, 3, 4, 15], NumberType.UInt8, 15, [0, 1, 2, 3, 4, 15]),
            ("wide text", "P2\r\n2\t1\r\n65535 65535 256"u8.ToArray(), NumberType.UInt16, 65535, [65535, 256]),
            ("wide", [.. "P5 2 1 1000 "u8, 3, 232, 0, 10], NumberType.UInt16, 1000, [1000, 10]),
            ("spaces as pixels", [.. "P5 1 2 255\n"u8, 32, 10], NumberType.UInt8, 255, [32, 10]),
        ];
        foreach ((string name, byte[] file, NumberType type, int white, double[] numbers) in files)
        {
            NumberArray array = PgmFile.Read(Written(name, file), out int found);
            Assert.Equal((type, white), (array.Type, found));
            Assert.Equal(numbers, array.ToDoubles());
            Assert.Equal(numbers.Length, array.Shape[0] * array.Shape[1]);
        }
        Assert.Equal([2, 3], PgmFile.Read(Written("shape", files[0].File), out _).Shape);
    }

    [Theory]
    [InlineData("P5 3 2 255\n12345", "(2, 3) needs 6 bytes of data, 5 are there")]
    [InlineData("P2 3 2 255\n1 2 3 4 5", "3 × 2 pixels do not fit into the 10 bytes")]
    [InlineData("P2 3 2 65535\n1 2 3 4 55555 ", "truncated before pixel 5")]
    [InlineData("P2 2 1 15\n1 16", "row 0 and column 1 is 16, brighter than white (15)")]
    [InlineData("P5 1 1 15\n~", "row 0 and column 0 is 126, brighter than white (15)")]
    [InlineData("P2 0 2 255\n", "0 × 2 pixels with 255 as white")]
    [InlineData("P2 1 2 0\n", "0 as white")]
    [InlineData("P2 1 2 65536\n1 2", "the number of white, at byte 7, is no number from 0 to 65535")]
    [InlineData("P2 -1 2 255\n1 2", "its width, at byte 3, is no number")]
    [InlineData("P2 99999999999999999999 2 255\n1 2", "its width, at byte 3, is no number")]
    [InlineData("P2 1x 2 255\n1 2", "its width, at byte 3, is no number")]
    [InlineData("P2 1 # no more", "truncated before its height")]
    [InlineData("P5 2147483647 2147483647 255\n123", "truncated")]
    [InlineData("P3 1 1 255\n1 2 3", "no PGM file")]
    public void WrongPgm_IsRefused(string file, string words) =>
        Refused(words, () => PgmFile.Read(Written("a.pgm", Encoding.ASCII.GetBytes(file)), out _));

    [Fact]
    public void DamagedFiles_AreRefusedByName()
    {
        byte[] numbers = RandomBytes(60);
        byte[] idx = Idx(0x08, [3, 4, 5], numbers),
            npy = Npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 5), }", numbers);
        (byte[] File, Action<string> Read)[] files =
        [
            (npy, static path => NpyFile.Read(path).ToDoubles()),
            (Compressed(npy), static path => NpyFile.Read(path).ToDoubles()),
            (idx, static path => IdxFile.Read(path).ToDoubles()),
            (Compressed(idx), static path => IdxFile.Read(path).ToDoubles()),
            ([.. "P5 6 10 255\n"u8, .. numbers], static path => PgmFile.Read(path, out _).ToDoubles()),
            ("P2 6 2 9\n1 2 3 4 5 6\n7 8 9 0 1 2\n"u8.ToArray(), static path => PgmFile.Read(path, out _).ToDoubles()),
        ];
        foreach ((byte[] file, Action<string> read) in files)
        {
            Assert.NotEqual(
                0,
                DamagedFile.Refusals<InvalidDataException>(
                    _folder.PathOf("damaged"),
                    path => File.WriteAllBytes(path, file),
                    read
                )
            );
        }
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Npy(byte version, string header, byte[] numbers)
    {
        byte[] text = Encoding.ASCII.GetBytes(header + "\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. numbers];
    }

    private static byte[] Idx(byte type, int[] shape, byte[] numbers) =>
        [
            0,
            0,
            type,
            (byte)shape.Length,
            .. shape.SelectMany(static length => BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(length))),
            .. numbers,
        ];

    private static byte[] Bytes(NumberType type, double value) =>
        type switch
        {
            NumberType.UInt8 or NumberType.Int8 => [(byte)value],
            NumberType.UInt16 or NumberType.Int16 => BitConverter.GetBytes((short)value),
            NumberType.Int32 => BitConverter.GetBytes((int)value),
            NumberType.Int64 => BitConverter.GetBytes((long)value),
            NumberType.Float32 => BitConverter.GetBytes((float)value),
            _ => BitConverter.GetBytes(value),
        };

    private static byte[] Compressed(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var stream = new GZipStream(result, CompressionLevel.Fastest))
            stream.Write(bytes);
        return result.ToArray();
    }

    private static byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private string Written(string name, byte[] bytes)
    {
        string path = _folder.PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private void Refused(string words, Action read)
    {
        string message = Assert.Throws<InvalidDataException>(read).Message;
        Assert.StartsWith(_folder.PathOf(string.Empty), message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
