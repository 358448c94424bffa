namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>
/// Displacements ψ = −∇φ with ∇²φ = source: ψ_i(k) = i k_i/k² source(k). Gives the components (x, y), or (z, none).
/// </summary>
/// <param name="inverseSquare">Smoothing over k², by shell.</param>
/// <param name="third">Whether to give (z, none).</param>
internal readonly struct GradientFilter(double[] inverseSquare, bool third) : IWaveFilter
{
    public (double A, double B) At(in Wave wave)
    {
        double factor = inverseSquare[wave.Shell];
        // A = i k_x/k², and i times B = i · i k_y/k² = −k_y/k².
        return third ? (0.0, factor * wave.OddZ) : (-factor * wave.OddY, factor * wave.OddX);
    }
}
