namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Second derivatives of the potential φ with ∇²φ = δ: φ,ij(k) = k_i k_j/k² δ(k).</summary>
/// <param name="inverseSquare">Smoothing over k², by shell.</param>
/// <param name="pair">Which two of the six.</param>
internal readonly struct TidalFilter(double[] inverseSquare, TidalPair pair) : IWaveFilter
{
    public (double A, double B) At(in Wave wave)
    {
        double factor = inverseSquare[wave.Shell];
        return pair switch
        {
            TidalPair.XxYy => (factor * wave.X * wave.X, factor * wave.Y * wave.Y),
            TidalPair.ZzXy => (factor * wave.Z * wave.Z, factor * wave.OddX * wave.OddY),
            _ => (factor * wave.OddX * wave.OddZ, factor * wave.OddY * wave.OddZ),
        };
    }
}
