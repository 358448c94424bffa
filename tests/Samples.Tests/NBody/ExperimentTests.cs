using GeoDL.Typed.Samples.NBody.Data;
using GeoDL.Typed.Samples.NBody.Reports;
using GeoDL.Typed.Samples.NBody.Running;
using GeoDL.Typed.Samples.NBody.Training;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.NBody;

public sealed class ExperimentTests : IDisposable
{
    private static readonly SplitSize Small = new(25, 8, 8);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_GoesFromFilesToTheTable()
    {
        string data = _folder.PathOf("data"),
            results = _folder.PathOf("results");
        TrajectoryFiles.Write(data, TrajectorySource.Simulate(Small, seed: 3));
        var output = new StringWriter();

        Assert.True(new Experiment(Options(data, results), output).Run());

        string report = output.ToString();
        foreach (
            string expected in new[]
            {
                "25 train, 8 validate, 8 test",
                "x + v",
                "EGNN                         0.0071",
                "SEGNN                        0.0043",
                "this network",
                "Double",
            }
        )
        {
            Assert.Contains(expected, report, StringComparison.Ordinal);
        }

        string[] curve = File.ReadAllLines(Path.Combine(results, "curve.csv"));
        Assert.Equal(CurvePoint.Header, curve[0]);
        Assert.Equal(4, CurvePoint.FromRow(curve[^1]).Step);
        Assert.Equal([0x89, .. "PNG"u8], File.ReadAllBytes(Path.Combine(results, "curve.png")).Take(4));

        var evaluation = new StringWriter();
        Score score = EvaluateCommand.Run(Path.Combine(results, "model.safetensors"), data, evaluation);
        Assert.Contains("8 test trajectories", evaluation.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"{"this network", -26} {score.Mean, 8:0.0000} {score.Median, 10:0.00000}"),
            report,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "nowhere",
            Assert
                .Throws<DataFileException>(() =>
                    EvaluateCommand.Run(Path.Combine(results, "nowhere"), data, evaluation)
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Files_AreReadAsTheyWereWritten()
    {
        NBodyData written = TrajectorySource.Simulate(Small, seed: 3);
        TrajectoryFiles.Write(_folder.FullName, written);

        NBodyData read = TrajectoryFiles.Read(_folder.FullName);

        Assert.Equal((25, 8, 8), (read.Training.Count, read.Validation.Count, read.Test.Count));
        Assert.Equal(
            written.Test[3].Positions[2].Select(static x => (float)x),
            read.Test[3].Positions[2].Select(static x => (float)x)
        );
        Assert.Equal(written.Test[3].Charges, read.Test[3].Charges);
    }

    [Theory]
    [InlineData("nbody_charged5_valid_vel.npy", "truncated")]
    [InlineData("nbody_charged5_test_charges.npy", "each is -1 or 1")]
    public void DamagedFiles_AreNamed(string name, string problem)
    {
        TrajectoryFiles.Write(_folder.FullName, TrajectorySource.Simulate(Small, seed: 3));
        string file = _folder.PathOf(name);
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, problem == "truncated" ? bytes[..^40] : [.. bytes[..^4], 0, 0, 0, 0x40]);

        var error = Assert.Throws<DataFileException>(() => TrajectoryFiles.Read(_folder.FullName));

        Assert.Equal(file, error.FilePath);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TooFewTrajectories_AreRefused()
    {
        TrajectoryFiles.Write(_folder.FullName, TrajectorySource.Simulate(Small, seed: 3));

        var error = Assert.Throws<DataFileException>(() =>
            TrajectorySource.Load(Options(_folder.FullName, "") with { Size = SplitSize.Protocol }, TextWriter.Null)
        );

        Assert.Contains("25 training trajectories are there, 3000 are needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_IsTheMeanOverCoordinates()
    {
        Trajectory[] two = ReferenceTrajectories.All;

        Score score = Score.Of(two, static t => [.. Clouds.Target(t).Select((d, i) => i == 0 ? d + 3 : d)]);

        Near.Equal(9.0 / 15, score.Mean, Tolerance.Rounding.Dozens);
        // A mean of squares of what rounding leaves.
        double rounding = Tolerance.Rounding.Dozens * Tolerance.Rounding.Dozens;
        Near.Equal(0, Score.Of(two, Clouds.Target).Mean, rounding, scale: 1);
    }

    [Fact]
    public void LinearBaseline_FitsTheTrainingTrajectoriesBest()
    {
        NBodyData data = TrajectorySource.Simulate(Small, seed: 3);
        IReadOnlyList<LinearBaseline> baselines = LinearBaseline.Fit(data.Training);

        double[] errors = [.. baselines.Select(b => Score.Of(data.Training, b.Displacement).Mean)];

        Assert.Equal(errors[2], errors.Min());
        Assert.True(
            Score.Of(data.Training, (baselines[2] with { Factor = baselines[2].Factor + 0.01 }).Displacement).Mean
                > errors[2]
        );
    }

    [Theory]
    [InlineData("--data", "nowhere")]
    [InlineData("--minutes", "0")]
    [InlineData("--epochs", "0")]
    [InlineData("--threads", "-1")]
    [InlineData("simulate")]
    public void CommandLine_AnswersBadInputWithACode(params string[] arguments) =>
        Assert.Equal(1, CommandLine.Create().Parse(arguments).Invoke());

    public void Dispose() => _folder.Dispose();

    private static RunOptions Options(string data, string results) =>
        new(data, Simulate: false, results, Minutes: null, Epochs: 4, Small, Seed: 7, Threads: 0, Fresh: false);
}
