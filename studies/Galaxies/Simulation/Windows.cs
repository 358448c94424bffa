namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Fourier transforms of smoothing windows, one at k = 0; the argument is k times the radius.</summary>
public static class Windows
{
    /// <summary>A sphere of radius R: 3 (sin x − x cos x) / x³.</summary>
    public static double TopHat(double x)
    {
        if (Math.Abs(x) < 1e-2)
        {
            return 1.0 - x * x / 10.0; // The exact form cancels to nothing here; the next term is x⁴/280.
        }

        (double sin, double cos) = Math.SinCos(x);
        return 3.0 * (sin - x * cos) / (x * x * x);
    }

    /// <summary>A Gaussian of standard deviation R: exp(−x²/2).</summary>
    public static double Gaussian(double x) => Math.Exp(-0.5 * x * x);
}
