using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>How well predicted universes agree with the true ones, for each parameter.</summary>
/// <param name="R2">1 − Σ(p − p̂)²/Σ(p − mean p)² over the clouds.</param>
/// <param name="MeanSquaredError">Mean of (p − p̂)².</param>
public sealed record InferenceScore(double[] R2, double[] MeanSquaredError)
{
    /// <summary>R², averaged over the parameters.</summary>
    public double MeanR2 => R2.Average();

    /// <summary>Compares predictions with the truth.</summary>
    /// <param name="truth">Labels, one a cloud.</param>
    /// <param name="predicted">What a model says, one a cloud.</param>
    public static InferenceScore Of(IReadOnlyList<double[]> truth, IReadOnlyList<double[]> predicted)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Count, truth.Count);
        var r2 = new double[CosmologyLabels.Count];
        var error = new double[CosmologyLabels.Count];
        for (int p = 0; p < CosmologyLabels.Count; p++)
        {
            double mean = truth.Average(t => t[p]);
            double power = truth.Average(t => (t[p] - mean) * (t[p] - mean));
            for (int i = 0; i < truth.Count; i++)
            {
                double difference = truth[i][p] - predicted[i][p];
                error[p] += difference * difference / truth.Count;
            }

            r2[p] = 1.0 - (error[p] / power);
        }

        return new InferenceScore(r2, error);
    }

    /// <summary>The labels of clouds.</summary>
    public static double[][] Truth(IEnumerable<GalaxyCloud> clouds) =>
        [.. clouds.Select(static c => CosmologyLabels.Of(c.Cosmology!))];
}
