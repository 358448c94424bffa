using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>The box from which the Quijote latin hypercube draws its 2000 universes (arXiv:1909.05273).</summary>
public static class CosmologyPrior
{
    /// <summary>
    /// Draws a universe: Ω_m in [0.1, 0.5], Ω_b in [0.03, 0.07], h in [0.5, 0.9], n_s in [0.8, 1.2], σ_8 in [0.6, 1.0].
    /// </summary>
    public static Cosmology Draw(RandomStream random) =>
        new(
            random.Uniform(0.1, 0.5),
            random.Uniform(0.03, 0.07),
            random.Uniform(0.5, 0.9),
            random.Uniform(0.8, 1.2),
            random.Uniform(0.6, 1.0)
        );
}
