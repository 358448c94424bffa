using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public sealed class StoredCloudsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Written_IsReadAgainToTheStoredPrecision()
    {
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(2, seed: 1);
        // A position that rounds up to the far side comes back at the near one.
        clouds[1].Positions[0] = 499.9999;
        StoredClouds.Write(_folder.FullName, clouds, seed: 1);
        PeaksDataset data = CloudFiles.Open(_folder.FullName);

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
    public void Write_RefusesCloudsOfOtherSizes() =>
        Assert.Throws<ArgumentException>(
            "clouds",
            () => StoredClouds.Write(_folder.FullName, [GalaxyCloud.Open([1, 2, 3])], seed: 1)
        );

    public void Dispose() => _folder.Dispose();
}
