using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Inference;
using GeoDL.Typed.Samples.Galaxies.Network;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

/// <summary>
/// Files with bytes changed, cut off or of another kind: read, or refused with the file's name, and nothing else.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Trials = 300;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void DamagedNpy_IsRefusedByName() =>
        Damage(
            "a.npy",
            path =>
                NpyWriter.Write(path, NpyType.Float32, [4, 3], Enumerable.Range(0, 12).Select(static i => (double)i)),
            static path => NpyReader.Read(path).Expect(NpyType.Float32, -1, 3).ToDoubles()
        );

    [Fact]
    public void DamagedCheckpoints_AreRefusedByName() =>
        Damage(
            "a.safetensors",
            static path => VelocityFile.Save(path, new VelocityNet().Parameters),
            static path => VelocityFile.Load(path)
        );

    [Fact]
    public void DamagedNotes_AreRefusedByName() =>
        Damage(
            "a.safetensors",
            static path =>
                Checkpoint.Save(
                    path,
                    new VelocityNet().Parameters,
                    notes: new Dictionary<string, string> { ["model"] = "shells" }
                ),
            static path => CheckpointNotes.Read(path)
        );

    [Fact]
    public void DamagedEstimators_AreRefusedByName() =>
        Damage(
            "b.safetensors",
            static path =>
                EstimatorFile.Save(
                    path,
                    "invariant-small",
                    (IStoredEstimator)Samples.Galaxies.Inference.Estimators.Find("invariant-small"),
                    InferenceInput.Velocities,
                    new InferenceScore([0.5, 0.5], [1, 1])
                ),
            static path => EstimatorFile.Load(path),
            trials: 60
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

    private void Damage(string name, Action<string> write, Action<string> read, int trials = Trials)
    {
        string path = _folder.PathOf(name);
        write(path);
        byte[] whole = File.ReadAllBytes(path);
        read(path);
        var random = new Random(17);
        int refused = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            byte[] bytes = trial % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            // Mostly in the header, where it matters.
            for (int change = trial % 3; change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(Math.Min(bytes.Length, random.Next(2) == 0 ? 128 : bytes.Length))] = (byte)
                    random.Next(256);
            }

            File.WriteAllBytes(path, bytes);
            try
            {
                read(path);
            }
            catch (DataFileException error)
            {
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.InRange(refused, 1, trials);
    }
}
