using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Study;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>
/// The grid of the study: its cells as files, how it goes on, and what is concluded from errors that are known.
/// </summary>
public sealed class StudyTests(SimulatedClouds simulated) : IClassFixture<SimulatedClouds>, IDisposable
{
    private static readonly StudyCell Cell = new(StudyModels.Invariant, StudyModels.Small, 8, 1);
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public void Cells_ComeBackAsTheyWereKept()
    {
        StudyFolder folder = Folder("plan");
        folder.Write(
            Result(
                Cell,
                2000,
                [
                    [0.3, 0.8],
                    [0.25, 0.9],
                ]
            )
        );
        StudyResult read = folder.Read(Cell, _warnings.Add)!;
        Assert.Equal([0.25, 0.9], read.Predictions[1]);
        Assert.Equal(Cell, read.Cell);
        Assert.Empty(_warnings);
        Assert.Null(folder.Read(Cell with { Seed = 2 }, _warnings.Add));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"cell\":")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("null")]
    public void DamagedCells_AreDoneAgain(string text)
    {
        StudyFolder folder = Folder("plan");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.FileOf(Cell))!);
        File.WriteAllText(folder.FileOf(Cell), text);
        Assert.Null(folder.Read(Cell, _warnings.Add));
        Assert.Contains("is done again", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void CellsOfAnotherNameOrLength_AreDoneAgain_ButNotThoseOfAnotherStudy()
    {
        StudyFolder folder = Folder("plan");
        folder.Write(
            Result(
                Cell,
                2000,
                [
                    [0.3, 0.8],
                ]
            )
        );
        Assert.Null(folder.Read(Cell, _warnings.Add));
        File.Copy(folder.FileOf(Cell), folder.FileOf(Cell with { Seed = 3 }));
        Assert.Null(folder.Read(Cell with { Seed = 3 }, _warnings.Add));
        Assert.Equal(2, _warnings.Count);
        var error = Assert.Throws<DataFileException>(() => Folder("other").Read(Cell, _warnings.Add));
        Assert.Contains("another study", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRunner_DoesWhatIsLeftAndKeepsWhatIsDone()
    {
        var data = new InferenceData(simulated.Clouds[..8], simulated.Clouds[8..12], simulated.Clouds[12..16]);
        var other = new StudyCell(StudyModels.Augmented, StudyModels.Small, 8, 1);
        var grid = new StudyGrid([Cell, other], Steps: 2, BatchSize: 2);
        string plan = grid.Describe(StudyRunner.MarkOf(data));
        var folder = new StudyFolder(_folder.FullName, plan, data.Test.Count);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Empty(new StudyRunner(grid, data, folder, TextWriter.Null).Run(plan, 1, cancelled.Token));

        IReadOnlyList<StudyResult> results = new StudyRunner(grid, data, folder, TextWriter.Null).Run(plan, 2);
        Assert.Equal([Cell, other], results.Select(static r => r.Cell));
        Assert.True(results[0].SymmetryError < Tolerance.Sample.Network.Single && results[1].SymmetryError > 0.01);
        DateTime written = File.GetLastWriteTimeUtc(folder.FileOf(other));
        File.WriteAllText(folder.FileOf(Cell), "damaged");
        IReadOnlyList<StudyResult> again = new StudyRunner(grid, data, folder, TextWriter.Null).Run(plan, 1);
        Assert.Equal(results[0].Predictions, again[0].Predictions);
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder.FileOf(other)));

        new StudyReport(again, InferenceScore.Truth(data.Test), 2).Write(_folder.FullName, "test");
        foreach (
            string name in new[]
            {
                "study.csv",
                "study.md",
                "accuracy_by_weights.png",
                "accuracy_by_weights.svg",
                "accuracy_by_clouds.png",
            }
        )
        {
            Assert.True(new FileInfo(_folder.PathOf(name)).Length > 100, name);
        }
    }

    [Fact]
    public void TheGrid_BeginsWithTheFirstSeedOfEverything()
    {
        StudyGrid grid = StudyGrid.Standard(1350, 3, full: false);
        Assert.Equal(grid.Cells.Count, grid.Cells.Distinct().Count());
        Assert.True(grid.Cells.Take(grid.Cells.Count / 3).All(static c => c.Seed == 1));
        Assert.All(grid.Cells, static c => StudyModels.Find(c.Model, c.Size));
        Assert.Equal(
            4 * 3 * 4 * 3,
            StudyGrid.Standard(1350, 3, full: true).Cells.Count(static c => StudyGrid.Compared.Contains(c.Model))
        );
    }

    [Fact]
    public void Models_HaveTheWeightsThatTheirSizesName()
    {
        foreach (StudyModel model in StudyModels.All)
        {
            int expected = model.Size switch
            {
                StudyModels.Small => 2000,
                StudyModels.Medium => 8000,
                _ => 30000,
            };
            Assert.InRange(model.Create().WeightCount, 0.75 * expected, 1.3 * expected);
        }
    }

    [Fact]
    public void Conclusions_FollowFromErrors()
    {
        // Errors fall with weights alike, but l1 needs ten times fewer; and with clouds twice as steeply.
        double[][] truth =
        [
            .. Enumerable
                .Range(0, 60)
                .Select(static i => new[] { 0.1 + (0.4 * i / 59.0), 0.6 + (0.4 * (i * 7 % 60) / 59.0) }),
        ];
        List<StudyResult> results = [];
        void Add(string model, string size, int clouds, int weights, double error)
        {
            double[][] predictions =
            [
                .. truth.Select(
                    (t, i) =>
                        new[]
                        {
                            t[0] + ((i % 2 == 0 ? 1 : -1) * 0.117 * Math.Sqrt(error)),
                            t[1] + ((i % 2 == 0 ? 1 : -1) * 0.117 * Math.Sqrt(error)),
                        }
                ),
            ];
            results.Add(Result(new StudyCell(model, size, clouds, 1), weights, predictions));
        }

        foreach (string model in StudyGrid.Compared)
        {
            double factor = model == StudyModels.Vectors ? 0.1 : 1,
                power = model == StudyModels.Vectors ? -0.4 : -0.2;
            Add(model, StudyModels.Small, 1000, 2000, 0.2 * Math.Pow(factor, 0.5));
            Add(model, StudyModels.Medium, 1000, 20000, 0.2 * Math.Pow(factor, 0.5) * Math.Pow(10, -0.5));
            foreach (int clouds in new[] { 100, 300 })
            {
                double more = Math.Pow(clouds / 1000.0, power);
                Add(model, StudyModels.Medium, clouds, 20000, 0.2 * Math.Pow(factor, 0.5) * Math.Pow(10, -0.5) * more);
            }
        }

        string page = string.Join(
            '\n',
            new StudyConclusions(StudyGroup.Of(results, truth), new Bootstrap(truth.Length)).Lines()
        );
        Assert.Contains(
            "against augmented: 10.0 [10.0, 10.0]: an order of magnitude fewer (10.0 is the edge of the grid",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "against invariant: -0.20 [-0.20, -0.20]: shown (without the cells of 100 clouds: -0.20 [-0.20, -0.20];",
            page,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Dispose();

    private StudyFolder Folder(string plan) => new(_folder.FullName, plan, testClouds: 2);

    private static StudyResult Result(StudyCell cell, int weights, double[][] predictions) =>
        new(cell, "plan", weights, 1000, [0, 0], predictions, 0, 1, "test", DateTime.UnixEpoch);
}
