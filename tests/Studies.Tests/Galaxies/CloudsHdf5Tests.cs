using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;
using PureHDF;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public sealed class CloudsHdf5Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Written_IsReadAgainInSinglePrecision()
    {
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(3, seed: 1);
        string path = _folder.PathOf("clouds.h5");
        CloudsHdf5.Write(path, clouds, seed: 1);
        PeaksDataset data = CloudFiles.Open(path);

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
        GalaxyCloud[] clouds = CloudsHdf5.Read(_folder.PathOf("peaks512.h5")),
            stored = CloudFiles.Open(_folder.FullName).Clouds(0, 2);
        Near.Equal(stored[1].Cosmology!.OmegaM, clouds[1].Cosmology!.OmegaM, Tolerance.Rounding.Once.Single);
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
            _ = Record.Exception(() => CloudFiles.Open(path)) is null or DataFileException
                ? 0
                : throw new InvalidOperationException($"byte {place}");
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

    public static TheoryData<string, Array> NumberTypes =>
        new()
        {
            { "float64", new[] { 1.25, 2.5, 300 } },
            { "float32", new[] { 1.25f, 2.5f, 300 } },
            { "float16", new[] { (Half)1.25f, (Half)2.5f, (Half)300 } },
            { "int64", new[] { -1L, 2, 300 } },
            { "int32", new[] { -1, 2, 300 } },
            { "int16", new short[] { -1, 2, 300 } },
            { "int8", new sbyte[] { -1, 2, 100 } },
            { "uint64", new ulong[] { 1, 2, 300 } },
            { "uint32", new uint[] { 1, 2, 4000000000 } },
            { "uint16", new ushort[] { 1, 2, 60000 } },
            { "uint8", new byte[] { 1, 2, 200 } },
        };

    /// <summary>Whatever the type of the file's numbers, they are the numbers that were written.</summary>
    [Theory]
    [MemberData(nameof(NumberTypes))]
    public void Read_ConvertsNumbersByType(string type, Array numbers)
    {
        string path = _folder.PathOf(type + ".h5");
        Numbered(numbers, numbers.GetValue(1)!).Write(path);
        GalaxyCloud cloud = CloudsHdf5.Read(path)[0];
        Assert.Equal(
            numbers
                .Cast<object>()
                .Select(static n =>
                    n is Half half
                        ? (double)half
                        : System.Convert.ToDouble(n, System.Globalization.CultureInfo.InvariantCulture)
                ),
            cloud.Positions
        );
        Assert.Equal(cloud.Positions, cloud.Velocities);
        Assert.Equal(cloud.Positions[1], cloud.BoxLength);
    }

    [Fact]
    public void Read_RefusesWhatIsNoNumber()
    {
        string path = _folder.PathOf("clouds.h5");
        Numbered(new[] { 1L, 2, (1L << 53) + 1 }, 500).Write(path);
        Check("the dataset 'positions' has 9007199254740993, which is beyond", path);
        Numbered(new[] { "a", "b", "c" }, 500).Write(path);
        Check("the dataset 'positions' has the type", path);
        Numbered(new[] { 1f, 2, 3 }, "500").Write(path);
        Check("the attribute 'box_length' has the type", path);
        Numbered(new[] { 1f, 2, 3 }, new[] { 500.0, 500.0 }).Write(path);
        Check("the attribute 'box_length' has [2] numbers, not one", path);
        Numbered(new[] { 1f, 2, 3 }, new[] { 500 }).Write(path);
        Assert.Equal(500, CloudsHdf5.Read(path)[0].BoxLength);
    }

    private static H5File Numbered(object numbers, object length)
    {
        var file = new H5File
        {
            ["positions"] = new H5Dataset(numbers, fileDims: [1, 1, 3]),
            ["velocities"] = new H5Dataset(numbers, fileDims: [1, 1, 3]),
            ["parameters"] = new H5Dataset(new[] { 0.3, 0.05, 0.7, 0.96, 0.8 }, fileDims: [1, 5]),
        };
        file.Attributes["box_length"] = length;
        return file;
    }

    [Fact]
    public void Write_RefusesCloudsThatDiffer() =>
        Assert.Throws<ArgumentException>(
            "clouds",
            () => CloudsHdf5.Write(_folder.PathOf("a.h5"), [GalaxyCloud.Open([1, 2, 3])], seed: 1)
        );

    public void Dispose() => _folder.Dispose();

    private static void Check(string expected, string path) =>
        Assert.Contains(
            expected,
            Assert.Throws<DataFileException>(() => CloudFiles.Open(path)).Message,
            StringComparison.Ordinal
        );
}
