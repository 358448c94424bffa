using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>Named functions as series of normalised Hermite polynomials, He_k/√k!, orthonormal for z ~
/// N(0,1).</summary>
internal static class HermiteSeries
{
    private static readonly ConcurrentDictionary<(Nonlinearity Function, int Terms), double[]> Known = new();

    /// <summary>h_k² for k below a number of terms, where f = Σ h_k He_k/√k!.</summary>
    public static double[] Squares(Nonlinearity function, int terms) =>
        Known.GetOrAdd(
            (function, terms),
            static key =>
            {
                double[] series = GaussianIntegral.Expectations(
                    key.Terms,
                    (z, sums, weight) => Add(NonlinearityFacts.Evaluate(key.Function, z) * weight, z, sums)
                );
                return [.. series.Select(static h => h * h)];
            }
        );

    /// <summary>Adds a multiple of every polynomial at z.</summary>
    private static void Add(double factor, double z, double[] sums)
    {
        (double before, double value) = (0, 1);
        for (int k = 0; k < sums.Length; k++)
        {
            sums[k] += factor * value;
            (before, value) = (value, ((z * value) - (Math.Sqrt(k) * before)) / Math.Sqrt(k + 1));
        }
    }
}
