using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>
/// Which universe is this? Baselines and the best network, from positions and from positions with velocities.
/// </summary>
/// <param name="data">The clouds.</param>
/// <param name="output">Where the report goes.</param>
public sealed class InferenceExperiment(InferenceData data, TextWriter output)
{
    /// <summary>The head of the table.</summary>
    public const string Header =
        "model                           weights   R2 Omega_m   R2 sigma_8   MSE x 1e3        trained in";

    private readonly List<Entry> _baselines = [],
        _models = [];

    /// <summary>Ridge regression and a perceptron on the statistics of pairs.</summary>
    /// <returns>The trained perceptrons, by the names that <see cref="Estimators.Find"/> knows.</returns>
    public IReadOnlyDictionary<string, IStoredEstimator> RunBaselines(
        ulong seed,
        CancellationToken cancellation = default
    )
    {
        var trained = new Dictionary<string, IStoredEstimator>();
        PairStatistics[] training = Measure(data.Training, cancellation),
            validation = Measure(data.Validation, cancellation),
            test = Measure(data.Test, cancellation);
        foreach (
            (PairStatisticsSet set, string name) in new[]
            {
                (PairStatisticsSet.TwoPoint, "ridge: two-point"),
                (PairStatisticsSet.WithDispersion, "ridge: + dispersion"),
                (PairStatisticsSet.WithInfall, "ridge: + dispersion + infall"),
            }.Take(data.Training.Any(static c => c.Velocities.Any(static v => v != 0)) ? 3 : 1)
        ) // Galaxies at rest have a two-point function only.
        {
            double[][] Rows(PairStatistics[] statistics) => [.. statistics.Select(s => s.Select(set))];
            var watch = Stopwatch.StartNew();
            RidgeBaseline ridge = RidgeBaseline.Fit(
                Rows(training),
                InferenceScore.Truth(data.Training),
                Rows(validation),
                InferenceScore.Truth(data.Validation)
            );
            Report(
                name,
                (Rows(test)[0].Length + 1) * CosmologyLabels.Count,
                [.. Rows(test).Select(ridge.Predict)],
                watch.Elapsed.TotalSeconds,
                _baselines
            );
            EquivariantEstimator<PairFeatures> perceptron = Estimators.Pairs(set);
            Run(
                perceptron,
                new InferencePlan(2000, 16, PeakRate: 3e-3, WeightDecay: 0.1, seed, Threads: 1),
                _baselines,
                cancellation
            );
            trained.Add(Estimators.PairsName(set), perceptron);
        }

        return trained;
    }

    /// <summary>Trains an estimator and reports its score; of several processes only the first one does.</summary>
    /// <returns>The points of the training curve of this run.</returns>
    public IReadOnlyList<InferencePoint> Run(
        Estimator estimator,
        InferencePlan plan,
        CancellationToken cancellation = default
    ) => Run(estimator, plan, _models, cancellation);

    /// <summary>
    /// Reports 95 % intervals of R² over the test clouds, and by how much it is larger than that of the best baseline
    /// on the same clouds.
    /// </summary>
    public void ReportIntervals()
    {
        var intervals = new InferenceIntervals(InferenceScore.Truth(data.Test));
        Entry? best = _baselines.MaxBy(static b => b.MeanR2);
        output.WriteLine();
        output.WriteLine(
            $"95 % intervals of R2 over {data.Test.Count} test "
                + $"clouds{(best is null ? "" : $"; difference to '{best.Name}' on the same clouds")}:"
        );
        foreach (Entry entry in _baselines.Concat(_models))
        {
            for (int p = 0; p < CosmologyLabels.Count; p++)
            {
                string difference =
                    best is null || best == entry
                        ? ""
                        : "   " + intervals.Difference(entry.Predicted, best.Predicted, p).ToText("0.000");
                output.WriteLine(
                    $"{entry.Name, -30} {CosmologyLabels.Names[p], -8} "
                        + $"{intervals.Of(entry.Predicted, p).ToText("0.000")}{difference}"
                );
            }
        }

        ReportDifferences(intervals);
    }

    /// <summary>By how much each network's R² is larger than those of the networks before it.</summary>
    private void ReportDifferences(InferenceIntervals intervals)
    {
        foreach ((int index, Entry entry) in _models.Index())
        {
            foreach (Entry other in _models.Take(index))
            {
                for (int p = 0; p < CosmologyLabels.Count; p++)
                {
                    output.WriteLine(
                        $"{entry.Name + " - " + other.Name, -30} {CosmologyLabels.Names[p], -8} "
                            + $"{intervals.Difference(entry.Predicted, other.Predicted, p).ToText("0.000")}"
                    );
                }
            }
        }
    }

    private IReadOnlyList<InferencePoint> Run(
        Estimator estimator,
        InferencePlan plan,
        List<Entry> kept,
        CancellationToken cancellation
    )
    {
        var watch = Stopwatch.StartNew();
        bool isFirst = plan.Replicas is null or { Index: 0 };
        IReadOnlyList<InferencePoint> points = estimator.Train(
            data,
            plan,
            isFirst ? new InferenceProgressLog(estimator.Name, plan.Steps) : null,
            cancellation
        );
        if (!isFirst)
            return points;

        Report(estimator.Name, estimator.WeightCount, estimator.Predict(data.Test), watch.Elapsed.TotalSeconds, kept);
        return points;
    }

    private void Report(string name, int weights, double[][] predicted, double seconds, List<Entry> kept)
    {
        InferenceScore score = InferenceScore.Of(InferenceScore.Truth(data.Test), predicted);
        kept.Add(new Entry(name, predicted, score.MeanR2));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -30} {weights, 8} {score.R2[0], 12:0.000} {score.R2[1], 12:0.000} "
                    + $"{1e3 * score.MeanSquaredError[0], 7:0.00} {1e3 * score.MeanSquaredError[1], 5:0.00} "
                    + $"{seconds, 12:0.0} s"
            )
        );
    }

    private sealed record Entry(string Name, double[][] Predicted, double MeanR2);

    private static PairStatistics[] Measure(IReadOnlyList<GalaxyCloud> clouds, CancellationToken cancellation) =>
        [.. clouds.AsParallel().AsOrdered().WithCancellation(cancellation).Select(PairStatistics.Of)];
}
