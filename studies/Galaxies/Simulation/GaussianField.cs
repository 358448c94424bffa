namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>A Gaussian random density with a given power spectrum.</summary>
public static class GaussianField
{
    /// <summary>Draws the linear density contrast δ(k) of a periodic box.</summary>
    /// <param name="grid">The box.</param>
    /// <param name="power">P(k) in (Mpc/h)³ of k in h/Mpc.</param>
    /// <param name="random">White noise is drawn from it cell by cell, in the order of the cells.</param>
    /// <param name="re">Real part of the spectrum, as left by an unnormalised forward transform of δ(x).</param>
    /// <param name="im">Its imaginary part.</param>
    public static void Draw(FourierGrid grid, Func<double, double> power, RandomStream random, double[] re, double[] im)
    {
        for (int i = 0; i < re.Length; i++)
            re[i] = random.Normal();

        grid.Forward(re, re, im);
        // White noise of variance 1 on n³ cells has power L³/n³ at every wave.
        double cellsPerVolume = grid.CellCount / Math.Pow(grid.BoxLength, 3);
        grid.Multiply(re, im, grid.TableOf(k => Math.Sqrt(power(k) * cellsPerVolume)));
    }
}
