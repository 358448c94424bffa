using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Samples.Galaxies.Running;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class ExperimentTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, .. "PNG"u8];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_GoesFromCloudsToTheCatalogue()
    {
        var output = new StringWriter();
        new Experiment(
            new RunOptions(
                DataFolder: null,
                CataloguePath: null,
                _folder.FullName,
                Clouds: 6,
                Epochs: 1,
                Seed: 7,
                MatchMode.Scale,
                MinDistance: 10.0,
                MaxDistance: null,
                Galaxies: 200
            ),
            output
        ).Run();

        string report = output.ToString();
        foreach (
            string expected in new[]
            {
                "6 train, 2 validate, 10 test",
                "On 10 clouds that it has not seen: R2",
                "The network, stage by stage:",
                "10481 rows, 9900 kept",
                "541 with a missing value",
                "40 with z <= 0",
                "200 used",
                "redshift stands for distance",
                "edges of the survey are",
                "not corrected",
                "no truth to compare with",
            }
        )
        {
            Assert.Contains(expected, report, StringComparison.Ordinal);
        }

        foreach (string plot in new[] { "test_cloud.png", "openngc_subset_velocities.png" })
            Assert.Equal(PngSignature, File.ReadAllBytes(_folder.PathOf(plot)).Take(4));

        Assert.Equal(200, CsvTable.Read(_folder.PathOf("openngc_subset_velocities.csv")).RowCount);
        Assert.Equal(6304, VelocityFile.Load(_folder.PathOf("steerable.safetensors")).Parameters.Count);
    }

    [Fact]
    public void Clouds_OfAFolder_AreReadAndSplit()
    {
        Write(clouds: 16);
        var output = new StringWriter();

        TrainingSet set = TrainingSet.Read(PeaksDataset.Open(_folder.FullName), "folder", 6, output);

        Assert.Contains("6 train, 2 validate, 4 test (from number 12 on)", output.ToString(), StringComparison.Ordinal);
        Assert.Equal((6, 2, 4), (set.Training.Count, set.Validation.Count, set.Test.Count));
        // Each cloud's first number is its own, in units of 500/65536 Mpc/h and 0.1 km/s.
        Assert.Equal([12.0, 13.0, 14.0, 15.0], set.Test.Select(static c => c.Positions[0] * 65536 / 500));
        Near.Equal(1.3, set.Test[1].Velocities[0], Tolerance.Rounding.Hundreds);
        Assert.Equal(0.25, set.Test[1].Cosmology!.OmegaM);
    }

    [Fact]
    public void TooFewClouds_AreRefused()
    {
        Write(clouds: 3);
        var error = Assert.Throws<DataFileException>(() =>
            TrainingSet.Read(PeaksDataset.Open(_folder.FullName), _folder.FullName, 50, TextWriter.Null)
        );
        Assert.Contains("3 clouds are too few for 50 to train", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--catalogue", "nowhere.csv")]
    [InlineData("--data", "nowhere")]
    [InlineData("--clouds", "0")]
    [InlineData("--match", "Stretch")]
    public void CommandLine_AnswersBadInputWithACode(params string[] arguments) =>
        Assert.Equal(1, CommandLine.Create().Parse(arguments).Invoke());

    [Fact]
    public void Weights_AreReadAsTheyWereSaved_AndForeignOnesAreRefused()
    {
        var net = new VelocityNet(seed: 5);
        VelocityFile.Save(_folder.PathOf("net.safetensors"), net.Parameters);

        VelocityNet read = VelocityFile.Load(_folder.PathOf("net.safetensors"));

        Assert.Equal(net.Parameters["read.weight"].ToArray(), read.Parameters["read.weight"].ToArray());
        Checkpoint.Save(_folder.PathOf("other.safetensors"), new Samples.NBody.Network.NBodyNet().Parameters);
        Assert.Throws<DataFileException>(() => VelocityFile.Load(_folder.PathOf("other.safetensors")));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(int clouds)
    {
        IEnumerable<double> numbers = Enumerable
            .Range(0, clouds)
            .SelectMany(static i => Enumerable.Repeat((double)i, 512 * 3));
        NpyWriter.Write(_folder.PathOf("peaks512_pos_u16.npy"), NumberType.UInt16, [clouds, 512, 3], numbers);
        NpyWriter.Write(_folder.PathOf("peaks512_vel_i16.npy"), NumberType.Int16, [clouds, 512, 3], numbers);
        NpyWriter.Write(
            _folder.PathOf("peaks512_params.npy"),
            NumberType.Float32,
            [clouds, 5],
            Enumerable.Repeat(0.25, 5 * clouds)
        );
    }
}
