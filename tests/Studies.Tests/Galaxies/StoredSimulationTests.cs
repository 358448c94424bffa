using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public sealed class StoredSimulationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void InterruptedSimulation_GoesOnAsIfItHadNotBeen()
    {
        string whole = _folder.PathOf("whole"),
            parts = _folder.PathOf("parts");
        Assert.True(Of(whole, 4).Run(5, fresh: false));
        Assert.True(Of(parts, 4).Run(3, fresh: false));

        Assert.True(Of(parts, 4).Run(5, fresh: false));

        foreach (string file in Directory.GetFiles(whole))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(parts, Path.GetFileName(file))));
    }

    [Fact]
    public void InterruptionBetweenTheFiles_LosesNothingThatAllHave()
    {
        string folder = _folder.PathOf("a");
        Of(folder, 4).Run(4, fresh: false);
        byte[] velocities = File.ReadAllBytes(Path.Combine(folder, "peaks512_vel_i16.npy"));
        Of(folder, 4).Run(6, fresh: false);
        File.WriteAllBytes(Path.Combine(folder, "peaks512_vel_i16.npy"), velocities);

        Assert.Throws<DataFileException>(() => CloudFiles.Open(folder));
        Assert.Equal(4, StoredClouds.Finished(folder, 4).Length);
        Of(folder, 4).Run(6, fresh: false);
        Assert.Equal(6, CloudFiles.Open(folder).Count);
    }

    [Fact]
    public void Cancelled_WritesNothingHalf()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.False(Of(_folder.PathOf("a"), 4).Run(4, fresh: false, source.Token));

        Assert.Empty(StoredClouds.Finished(_folder.PathOf("a"), 4));
    }

    [Fact]
    public void OtherClouds_AreNotOverwritten()
    {
        string folder = _folder.PathOf("a");
        StoredClouds.Write(folder, CloudSimulator.SimulateMany(2, seed: 40), seed: 40);

        var error = Assert.Throws<DataFileException>(() => Of(folder, 4).Run(2, fresh: false));

        Assert.Contains("--fresh", error.Message, StringComparison.Ordinal);
        Assert.True(Of(folder, 4).Run(2, fresh: true));
        Assert.Equal(2, StoredClouds.Finished(folder, 4).Length);
    }

    [Fact]
    public void DamagedClouds_AreNamed()
    {
        string folder = _folder.PathOf("a"),
            file = Path.Combine(folder, "peaks512_params.npy");
        Of(folder, 4).Run(2, fresh: false);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^3]);

        Assert.Equal(file, Assert.Throws<DataFileException>(() => Of(folder, 4).Run(3, fresh: false)).FilePath);
    }

    public void Dispose() => _folder.Dispose();

    private static StoredSimulation Of(string folder, ulong seed) => new(folder, seed, TextWriter.Null);
}
