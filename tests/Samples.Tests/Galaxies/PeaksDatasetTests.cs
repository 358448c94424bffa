using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class PeaksDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Written_IsReadAgainToTheStoredPrecision()
    {
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(2, seed: 1);
        // A position that rounds up to the far side comes back at the near one.
        clouds[1].Positions[0] = 499.9999;
        PeaksDataset.Write(_folder.FullName, clouds, seed: 1);
        PeaksDataset data = PeaksDataset.Open(_folder.FullName);

        Assert.Equal(2, data.Count);
        for (int i = 0; i < 2; i++)
        {
            GalaxyCloud read = data.Clouds(0, 2)[i];
            Assert.Equal(500.0, read.BoxLength);
            Assert.True(
                read.Positions.Zip(
                        clouds[i].Positions,
                        static (a, b) => Math.Abs(a - b - 500.0 * Math.Round((a - b) / 500.0))
                    )
                    .Max()
                    <= 250.0 / 65536.0 * (1 + Tolerance.Rounding.Hundreds)
            );
            Assert.True(
                read.Velocities.Zip(clouds[i].Velocities, static (a, b) => Math.Abs(a - b)).Max()
                    <= 0.05 * (1 + Tolerance.Rounding.Hundreds)
            );
            Near.Equal(clouds[i].Cosmology!.OmegaM, read.Cosmology!.OmegaM, Tolerance.Rounding.Once.Single);
            Near.Equal(clouds[i].Cosmology!.Sigma8, read.Cosmology!.Sigma8, Tolerance.Rounding.Once.Single);
        }

        Assert.Equal(0.0, data[1].Positions[0]);
    }

    [Fact]
    public void Open_NamesWhatIsWrong()
    {
        Check("there is no such folder", _folder.PathOf("nowhere"));
        Check("peaks512_pos_u16.npy: there is no such file", _folder.FullName);

        NpyWriter.Write(_folder.PathOf("peaks512_pos_u16.npy"), NpyType.UInt16, [1, 4, 3], new double[12]);
        Check("the field 'shape' is (1, 4, 3), expected (any, 512, 3)", _folder.FullName);

        NpyWriter.Write(_folder.PathOf("peaks512_pos_u16.npy"), NpyType.UInt16, [2, 512, 3], new double[3072]);
        NpyWriter.Write(_folder.PathOf("peaks512_vel_i16.npy"), NpyType.Float32, [2, 512, 3], new double[3072]);
        Check("peaks512_vel_i16.npy: the field 'descr' is '<f4', expected '<i2'", _folder.FullName);

        NpyWriter.Write(_folder.PathOf("peaks512_vel_i16.npy"), NpyType.Int16, [1, 512, 3], new double[1536]);
        Check("peaks512_vel_i16.npy: the field 'shape' is (1, 512, 3), expected (2, 512, 3)", _folder.FullName);
    }

    [Fact]
    public void Write_RefusesCloudsOfOtherSizes() =>
        Assert.Throws<ArgumentException>(
            "clouds",
            () => PeaksDataset.Write(_folder.FullName, [GalaxyCloud.Open([1, 2, 3])], seed: 1)
        );

    public void Dispose() => _folder.Dispose();

    private static void Check(string expected, string folder) =>
        Assert.Contains(
            expected,
            Assert.Throws<DataFileException>(() => PeaksDataset.Open(folder)).Message,
            StringComparison.Ordinal
        );
}
