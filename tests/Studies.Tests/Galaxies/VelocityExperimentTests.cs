using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Samples.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Models;
using GeoDL.Typed.Studies.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;
using CommandLine = GeoDL.Typed.Studies.Galaxies.Running.CommandLine;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public sealed class VelocityExperimentTests : IDisposable
{
    private static readonly byte[] PngSignature = [0x89, .. "PNG"u8];
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_GoesFromCloudsToTheCatalogue()
    {
        string data = _folder.PathOf("data"),
            results = _folder.PathOf("results");
        StoredClouds.Write(data, CloudSimulator.SimulateMany(16, seed: 5), seed: 5);
        var output = new StringWriter();
        new VelocityExperiment(Options(data, results, clouds: 6), simulate: false, learningCurve: true, output).Run();

        string report = output.ToString();
        foreach (
            string expected in new[]
            {
                "6 train, 2 validate, 4 test (from number 12 on)",
                "linear-60 ",
                "linear-250",
                "long-range",
                "attention",
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
            EquivarianceReport.Measure(model.In(Precision.Double), clouds[3], Precision.Double, 3).Largest,
            0,
            Tolerance.Sample.Network.Double
        );
        Assert.InRange(
            EquivarianceReport.Measure(model.In(Precision.Single), clouds[3], Precision.Single, 3).Largest,
            0,
            Tolerance.Sample.Network.Single
        );
    }

    [Fact]
    public void TooFewClouds_AreRefused()
    {
        StoredClouds.Write(_folder.FullName, CloudSimulator.SimulateMany(3, seed: 5), seed: 5);
        var error = Assert.Throws<DataFileException>(() =>
            new VelocityExperiment(
                Options(_folder.FullName, "", clouds: 50),
                simulate: false,
                learningCurve: false,
                TextWriter.Null
            ).Load()
        );
        Assert.Contains("3 clouds are too few for 50 to train", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SimulatedClouds_AreSplitWithoutOverlap()
    {
        TrainingSet set = new VelocityExperiment(
            Options(null, "", clouds: 3),
            simulate: true,
            learningCurve: false,
            TextWriter.Null
        ).Load();
        Assert.Equal((3, 2, 5), (set.Training.Count, set.Validation.Count, set.Test.Count));
        Assert.Equal(
            10,
            set.Training.Concat(set.Validation).Concat(set.Test).Select(static c => c.Positions[0]).Distinct().Count()
        );
    }

    [Theory]
    [InlineData("velocities", "--catalogue", "nowhere.csv")]
    [InlineData("velocities", "--data", "nowhere")]
    [InlineData("velocities", "--clouds", "0")]
    [InlineData("evaluate", "--model", "nowhere", "--data", "nowhere")]
    [InlineData("galaxies")]
    public void CommandLine_AnswersBadInputWithACode(params string[] arguments) =>
        Assert.Equal(1, CommandLine.Create().Parse(arguments).Invoke());

    [Fact]
    public void SimulateCommand_WritesCloudsThatAreReadAgain()
    {
        Assert.Equal(
            0,
            CommandLine.Create().Parse(["simulate", "--clouds", "2", "--seed", "9", "--out", _folder.FullName]).Invoke()
        );
        PeaksDataset data = CloudFiles.Open(_folder.FullName);
        Assert.Equal(2, data.Count);
        GalaxyCloud expected = CloudSimulator.SimulateMany(1, seed: 9)[0];
        Assert.Equal(expected.Positions[4], data[0].Positions[4], 0.01);
    }

    public void Dispose() => _folder.Dispose();

    private static RunOptions Options(string? data, string results, int clouds) =>
        new(
            data,
            CataloguePath: null,
            results,
            clouds,
            Epochs: 1,
            Seed: 7,
            MatchMode.Scale,
            MinDistance: 10.0,
            MaxDistance: null,
            Galaxies: 200
        );
}
