using System.Diagnostics;
using GeoDL.Typed.Samples.Galaxies.Baselines;
using GeoDL.Typed.Samples.Galaxies.Inference;

namespace GeoDL.Typed.Samples.Galaxies.Running;

/// <summary>Which universe is this? Baselines and the best network, from positions and from positions with velocities.</summary>
/// <param name="data">The clouds.</param>
/// <param name="output">Where the report goes.</param>
public sealed class InferenceExperiment(InferenceData data, TextWriter output)
{
    /// <summary>The head of the table.</summary>
    public const string Header = "model                           weights   R2 Omega_m   R2 sigma_8   MSE x 1e3        trained in";

    /// <summary>Ridge regression and a perceptron on the statistics of pairs.</summary>
    public void RunBaselines(ulong seed, CancellationToken cancellation = default)
    {
        PairStatistics[] training = Measure(data.Training, cancellation), validation = Measure(data.Validation, cancellation), test = Measure(data.Test, cancellation);
        foreach ((PairStatisticsSet set, string name) in new[]
        {
            (PairStatisticsSet.TwoPoint, "ridge: two-point"),
            (PairStatisticsSet.WithDispersion, "ridge: + dispersion"),
            (PairStatisticsSet.WithInfall, "ridge: + dispersion + infall"),
        })
        {
            double[][] Rows(PairStatistics[] statistics) => [.. statistics.Select(s => s.Select(set))];
            var watch = Stopwatch.StartNew();
            RidgeBaseline ridge = RidgeBaseline.Fit(
                Rows(training), InferenceScore.Truth(data.Training), Rows(validation), InferenceScore.Truth(data.Validation));
            Report(name, (Rows(test)[0].Length + 1) * CosmologyLabels.Count, [.. Rows(test).Select(ridge.Predict)], watch.Elapsed.TotalSeconds);
            Run(Estimators.Pairs(set), new InferencePlan(2000, 16, PeakRate: 3e-3, WeightDecay: 0.1, seed, Threads: 1), cancellation);
        }
    }

    /// <summary>Trains an estimator and reports its score; of several processes only the first one does.</summary>
    /// <returns>The points of the training curve of this run.</returns>
    public IReadOnlyList<InferencePoint> Run(Estimator estimator, InferencePlan plan, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        bool isFirst = plan.Replicas is null or { Index: 0 };
        IReadOnlyList<InferencePoint> points = estimator.Train(data, plan, isFirst ? new InferenceProgressLog(estimator.Name, plan.Steps) : null, cancellation);
        if (!isFirst)
        {
            return points;
        }

        Report(estimator.Name, estimator.WeightCount, estimator.Predict(data.Test), watch.Elapsed.TotalSeconds);
        return points;
    }

    private void Report(string name, int weights, double[][] predicted, double seconds)
    {
        InferenceScore score = InferenceScore.Of(InferenceScore.Truth(data.Test), predicted);
        output.WriteLine(FormattableString.Invariant(
            $"{name,-30} {weights,8} {score.R2[0],12:0.000} {score.R2[1],12:0.000} {1e3 * score.MeanSquaredError[0],7:0.00} {1e3 * score.MeanSquaredError[1],5:0.00} {seconds,12:0.0} s"));
    }

    private static PairStatistics[] Measure(IReadOnlyList<Data.GalaxyCloud> clouds, CancellationToken cancellation) =>
        [.. clouds.AsParallel().AsOrdered().WithCancellation(cancellation).Select(PairStatistics.Of)];
}
