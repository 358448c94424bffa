using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Models;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Samples.Galaxies.Running;
using GeoDL.Typed.Samples.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public sealed class ExperimentTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, .. "PNG"u8];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_GoesFromCloudsToTheCatalogue()
    {
        string data = _folder.PathOf("data"),
            results = _folder.PathOf("results");
        PeaksDataset.Write(data, CloudSimulator.SimulateMany(16, seed: 5), seed: 5);
        var output = new StringWriter();
        new Experiment(
            new RunOptions(
                data,
                Simulate: false,
                CataloguePath: null,
                results,
                Clouds: 6,
                Epochs: 1,
                Seed: 7,
                LearningCurve: true,
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
                "6 train, 2 validate, 4 test (from number 12 on)",
                "linear-60 ",
                "linear-250",
                "long-range",
                "steerable",
                "95 % intervals of R2 over 4 test clouds; difference to linear-250",
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

        foreach (string plot in new[] { "test_cloud.png", "learning_curve.png", "openngc_subset_velocities.png" })
            Assert.Equal(PngSignature, File.ReadAllBytes(Path.Combine(results, plot)).Take(4));

        CsvTable table = CsvTable.Read(Path.Combine(results, "openngc_subset_velocities.csv"));
        Assert.Equal(200, table.RowCount);
    }

    [Fact]
    public void TheNetworkOnLongRangeSums_TurnsWithItsCloud()
    {
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(4, seed: 5);
        var model = new LongRangeVelocityModel();
        model.Train(new TrainingSet(clouds[..2], clouds[2..3], clouds[3..]), new TrainingSettings(1, 7));
        Assert.InRange(
            EquivarianceReport.Measure(model, clouds[3], Precision.Double, 3).Largest,
            0,
            Tolerance.Sample.Network.Double
        );
        Assert.InRange(
            EquivarianceReport.Measure(model, clouds[3], Precision.Single, 3).Largest,
            0,
            Tolerance.Sample.Network.Single
        );
    }

    [Fact]
    public void TooFewClouds_AreRefused()
    {
        PeaksDataset.Write(_folder.FullName, CloudSimulator.SimulateMany(3, seed: 5), seed: 5);
        var error = Assert.Throws<DataFileException>(() =>
            CloudSource.Load(
                new RunOptions(
                    _folder.FullName,
                    false,
                    null,
                    "",
                    Clouds: 50,
                    1,
                    7,
                    false,
                    MatchMode.Scale,
                    10.0,
                    null,
                    200
                ),
                TextWriter.Null
            )
        );
        Assert.Contains("3 clouds are too few for 50 to train", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SimulatedClouds_AreSplitWithoutOverlap()
    {
        var set = CloudSource.Load(
            new RunOptions(null, Simulate: true, null, "", Clouds: 3, 1, 7, false, MatchMode.Scale, 10.0, null, 200),
            TextWriter.Null
        );
        Assert.Equal((3, 2, 5), (set.Training.Count, set.Validation.Count, set.Test.Count));
        Assert.Equal(
            10,
            set.Training.Concat(set.Validation).Concat(set.Test).Select(static c => c.Positions[0]).Distinct().Count()
        );
    }

    [Theory]
    [InlineData("--catalogue", "nowhere.csv")]
    [InlineData("--data", "nowhere")]
    [InlineData("--clouds", "0")]
    [InlineData("--match", "Stretch")]
    public void CommandLine_AnswersBadInputWithACode(params string[] arguments) =>
        Assert.Equal(1, CommandLine.Create().Parse(arguments).Invoke());

    [Fact]
    public void SimulateCommand_WritesCloudsThatAreReadAgain()
    {
        Assert.Equal(
            0,
            CommandLine.Create().Parse(["simulate", "--clouds", "2", "--seed", "9", "--out", _folder.FullName]).Invoke()
        );
        PeaksDataset data = PeaksDataset.Open(_folder.FullName);
        Assert.Equal(2, data.Count);
        GalaxyCloud expected = CloudSimulator.SimulateMany(1, seed: 9)[0];
        Assert.Equal(expected.Positions[4], data[0].Positions[4], 0.01);
    }

    public void Dispose() => _folder.Dispose();
}
