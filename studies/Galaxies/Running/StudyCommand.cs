using System.CommandLine;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Study;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>
/// The command <c>study</c>: do symmetric models need fewer weights, and do they gain more from each further cloud?
/// </summary>
public static class StudyCommand
{
    private const int QuickClouds = 240;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> data = new("--data")
        {
            Description =
                "Folder with peaks512_*.npy, or an HDF5 file (default: shared/data/galaxies beside a "
                + "parent folder, else simulated clouds)",
        };
        Option<string> output = new("--out")
        {
            Description = "Folder for cells, table and plots; a study there goes on",
            DefaultValueFactory = static _ => "results/study",
        };
        Option<int> seeds = CommandOptions.Positive("--seeds", "Seeds of every cell", 3);
        Option<bool> full = new("--full") { Description = "Every size with every number of clouds" };
        Option<bool> quick = new("--quick")
        {
            Description = "A small form, about five minutes; its results go to results/study-quick",
        };
        Option<bool> report = new("--report")
        {
            Description = "Train nothing; only write table and plots of the cells that are there",
        };
        Command command = new(
            "study",
            "Trains the grid of models, sizes and numbers of clouds; goes on where it was interrupted."
        )
        {
            data,
            output,
            seeds,
            full,
            quick,
            report,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            bool isQuick = parsed.GetValue(quick);
                            string folder =
                                parsed.GetValue(output)!
                                + (isQuick && parsed.GetResult(output) is null or { Implicit: true } ? "-quick" : "");
                            InferenceData clouds = InferenceSource.Load(
                                parsed.GetValue(data),
                                isQuick ? QuickClouds : 0,
                                seed: 7,
                                Console.Out,
                                cancellation
                            );
                            StudyGrid grid = isQuick
                                ? StudyGrid.Quick(clouds.Training.Count)
                                : StudyGrid.Standard(
                                    clouds.Training.Count,
                                    parsed.GetValue(seeds),
                                    parsed.GetValue(full)
                                );
                            string plan = grid.Describe(StudyRunner.MarkOf(clouds));
                            var files = new StudyFolder(folder, plan, clouds.Test.Count);
                            IReadOnlyList<StudyResult> results = parsed.GetValue(report)
                                ?
                                [
                                    .. grid
                                        .Cells.Select(cell => files.Read(cell, Console.Out.WriteLine))
                                        .OfType<StudyResult>(),
                                ]
                                : new StudyRunner(grid, clouds, files, Console.Out).Run(plan, threads: 0, cancellation);
                            new StudyReport(results, InferenceScore.Truth(clouds.Test), grid.Cells.Count).Write(
                                folder,
                                $"study{(isQuick ? " --quick" : parsed.GetValue(full) ? " --full" : "")}"
                                    + $" --seeds {parsed.GetValue(seeds)}"
                            );
                            Console.WriteLine(
                                $"{results.Count} of {grid.Cells.Count} cells: "
                                    + $"{Path.Combine(folder, "study.md")}, study.csv, plots."
                            );
                            return results.Count == grid.Cells.Count || parsed.GetValue(report)
                                ? 0
                                : Guarded.Interrupted;
                        },
                        cancellation
                    )
                )
        );
        return command;
    }
}
