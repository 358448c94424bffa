using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Network;

/// <summary>How well predicted velocities agree with true ones.</summary>
/// <param name="R2">1 − Σ|v − v̂|²/Σ|v|²: zero for v̂ = 0, the only prediction that needs no positions.</param>
/// <param name="Rmse">Root mean square error of one component, km/s.</param>
/// <param name="Dispersion">Root mean square of one true component, km/s.</param>
/// <param name="MeanCosine">Mean cosine of the angle between predicted and true direction; zero where nothing is
/// predicted.</param>
public sealed record VelocityScore(double R2, double Rmse, double Dispersion, double MeanCosine)
{
    /// <summary>Σ|v − v̂|² of each cloud, for intervals.</summary>
    public required double[] CloudErrors { get; init; }

    /// <summary>Σ|v|² of each cloud.</summary>
    public required double[] CloudPowers { get; init; }

    /// <summary>Compares predictions with the truth.</summary>
    /// <param name="clouds">Clouds of known velocities.</param>
    /// <param name="predict">What is predicted for a cloud; called on several threads.</param>
    public static VelocityScore Of(IReadOnlyList<GalaxyCloud> clouds, Func<GalaxyCloud, double[]> predict) =>
        Of(clouds, i => predict(clouds[i]));

    /// <summary>The same by a cloud's place in the list.</summary>
    public static VelocityScore Of(IReadOnlyList<GalaxyCloud> clouds, Func<int, double[]> predict)
    {
        double[] errors = new double[clouds.Count],
            powers = new double[clouds.Count],
            cosines = new double[clouds.Count];
        // Not more threads than cores: each holds the workspace of a whole cloud.
        Parallel.For(
            0,
            clouds.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism.Threads },
            c =>
            {
                double[] predicted = predict(c);
                for (int i = 0; i < predicted.Length; i += 3)
                {
                    ReadOnlySpan<double> truth = clouds[c].Velocities.AsSpan(i, 3),
                        guess = predicted.AsSpan(i, 3);
                    double dot = Dot(truth, guess),
                        truth2 = Dot(truth, truth),
                        guess2 = Dot(guess, guess);
                    errors[c] += truth2 - 2.0 * dot + guess2;
                    powers[c] += truth2;
                    cosines[c] += guess2 > 0.0 ? dot / Math.Sqrt(truth2 * guess2) : 0.0;
                }
            }
        );
        long galaxies = clouds.Sum(static c => (long)c.Count);
        return new VelocityScore(
            1.0 - errors.Sum() / powers.Sum(),
            Math.Sqrt(errors.Sum() / (3 * galaxies)),
            Math.Sqrt(powers.Sum() / (3 * galaxies)),
            cosines.Sum() / galaxies
        )
        {
            CloudErrors = errors,
            CloudPowers = powers,
        };
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
