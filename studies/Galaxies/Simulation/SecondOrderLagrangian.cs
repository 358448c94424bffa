namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Displacements of first and second order in Lagrangian perturbation theory (2LPT).</summary>
/// <remarks>
/// Bouchet et al., A&amp;A 296, 575 (1995); Scoccimarro, MNRAS 299, 1097 (1998). First order is Zel'dovich's: ψ₁ =
/// −∇φ₁, ∇²φ₁ = δ.
/// Second: ψ₂ = −(3/7) Ω_m^(−1/143) ∇φ₂, ∇²φ₂ = Σ_{i&lt;j} (φ₁,ii φ₁,jj − φ₁,ij²). Works in buffers of its own: one
/// instance per thread.
/// </remarks>
/// <param name="grid">The box.</param>
public sealed class SecondOrderLagrangian(FourierGrid grid)
{
    private readonly double[] _a = new double[grid.CellCount];
    private readonly double[] _b = new double[grid.CellCount];
    private readonly double[] _source = new double[grid.CellCount];
    private readonly double[] _sum = new double[grid.CellCount];

    /// <summary>Displacements at some cells.</summary>
    /// <param name="re">Real part of the linear density's spectrum.</param>
    /// <param name="im">Its imaginary part.</param>
    /// <param name="smoothingRadius">Standard deviation of the Gaussian that smooths the density first, Mpc/h.</param>
    /// <param name="omegaM">Ω_m today.</param>
    /// <param name="cells">The cells, by index.</param>
    /// <returns>ψ₁ and ψ₂, N × 3 each, Mpc/h.</returns>
    public (double[] First, double[] Second) Displacements(
        double[] re,
        double[] im,
        double smoothingRadius,
        double omegaM,
        int[] cells
    )
    {
        double[] smoothed = grid.TableOf(k => Windows.Gaussian(k * smoothingRadius) / (k * k));
        double[] first = Gradient(re, im, smoothed, cells);

        grid.Apply(new TidalFilter(smoothed, TidalPair.XxYy), re, im, _a, _b);
        for (int i = 0; i < _source.Length; i++)
        {
            _source[i] = _a[i] * _b[i];
            _sum[i] = _a[i] + _b[i];
        }

        grid.Apply(new TidalFilter(smoothed, TidalPair.ZzXy), re, im, _a, _b);
        for (int i = 0; i < _source.Length; i++)
            _source[i] += _a[i] * _sum[i] - _b[i] * _b[i];

        grid.Apply(new TidalFilter(smoothed, TidalPair.XzYz), re, im, _a, _b);
        for (int i = 0; i < _source.Length; i++)
            _source[i] -= _a[i] * _a[i] + _b[i] * _b[i];

        grid.Forward(_source, _source, _sum);
        double[] second = Gradient(_source, _sum, grid.TableOf(static k => 1.0 / (k * k)), cells);
        double factor = 3.0 / 7.0 * Math.Pow(omegaM, -1.0 / 143.0);
        for (int i = 0; i < second.Length; i++)
            second[i] *= factor;

        return (first, second);
    }

    /// <summary>−∇φ at the cells, with ∇²φ = the field whose spectrum is given.</summary>
    private double[] Gradient(double[] re, double[] im, double[] inverseSquare, int[] cells)
    {
        double[] result = new double[3 * cells.Length];
        grid.Apply(new GradientFilter(inverseSquare, third: false), re, im, _a, _b);
        for (int i = 0; i < cells.Length; i++)
        {
            result[3 * i] = _a[cells[i]];
            result[3 * i + 1] = _b[cells[i]];
        }

        grid.Apply(new GradientFilter(inverseSquare, third: true), re, im, _a, _b);
        for (int i = 0; i < cells.Length; i++)
            result[3 * i + 2] = _a[cells[i]];

        return result;
    }
}
