namespace GeoDL.Typed.Samples.Galaxies.Simulation;

/// <summary>The five numbers of a flat ΛCDM universe that matter for the clustering of matter today.</summary>
/// <param name="OmegaM">Ω_m: matter density over the critical density.</param>
/// <param name="OmegaB">Ω_b: the part of it in baryons.</param>
/// <param name="H">h: Hubble's constant in units of 100 km/s/Mpc.</param>
/// <param name="Ns">n_s: slope of the primordial spectrum.</param>
/// <param name="Sigma8">σ_8: scatter of the linear density in spheres of 8 Mpc/h.</param>
public sealed record Cosmology(double OmegaM, double OmegaB, double H, double Ns, double Sigma8)
{
    /// <summary>The fiducial universe of the Quijote simulations (arXiv:1909.05273), close to Planck 2018.</summary>
    public static Cosmology Fiducial { get; } = new(0.3175, 0.049, 0.6711, 0.9624, 0.834);

    /// <summary>f = d ln D / d ln a of first order today, Ω_m^(5/9) (Bouchet et al. 1995).</summary>
    public double GrowthRate => Math.Pow(OmegaM, 5.0 / 9.0);

    /// <summary>The same of second order, 2 Ω_m^(6/11).</summary>
    public double SecondOrderGrowthRate => 2.0 * Math.Pow(OmegaM, 6.0 / 11.0);
}
