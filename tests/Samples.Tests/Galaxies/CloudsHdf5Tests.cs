using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Running;
using GeoDL.Typed.Samples.Galaxies.Simulation;
using PureHDF;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class CloudsHdf5Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Written_IsReadAgainInSinglePrecision()
    {
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(3, seed: 1);
        string path = _folder.PathOf("clouds.h5");
        CloudsHdf5.Write(path, clouds, seed: 1);
        PeaksDataset data = PeaksDataset.Open(path);

        Assert.Equal(3, data.Count);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(clouds[i].Positions.Select(static x => (double)(float)x), data[i].Positions);
            Assert.Equal(clouds[i].Velocities.Select(static v => (double)(float)v), data[i].Velocities);
            Assert.Equal(500.0, data[i].BoxLength);
            Assert.Equal((float)clouds[i].Cosmology!.OmegaM, data[i].Cosmology!.OmegaM);
            Assert.Equal((float)clouds[i].Cosmology!.Sigma8, data[i].Cosmology!.Sigma8);
        }
    }

    [Fact]
    public void Simulation_WritesItBesideItsOwnFiles()
    {
        using var output = new StringWriter();
        Assert.True(new StoredSimulation(_folder.FullName, 4, output, hdf5: true).Run(2, fresh: false));
        Assert.Contains("peaks512.h5", output.ToString(), StringComparison.Ordinal);
        GalaxyCloud[] clouds = CloudsHdf5.Read(_folder.PathOf("peaks512.h5")), stored = PeaksDataset.Open(_folder.FullName).Clouds(0, 2);
        Assert.Equal(stored[1].Cosmology!.OmegaM, clouds[1].Cosmology!.OmegaM, 1e-6);
        Assert.Equal(stored[1].Positions[7], clouds[1].Positions[7], 0.01);
        // Clouds of another seed do not lie beside it.
        Assert.True(new StoredSimulation(_folder.FullName, 5, output).Run(1, fresh: true));
        Assert.False(File.Exists(_folder.PathOf("peaks512.h5")));
    }

    [Fact]
    public void Read_NamesWhatIsWrong()
    {
        Check("there is no such file", _folder.PathOf("nowhere.h5"));
        string path = _folder.PathOf("clouds.h5");
        File.WriteAllText(path, "ra,dec,cz\n1,2,3\n");
        Check("this is no HDF5 file", path);

        CloudsHdf5.Write(path, CloudSimulator.SimulateMany(2, seed: 1), seed: 1);
        byte[] whole = File.ReadAllBytes(path);
        foreach (int length in new[] { 0, 7, 50, 100, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Check(length < 8 ? "this is no HDF5 file" : "the file is cut off", path);
        }

        foreach (int place in Enumerable.Range(0, 40).Select(i => i * whole.Length / 4000))
        {
            byte[] damaged = [.. whole];
            damaged[place] ^= 0x55;
            File.WriteAllBytes(path, damaged);
            _ = Record.Exception(() => PeaksDataset.Open(path)) is null or DataFileException ? 0 : throw new InvalidOperationException($"byte {place}");
        }

        new H5File { ["positions"] = new H5Dataset(new float[6], fileDims: [1, 2, 3]) }.Write(path);
        Check("the dataset 'velocities' is missing", path);
        var other = new H5File
        {
            ["positions"] = new H5Dataset(new float[6], fileDims: [1, 2, 3]),
            ["velocities"] = new H5Dataset(new float[3], fileDims: [1, 1, 3]),
            ["parameters"] = new H5Dataset(new float[5], fileDims: [1, 5]),
        };
        other.Write(path);
        Check("the attribute 'box_length' is missing", path);
        other.Attributes["box_length"] = 500.0;
        other.Write(path);
        Check("found [1, 2, 3], [1, 1, 3] and [1, 5]", path);
        var infinite = new H5File
        {
            ["positions"] = new H5Dataset(new float[] { 0, 1, float.NaN }, fileDims: [1, 1, 3]),
            ["velocities"] = new H5Dataset(new float[3], fileDims: [1, 1, 3]),
            ["parameters"] = new H5Dataset(new float[5], fileDims: [1, 5]),
        };
        infinite.Attributes["box_length"] = 500.0;
        infinite.Write(path);
        Check("not finite", path);
    }

    [Fact]
    public void Write_RefusesCloudsThatDiffer() =>
        Assert.Throws<ArgumentException>("clouds", () => CloudsHdf5.Write(_folder.PathOf("a.h5"), [GalaxyCloud.Open([1, 2, 3])], seed: 1));

    public void Dispose() => _folder.Dispose();

    private static void Check(string expected, string path) =>
        Assert.Contains(expected, Assert.Throws<DataFileException>(() => PeaksDataset.Open(path)).Message, StringComparison.Ordinal);
}
