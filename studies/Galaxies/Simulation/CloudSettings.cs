namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>
/// Size of a simulated cloud. The defaults have the density of the 5000 most massive halos in a Quijote box.
/// </summary>
/// <param name="BoxLength">Side of the periodic box, Mpc/h.</param>
/// <param name="GridSize">Cells per side, a power of two.</param>
/// <param name="Count">Number of galaxies: the highest peaks. The same for every universe, so that the count tells
/// nothing.</param>
/// <param name="SmoothingRadius">Radius of the top hat that defines peaks, Mpc/h: a mass of 3.2·10¹⁴ M☉/h at Ω_m =
/// 0.3.</param>
public sealed record CloudSettings(
    double BoxLength = 500.0,
    int GridSize = 64,
    int Count = 512,
    double SmoothingRadius = 9.7
)
{
    /// <summary>Galaxies per (Mpc/h)³.</summary>
    public double Density => Count / Math.Pow(BoxLength, 3);

    /// <summary>
    /// Radius of the Gaussian with the top hat's second moment, R/√5, which smooths what moves the peaks.
    /// </summary>
    public double GaussianRadius => SmoothingRadius / Math.Sqrt(5.0);
}
