using GeoDL.Typed.Samples.Galaxies.Data;

namespace GeoDL.Typed.Samples.Galaxies.Models;

/// <summary>How well predicted velocities agree with true ones.</summary>
/// <param name="R2">1 − Σ|v − v̂|²/Σ|v|²: zero for v̂ = 0, the only prediction that needs no positions.</param>
/// <param name="Rmse">Root mean square error of one component, km/s.</param>
/// <param name="Dispersion">Root mean square of one true component, km/s.</param>
/// <param name="MeanCosine">Mean cosine of the angle between predicted and true direction; zero where nothing is predicted.</param>
public sealed record VelocityScore(double R2, double Rmse, double Dispersion, double MeanCosine)
{
    /// <summary>Compares a model with the truth over some clouds.</summary>
    public static VelocityScore Of(IVelocityModel model, IReadOnlyList<GalaxyCloud> clouds)
    {
        double error = 0.0, power = 0.0, cosine = 0.0;
        long galaxies = 0;
        foreach (GalaxyCloud cloud in clouds)
        {
            double[] predicted = model.Predict(cloud);
            for (int i = 0; i < predicted.Length; i += 3)
            {
                ReadOnlySpan<double> truth = cloud.Velocities.AsSpan(i, 3), guess = predicted.AsSpan(i, 3);
                double dot = Dot(truth, guess), truth2 = Dot(truth, truth), guess2 = Dot(guess, guess);
                error += truth2 - 2.0 * dot + guess2;
                power += truth2;
                cosine += guess2 > 0.0 ? dot / Math.Sqrt(truth2 * guess2) : 0.0;
            }

            galaxies += cloud.Count;
        }

        return new VelocityScore(1.0 - error / power, Math.Sqrt(error / (3 * galaxies)), Math.Sqrt(power / (3 * galaxies)), cosine / galaxies);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
