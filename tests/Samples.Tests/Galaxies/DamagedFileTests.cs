using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

/// <summary>
/// Files with bytes changed, cut off or of another kind: read, or refused with the file's name, and nothing else.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void DamagedNpy_IsRefusedByName() =>
        Damage(
            "a.npy",
            path =>
                NpyWriter.Write(
                    path,
                    NumberType.Float32,
                    [4, 3],
                    Enumerable.Range(0, 12).Select(static i => (double)i)
                ),
            static path => NpyReader.Read(path).Expect(NumberType.Float32, -1, 3).ToDoubles()
        );

    [Fact]
    public void DamagedCheckpoints_AreRefusedByName() =>
        Damage(
            "a.safetensors",
            static path => VelocityFile.Save(path, new VelocityNet().Parameters),
            static path => VelocityFile.Load(path)
        );

    [Fact]
    public void DamagedTables_AreRefusedByName() =>
        Damage(
            "a.csv",
            static path => File.WriteAllText(path, "ra,dec,cz\n10,20,3000\n11,\"21\",3100\n12,22,3200\n"),
            static path => Catalogue.Read(path)
        );

    [Theory]
    [InlineData(".npy")]
    [InlineData(".csv")]
    public void Catalogues_OfOtherKinds(string ending)
    {
        foreach (
            byte[] content in new byte[][]
            {
                [],
                [0x89, .. "PNG\r\n"u8],
                "PK\u0003\u0004"u8.ToArray(),
                [.. Enumerable.Range(0, 256).Select(static i => (byte)i)],
            }
        )
        {
            string path = _folder.PathOf("foreign" + ending);
            File.WriteAllBytes(path, content);
            Assert.Equal(path, Assert.Throws<DataFileException>(() => Catalogue.Read(path)).FilePath);
        }
    }

    public void Dispose() => _folder.Dispose();

    private void Damage(string name, Action<string> write, Action<string> read) =>
        Assert.NotEqual(0, DamagedFile.Refusals<DataFileException>(_folder.PathOf(name), write, read));
}
