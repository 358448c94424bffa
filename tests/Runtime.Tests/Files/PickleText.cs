using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Pickles by hand, one opcode a call, and the archives around them.</summary>
internal sealed class PickleText
{
    private readonly List<byte> _bytes = [0x80, 2];

    /// <summary>Bytes as they are; characters are opcodes.</summary>
    internal PickleText Raw(string opcodes)
    {
        _bytes.AddRange(Encoding.Latin1.GetBytes(opcodes));
        return this;
    }

    internal PickleText Global(string module, string name) => Raw($"c{module}\n{name}\n");

    internal PickleText Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        _bytes.Add((byte)'X');
        _bytes.AddRange(BitConverter.GetBytes(bytes.Length));
        _bytes.AddRange(bytes);
        return this;
    }

    internal PickleText Number(long number)
    {
        _bytes.AddRange([0x8a, 8]);
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A tuple of integers.</summary>
    internal PickleText Numbers(params long[] numbers)
    {
        Raw("(");
        foreach (long number in numbers)
            Number(number);
        return Raw("t");
    }

    /// <summary>A storage, by its persistent id.</summary>
    internal PickleText Storage(string key, long count, string type = "FloatStorage") =>
        Raw("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Raw("tQ");

    /// <summary>A tensor of a storage.</summary>
    internal PickleText Tensor(
        string key,
        long count,
        long[] shape,
        long[] strides,
        long offset = 0,
        string type = "FloatStorage"
    ) =>
        Global("torch._utils", "_rebuild_tensor_v2")
            .Raw("(")
            .Storage(key, count, type)
            .Number(offset)
            .Numbers(shape)
            .Numbers(strides)
            .Raw("\u0089")
            .Global("collections", "OrderedDict")
            .Raw(")RtR");

    internal byte[] Stop() => [.. _bytes, (byte)'.'];

    /// <summary>An archive of records below one folder, as PyTorch writes it.</summary>
    internal static byte[] Archive(params (string Name, byte[] Bytes)[] records)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] bytes) in records)
            {
                using Stream record = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                record.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The archive of this pickle, with storage 0 of so many bytes.</summary>
    internal byte[] Archive(int bytes = 0) =>
        Archive(("a/data.pkl", Stop()), ("a/version", "3\n"u8.ToArray()), ("a/data/0", new byte[bytes]));
}
