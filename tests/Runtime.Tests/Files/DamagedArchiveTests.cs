using System.Globalization;
using System.IO.Compression;
using Xunit.Abstractions;

namespace GeoDL.Typed.Runtime.Tests.Files;

/// <summary>
/// Archives of PyTorch with random damage, with checksums that are wrong and with ones that a forger made right: each
/// is refused by one kind of exception and one sentence that names the file, or read; none takes much more memory than
/// the file. <c>GEODL_DAMAGED_FILES=20000</c> makes it the long form.
/// </summary>
public sealed class DamagedArchiveTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Names = ["state_dict.pth", "nested.pth", "nested_protocol_4.pth", "perceptron.pt"];

    private readonly TemporaryFolder _folder = new();

    private static int Count =>
        int.Parse(Environment.GetEnvironmentVariable("GEODL_DAMAGED_FILES") ?? "2000", CultureInfo.InvariantCulture);

    /// <summary>Cuts are so many bytes apart; in the long form one.</summary>
    private static int Step(int shortForm) => Count >= 20000 ? 1 : shortForm;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CutFiles_AreRefused_WhereverTheyEnd()
    {
        foreach (string name in Names)
        {
            byte[] file = Original(name);
            for (int length = 0; length < file.Length; length += Step(5))
                Assert.False(IsRead(file[..length]), $"{name} cut after {length} bytes");
        }
    }

    [Fact]
    public void CutPickles_AreRefused_WhereverTheyEnd()
    {
        foreach (string name in Names)
        {
            (string Name, byte[] Bytes)[] records = Records(Original(name));
            int pickle = Array.FindIndex(records, static r => r.Name.EndsWith("/data.pkl", StringComparison.Ordinal));
            byte[] whole = records[pickle].Bytes;
            for (int length = 0; length < whole.Length; length += Step(3))
            {
                records[pickle].Bytes = whole[..length];
                Assert.False(IsRead(PickleText.Archive(records)), $"the pickle of {name} cut after {length} bytes");
            }

            records[pickle].Bytes = whole;
            Assert.True(IsRead(PickleText.Archive(records)));
        }
    }

    [Fact]
    public void DamagedArchives_AreRefused_OrRead()
    {
        int read = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            byte[] file = Original(Names[random.Next(Names.Length)]);
            if (IsRead(Damaged(file, random)))
                read++;
        }

        output.WriteLine($"{read} of {Count} were read: damage in what does not matter");
        Assert.InRange(read, 1, Count / 2);
    }

    [Fact]
    public void ForgedArchives_AreRefused_OrRead()
    {
        int read = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            var random = new Random(seed);
            (string Name, byte[] Bytes)[] records = Records(Original(Names[random.Next(Names.Length)]));
            int record =
                random.Next(3) == 0
                    ? random.Next(records.Length)
                    : Array.FindIndex(records, static r => r.Name.EndsWith("/data.pkl", StringComparison.Ordinal));
            records[record].Bytes = Damaged(records[record].Bytes, random);
            if (IsRead(PickleText.Archive(records)))
                read++;
        }

        output.WriteLine($"{read} of {Count} were read");
        Assert.InRange(read, 1, Count - 1);
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        for (int times = random.Next(1, 4); times > 0 && bytes.Length > 0; times--)
        {
            int at = random.Next(bytes.Length),
                count = Math.Min(random.Next(1, 12), bytes.Length - at);
            byte[] more = new byte[count];
            random.NextBytes(more);
            bytes = random.Next(6) switch
            {
                0 => [.. bytes[..at], .. more, .. bytes[at..]],
                1 => [.. bytes[..at], .. bytes[(at + count)..]],
                2 => [.. bytes[..at], .. bytes[at..(at + count)], .. bytes[at..]],
                3 => [.. bytes[..at], .. more, .. bytes[(at + count)..]],
                4 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
                _ => [.. bytes[..at], (byte)(random.Next(2) * 255), .. bytes[(at + 1)..]],
            };
        }

        return bytes;
    }

    private static byte[] Original(string name) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", "Data", name));

    private static (string Name, byte[] Bytes)[] Records(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return
        [
            .. zip.Entries.Select(static entry =>
            {
                using Stream stream = entry.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return (entry.FullName, copy.ToArray());
            }),
        ];
    }

    private bool IsRead(byte[] bytes)
    {
        string path = _folder.PathOf("weights.pth");
        File.WriteAllBytes(path, bytes);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            foreach (NumberArray tensor in TensorFile.Read(path).Tensors.Values)
                _ = tensor.ToDoubles();
            return true;
        }
        catch (InvalidDataException error)
        {
            Assert.StartsWith($"The file '{path}' cannot be read: ", error.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 24);
        }
    }
}
