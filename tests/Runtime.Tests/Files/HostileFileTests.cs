using System.IO.Compression;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>Pickles that would run something, tensors that ask for too much, and foreign files.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What tells that something ran: every hostile pickle here would make this file.</summary>
    private string Trace => _folder.PathOf("ran");

    public void Dispose()
    {
        Assert.False(File.Exists(Trace));
        _folder.Dispose();
    }

    [Fact]
    public void WhatWouldRun_IsRefusedByName()
    {
        string touch = $"touch {Trace}";
        (PickleText Pickle, string Why)[] pickles =
        [
            (new PickleText().Global("os", "system").Raw("(").Text(touch).Raw("tR"), "Python's 'os.system'"),
            (new PickleText().Global("posix", "system").Raw("(").Text(touch).Raw("tR"), "'posix.system'"),
            (new PickleText().Text("builtins").Text("eval").Raw("\u0093(").Text(touch).Raw("tR"), "'builtins.eval'"),
            (new PickleText().Raw($"(Vx\nios\nsystem\n"), "opcode UNICODE"),
            (new PickleText().Raw("(").Text(touch).Raw("ios\nsystem\n"), "opcode INST"),
            (new PickleText().Raw("(").Global("torch", "FloatStorage").Text(touch).Raw("o"), "opcode OBJ"),
            (new PickleText().Raw("\u0082\u0001"), "opcode EXT1"),
            (new PickleText().Raw("\u0083\u0001\u0000"), "opcode EXT2"),
            (new PickleText().Raw("\u0084\u0001\u0000\u0000\u0000"), "opcode EXT4"),
            (new PickleText().Global("__torch__", "Net").Raw(")}\u0092"), "opcode NEWOBJ_EX"),
            (new PickleText().Raw("Pos.system\n"), "opcode PERSID"),
            (new PickleText().Raw("]\u0097"), "opcode NEXT_BUFFER"),
            (new PickleText().Raw("\u00ff"), "opcode 0xFF"),
            (new PickleText().Global("torch._utils", "_rebuild_tensor_v2").Raw("(").Text(touch).Raw("tR"), "calls"),
            (new PickleText().Global("__torch__", "os").Raw("(").Text(touch).Raw("tR"), "calls '__torch__.os'"),
            (new PickleText().Text("system").Text(touch).Raw("\u0085R"), "calls 'system'"),
            (new PickleText().Global("torch", "FloatStorage").Raw(")\u0081"), "constructs 'torch.FloatStorage'"),
            (new PickleText().Global("__torch__", "Net").Raw("(").Text(touch).Raw("t\u0081"), "constructs"),
            (new PickleText().Global("__torch__", "Net").Raw(")\u0081").Text(touch).Raw("b"), "by code of its own"),
            (new PickleText().Raw("}}").Text("__class__").Text(touch).Raw("sb"), "gives a state to a dictionary"),
            (new PickleText().Global("torch", "FloatStorage").Raw("}b"), "gives a state to 'torch.FloatStorage'"),
            (new PickleText().Global("my.package", "Network").Raw(")\u0081"), "'my.package.Network'"),
            (new PickleText().Global("os\u0001\u001b", "system"), "'os??.system'"),
            (new PickleText().Global(new string('o', 3000), "system"), "ooo…'"),
            (new PickleText().Text("os").Raw("K\u0001\u0093"), "what is not text"),
        ];
        foreach ((PickleText pickle, string why) in pickles)
            Assert.Contains(why, Refused(pickle.Archive(4)), StringComparison.Ordinal);
    }

    [Fact]
    public void PersistentIds_ThatPointElsewhere_AreRefused()
    {
        foreach (
            string key in new[] { "../version", "..", "/etc/passwd", "", "1.5", "-1", "0x0", "१", new string('1', 30) }
        )
        {
            Assert.Contains(
                "no number of a record",
                Refused(new PickleText().Tensor(key, 1, [1], [1]).Archive(4)),
                StringComparison.Ordinal
            );
        }
        Assert.Contains(
            "no record 'data/7'",
            Refused(new PickleText().Tensor("7", 1, [1], [1]).Archive(4)),
            StringComparison.Ordinal
        );
        Assert.Contains("no storage", Refused(new PickleText().Text("0").Raw("Q").Archive()), StringComparison.Ordinal);
        Assert.Contains(
            "'collections.OrderedDict', which has no numbers",
            Refused(
                new PickleText()
                    .Raw("(")
                    .Text("storage")
                    .Global("collections", "OrderedDict")
                    .Text("0")
                    .Text("cpu")
                    .Number(1)
                    .Raw("tQ")
                    .Archive(4)
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(2, new long[] { 3 }, new long[] { 1 }, 0, "reaches beyond its storage")]
    [InlineData(2, new long[] { 1 }, new long[] { 1 }, 2, "reaches beyond its storage")]
    [InlineData(2, new long[] { 2, 2 }, new long[] { 1, 1 }, 0, "reaches beyond its storage")]
    [InlineData(4, new long[] { 3, 3 }, new long[] { 1, 0 }, 0, "repeats the numbers")]
    [InlineData(4, new long[] { 2147483647 }, new long[] { 0 }, 0, "repeats the numbers")]
    [InlineData(4, new long[] { 4294967296 }, new long[] { 0 }, 0, "do not fit")]
    [InlineData(4, new long[] { 2, 2 }, new long[] { long.MaxValue, 1 }, 0, "reaches beyond its storage")]
    [InlineData(4, new long[] { 2147483647, 2147483647, 2147483647 }, new long[] { 1, 1, 1 }, 0, "reaches beyond")]
    [InlineData(4, new long[] { -1 }, new long[] { 1 }, 0, "do not fit")]
    [InlineData(4, new long[] { 2 }, new long[] { -1 }, 1, "do not fit")]
    [InlineData(4, new long[] { 2 }, new long[] { 1 }, -1, "do not fit")]
    [InlineData(4, new long[] { 2 }, new long[] { 1, 1 }, 0, "do not fit")]
    public void Tensors_ThatAskForTooMuch_AreRefused(
        long count,
        long[] shape,
        long[] strides,
        long offset,
        string why
    ) =>
        Assert.Contains(
            why,
            Refused(
                new PickleText().Raw("(").Tensor("0", count, shape, strides, offset).Raw("t").Archive((int)count * 4)
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void Records_ThatDoNotFitTheirTensors_AreRefused()
    {
        Assert.Contains(
            "'data/0' has 4 bytes, but its tensors 8",
            Refused(new PickleText().Tensor("0", 2, [2], [1]).Archive(4)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "more than fit into the file",
            Refused(new PickleText().Tensor("0", long.MaxValue, [2], [1]).Archive(8)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "storage 0 has -1 numbers",
            Refused(new PickleText().Tensor("0", -1, [2], [1]).Archive(8)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is declared twice, as Float32 and Float64",
            Refused(
                new PickleText()
                    .Raw("(")
                    .Tensor("0", 2, [2], [1])
                    .Tensor("0", 1, [1], [1], type: "DoubleStorage")
                    .Raw("t")
                    .Archive(8)
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void EndlessAndRepeatedValues_AreRefused()
    {
        // A list in itself; pairs of pairs of pairs; many copies of one transposed matrix.
        Assert.Contains("nested deeper", Refused(new PickleText().Raw("]q\0h\0a").Archive()), StringComparison.Ordinal);
        Assert.Contains("values", Refused(Nested(40)), StringComparison.Ordinal);
        Assert.Contains("nested deeper", Refused(Nested(70)), StringComparison.Ordinal);

        var views = new PickleText().Raw("(");
        for (int i = 0; i < 3000; i++)
            views.Tensor("0", 40000, [200, 200], [1, 200]);
        Assert.Contains("views of each other", Refused(views.Raw("t").Archive(160000)), StringComparison.Ordinal);
        Assert.Contains(
            "4194304 values",
            Refused(new PickleText().Raw(new string('N', 5_000_000)).Archive()),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "two values are named 'a.b'",
            Refused(
                new PickleText()
                    .Raw("}(")
                    .Text("a.b")
                    .Raw("K\u0001")
                    .Text("a")
                    .Raw("}")
                    .Text("b")
                    .Raw("K\u0002su")
                    .Archive()
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void DamagedPickles_AreRefused()
    {
        (string Code, string Why)[] codes =
        [
            ("a", "stack is empty"),
            ("K\u0001K\u0001a", "not a list"),
            ("e", "no mark"),
            ("t", "no mark"),
            ("K\u0001s", "stack is empty"),
            ("K\u0001(\u0085", "stack is empty"),
            ("}(K\u0001u", "key without a value"),
            ("h\u0005", "recalls value 5"),
            ("q\u0005", "stack is empty"),
            ("K\u0001K\u0001", "leaves 2 values"),
            ("", "leaves 0 values"),
            ("(", "leaves 0 values"),
            ("N.", "follows its end"),
            ("X\u00ff\u00ff\u00ff\u00ff", "cut off"),
            ("\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "cut off"),
            ("X\u0001\0\0\0\u00ff", "not UTF-8"),
            ("\u008a\u0009\0\0\0\0\0\0\0\0\0", "9 bytes"),
            ("\u0095\0\0\0\0\0\0\0\u0080", "negative length"),
            ("}NNs", "neither text nor a number"),
            ("cos", "cut off"),
        ];
        foreach ((string code, string why) in codes)
        {
            PickleText pickle = new PickleText().Raw(code);
            Assert.Contains(why, Refused(pickle.Archive()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ForeignFiles_AreRefused()
    {
        byte[] pickle = new PickleText().Raw("}").Stop();
        (byte[] File, string Why)[] files =
        [
            ([], "0 bytes"),
            ([1, 2, 3], "3 bytes"),
            ([0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8], "not a safetensors file"),
            ([.. "Weights of a network, as text."u8], "not a safetensors file"),
            ([.. "PK\u0005\u0006"u8, .. new byte[18]], "without data.pkl"),
            ([.. "PK\u0003\u0004"u8, .. new byte[40]], "damaged"),
            ([.. "PK"u8], "damaged"),
            (pickle, "bare pickle"),
            ([0x80, 2, 0x8a, 0x0a, .. "l\u0000\u0000"u8], "bare pickle"),
            (PickleText.Archive(("word/document.xml", pickle)), "without data.pkl"),
            (PickleText.Archive(("data.pkl", pickle)), "without data.pkl"),
            (PickleText.Archive(("a/data.pkl", pickle)), "no record 'version'"),
            (PickleText.Archive(("a/data.pkl", pickle), ("a/version", "11"u8.ToArray())), "version is '11'"),
            (PickleText.Archive(("a/data.pkl", pickle), ("a/version", "x"u8.ToArray())), "version is 'x'"),
            (PickleText.Archive(("a/data.pkl", pickle), ("b/data.pkl", pickle)), "two records data.pkl"),
            (
                PickleText.Archive(
                    ("a/data.pkl", pickle),
                    ("a/version", "3"u8.ToArray()),
                    ("a/byteorder", "big"u8.ToArray())
                ),
                "byte order is 'big'"
            ),
            (
                PickleText.Archive(
                    ("a/data.pkl", pickle),
                    ("a/version", "3"u8.ToArray()),
                    ("a/data/0", []),
                    ("a/data/0", [])
                ),
                "occurs twice"
            ),
            (PickleText.Archive(("a/data.pkl", []), ("a/version", "3"u8.ToArray())), "no pickle"),
            (PickleText.Archive(("a/data.pkl", [0x80, 1, (byte)'.']), ("a/version", "3"u8.ToArray())), "no pickle"),
        ];
        foreach ((byte[] file, string why) in files)
            Assert.Contains(why, Refused(file), StringComparison.Ordinal);

        string missing = _folder.PathOf("missing");
        Assert.Contains(
            missing,
            Assert.Throws<FileNotFoundException>(() => TensorFile.Read(missing)).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<FileNotFoundException>(() => TensorFile.Read(_folder.Root));
    }

    [Fact]
    public void ZipBombs_AreRefused()
    {
        Assert.Contains(
            "which no pickle has",
            Refused(Compressed("a/data.pkl", 100_000_000)),
            StringComparison.Ordinal
        );
        // A storage is stored: PyTorch maps it into memory.
        Assert.Contains("compressed", Refused(Compressed("a/data/0", 4_000_000)), StringComparison.Ordinal);
    }

    /// <summary>A pair of one thing twice, which is a pair of one thing twice, and so on.</summary>
    private static byte[] Nested(int depth)
    {
        var pickle = new PickleText().Raw("]q\0");
        for (int i = 0; i < depth; i++)
            pickle.Raw($"h{(char)i}\u0086q{(char)(i + 1)}");
        return pickle.Archive();
    }

    /// <summary>An archive with one long record of zeros, compressed.</summary>
    private static byte[] Compressed(string record, int length)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            void Add(string name, byte[] bytes)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }

            Add(record, new byte[length]);
            Add("a/version", "3"u8.ToArray());
            if (record != "a/data.pkl")
                Add("a/data.pkl", new PickleText().Tensor("0", length / 4, [1], [1]).Stop());
            // The file is longer than its records say, so that its length is no excuse.
            using Stream rest = zip.CreateEntry("a/rest", CompressionLevel.NoCompression).Open();
            rest.Write(new byte[record == "a/data.pkl" ? 1 : length]);
        }

        return stream.ToArray();
    }

    /// <summary>The message, which is one sentence about the file.</summary>
    private string Refused(byte[] bytes)
    {
        string path = _folder.PathOf("weights.pth");
        File.WriteAllBytes(path, bytes);
        string message = Assert.Throws<InvalidDataException>(() => TensorFile.Read(path)).Message;
        Assert.StartsWith($"The file '{path}' cannot be read: ", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
