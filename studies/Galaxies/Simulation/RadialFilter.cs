namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>Smoothing: A is the field times a table in |k|, B is zero.</summary>
internal readonly struct RadialFilter(double[] table) : IWaveFilter
{
    public (double A, double B) At(in Wave wave) => (table[wave.Shell], 0.0);
}
