using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Inference;

/// <summary>
/// (Ω_m, σ_8) and what a network predicts: the same with mean 0 and variance 1 over the Quijote prior.
/// </summary>
public static class CosmologyLabels
{
    /// <summary>Numbers in a label.</summary>
    public const int Count = 2;

    // Uniform: Ω_m in [0.1, 0.5], σ_8 in [0.6, 1.0]; the deviation of a uniform number is its range over √12.
    private const double MeanMatter = 0.3,
        MeanClustering = 0.8;
    private static readonly double Deviation = 0.4 / Math.Sqrt(12);

    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Omega_m", "sigma_8"];

    /// <summary>The label of a universe.</summary>
    public static double[] Of(Cosmology cosmology) => [cosmology.OmegaM, cosmology.Sigma8];

    /// <summary>What the network is to say.</summary>
    public static double[] Scale(ReadOnlySpan<double> label) =>
        [(label[0] - MeanMatter) / Deviation, (label[1] - MeanClustering) / Deviation];

    /// <summary>What the network has said.</summary>
    public static double[] Unscale(ReadOnlySpan<double> scaled) =>
        [(scaled[0] * Deviation) + MeanMatter, (scaled[1] * Deviation) + MeanClustering];
}
