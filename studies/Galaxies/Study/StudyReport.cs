using System.Globalization;
using System.Text;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Plots;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>Table (CSV and Markdown), plots and conclusions of the cells that are there.</summary>
/// <param name="results">The cells.</param>
/// <param name="truth">The labels of the test clouds.</param>
/// <param name="cells">Cells of the whole grid.</param>
public sealed class StudyReport(IReadOnlyList<StudyResult> results, double[][] truth, int cells)
{
    private const string Header =
        "model,size,training_clouds,seed,weights,multiply_adds,r2_omega_m,r2_sigma_8,mse_omega_m,"
        + "mse_sigma_8,symmetry_error,seconds,commit,finished";

    /// <summary>Writes everything.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="command">What made it, for the page.</param>
    public void Write(string folder, string command)
    {
        WriteText(Path.Combine(folder, "study.csv"), [Header, .. results.Select(Row)]);
        IReadOnlyList<StudyGroup> groups = StudyGroup.Of(results, truth);
        var bootstrap = new Bootstrap(truth.Length);
        WriteText(Path.Combine(folder, "study.md"), Page(groups, bootstrap, command));
        if (groups.Count == 0)
            return;

        int most = groups.Max(static g => g.Clouds);
        StudyGroup[] all = [.. groups.Where(g => g.Clouds == most)],
            medium = [.. groups.Where(static g => g.Size == StudyModels.Medium)];
        StudyPlot.Save(
            Path.Combine(folder, "accuracy_by_weights"),
            $"Accuracy against weights ({most} training clouds)",
            "trained weights",
            all,
            static g => g.Weights,
            bootstrap
        );
        StudyPlot.Save(
            Path.Combine(folder, "accuracy_by_operations"),
            $"Accuracy against work ({most} training clouds)",
            "million multiply-adds of a prediction",
            all,
            static g => g.Results[0].MultiplyAdds / 1e6,
            bootstrap
        );
        StudyPlot.Save(
            Path.Combine(folder, "accuracy_by_clouds"),
            "Accuracy against training clouds (about 8,000 weights)",
            "training clouds",
            medium,
            static g => g.Clouds,
            bootstrap
        );
    }

    private string Row(StudyResult r)
    {
        InferenceScore score = r.Score(truth);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Cell.Model},{r.Cell.Size},{r.Cell.Clouds},{r.Cell.Seed},{r.Weights},{r.MultiplyAdds}"
                + $",{score.R2[0]:0.0000},{score.R2[1]:0.0000},{score.MeanSquaredError[0]:0.000000}"
                + $",{score.MeanSquaredError[1]:0.000000},{r.SymmetryError:0.0e+0},{r.Seconds:0},{r.Commit}"
                + $",{r.Finished:s}"
        );
    }

    private IEnumerable<string> Page(IReadOnlyList<StudyGroup> groups, Bootstrap bootstrap, string command)
    {
        yield return "# Symmetric and other models on galaxy clouds";
        yield return "";
        yield return $"{results.Count} of {cells} cells; {truth.Length} test clouds. Made by `{command}`.";
        if (results.Count > 0)
        {
            yield return $"Every cell: {results[0].Plan}. Versions: "
                + $"{string.Join(", ", results.Select(static r => r.Commit).Distinct())}; last cell "
                + $"{results.Max(static r => r.Finished):u}.";
        }

        yield return "R² is that of positions and velocities on clouds that no model has seen, averaged over seeds; "
            + "the interval is 95 %, drawn over test clouds and seeds, of the mean of both.";
        yield return "";
        yield return "| model | size | weights | multiply-adds | clouds | seeds | R² Ω_m | R² σ_8 | mean R² "
            + "| seconds |";
        yield return "|---|---|---|---|---|---|---|---|---|---|";
        foreach (
            StudyGroup g in groups
                .OrderBy(static g => g.Model, StringComparer.Ordinal)
                .ThenBy(static g => g.Weights)
                .ThenBy(static g => g.Clouds)
        )
        {
            Interval interval = bootstrap.Of([g], static e => 1 - e[0]);
            double[] r2 = [.. Enumerable.Range(0, 2).Select(p => g.Results.Average(r => r.Score(truth).R2[p]))];
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"| {g.Model} | {g.Size} | {g.Weights} | {g.Results[0].MultiplyAdds / 1e6:0.0} M | "
                    + $"{g.Clouds} | {g.Results.Count} | {r2[0]:0.000} | {r2[1]:0.000} | "
                    + $"{interval.ToText("0.000")} | {g.Results.Average(static r => r.Seconds):0} |"
            );
        }

        yield return "";
        if (groups.Count > 0 && groups.Min(static g => g.Results.Count) == 1)
        {
            yield return "**Some cells have one seed only: their intervals know nothing of the scatter between "
                + "seeds, and what follows is provisional.**";
            yield return "";
        }

        foreach (string line in new StudyConclusions(groups, bootstrap).Lines())
            yield return line;
    }

    private static void WriteText(string path, IEnumerable<string> lines) =>
        AtomicFile.Write(
            path,
            stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(static l => l + "\n"))))
        );
}
