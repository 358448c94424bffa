namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>One wave of a <see cref="FourierGrid"/>.</summary>
/// <param name="X">k_x, h/Mpc.</param>
/// <param name="Y">k_y.</param>
/// <param name="Z">k_z.</param>
/// <param name="OddX">k_x, but zero at Nyquist's wave: for first and mixed derivatives.</param>
/// <param name="OddY">The same of y.</param>
/// <param name="OddZ">The same of z.</param>
/// <param name="Shell">|k|² in units of (2π/L)²: a whole number, the index of tables in |k|.</param>
public readonly record struct Wave(double X, double Y, double Z, double OddX, double OddY, double OddZ, int Shell);
