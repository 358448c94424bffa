using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>What <c>evaluate</c> says of a network that infers Ω_m and σ_8.</summary>
public static class CosmologyEvaluation
{
    private const int TurnedClouds = 3;

    /// <summary>Evaluates the network of a file on clouds and prints.</summary>
    /// <param name="model">The checkpoint.</param>
    /// <param name="path">The clouds.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="against">Checkpoints of other networks: by how much R² is larger than theirs is printed
    /// too.</param>
    /// <exception cref="DataFileException">Checkpoint or clouds cannot be used.</exception>
    public static InferenceScore Run(
        string model,
        string path,
        TextWriter output,
        IReadOnlyList<string>? against = null
    )
    {
        (Estimator estimator, InferenceInput input) = EstimatorFile.Load(model);
        // All files are read before the first network is run: one that cannot be used is told at once.
        (Estimator Estimator, InferenceInput Input)[] others = [.. (against ?? []).Select(EstimatorFile.Load)];
        GalaxyCloud[] all = EvaluateCommand.Clouds(path),
            clouds = input.Of(all);
        double[][] truth = InferenceScore.Truth(clouds),
            predicted = estimator.Predict(clouds);
        InferenceScore score = InferenceScore.Of(truth, predicted);
        var intervals = new InferenceIntervals(truth);
        output.WriteLine($"{clouds.Length} clouds of {path}; {Describe(estimator, input)}");
        for (int p = 0; p < CosmologyLabels.Count; p++)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{CosmologyLabels.Names[p], -8} R2 {intervals.Of(predicted, p).ToText("0.0000")}  "
                        + $" MSE {score.MeanSquaredError[p]:0.000000}"
                )
            );
        }

        foreach ((Estimator other, InferenceInput its) in others)
        {
            output.WriteLine(
                $"Against {Describe(other, its)}: its R2, and by how much that of {estimator.Name} is larger"
            );
            double[][] theirs = other.Predict(its.Of(all));
            for (int p = 0; p < CosmologyLabels.Count; p++)
            {
                output.WriteLine(
                    $"{CosmologyLabels.Names[p], -8} R2 {intervals.Of(theirs, p).ToText("0.0000")}   "
                        + $"difference {intervals.Difference(predicted, theirs, p).ToText("0.0000")}"
                );
            }
        }

        string turns = ((IStoredEstimator)estimator).Axis is { } axis
            ? $"rotation about {axis}, reflection through {axis}"
            : "rotation, reflection";
        output.WriteLine($"Error of symmetry (a scaled prediction has deviation 1): {turns}, translation, permutation");
        foreach (Precision precision in new[] { Precision.Single, Precision.Double })
        {
            SymmetryReport report = SymmetryReport.Measure(
                ((IStoredEstimator)estimator).In(precision),
                [.. clouds.Take(TurnedClouds)],
                seed: 7
            );
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {precision, -7} {report.Rotation:0.0e+0}  {report.Reflection:0.0e+0}  "
                        + $"{report.Translation:0.0e+0}  {report.Permutation:0.0e+0}"
                )
            );
        }

        return score;
    }

    private static string Describe(Estimator estimator, InferenceInput input) =>
        $"{estimator.Name}, {estimator.WeightCount} weights, {input.ToText()}";
}
