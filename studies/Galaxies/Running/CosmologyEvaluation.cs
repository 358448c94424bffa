using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>What <c>evaluate</c> says of a network that infers Ω_m and σ_8.</summary>
public static class CosmologyEvaluation
{
    private const int TurnedClouds = 3;

    /// <summary>Evaluates the network of a file on clouds and prints.</summary>
    /// <exception cref="DataFileException">Checkpoint or clouds cannot be used.</exception>
    public static InferenceScore Run(string model, string path, TextWriter output)
    {
        (Estimator estimator, InferenceInput input) = EstimatorFile.Load(model);
        GalaxyCloud[] clouds = input.Of(EvaluateCommand.Clouds(path));
        double[][] truth = InferenceScore.Truth(clouds),
            predicted = estimator.Predict(clouds);
        InferenceScore score = InferenceScore.Of(truth, predicted);
        var intervals = new InferenceIntervals(truth);
        output.WriteLine(
            $"{clouds.Length} clouds of {path}; {estimator.Name}, {estimator.WeightCount} weights, {input.ToText()}"
        );
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

        output.WriteLine(
            "Error of symmetry (a scaled prediction has deviation 1): rotation, reflection, translation, permutation"
        );
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
}
