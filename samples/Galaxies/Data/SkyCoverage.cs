namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>How much of the sky a catalogue covers, judged by where its galaxies are.</summary>
public static class SkyCoverage
{
    private const int GalaxiesPerPixel = 8;
    private const int LargestBandCount = 36;

    /// <summary>
    /// Fraction of the sky: occupied among 2n² pixels of equal area, n bands in sin δ and 2n steps in α.
    /// </summary>
    /// <remarks>
    /// With about eight galaxies a pixel an empty one is a hole in the survey, rarely chance; rims are counted as full.
    /// </remarks>
    public static double Fraction(IReadOnlyList<CatalogueGalaxy> galaxies)
    {
        int bands = Math.Clamp((int)Math.Sqrt(galaxies.Count / (2.0 * GalaxiesPerPixel)), 1, LargestBandCount);
        bool[] occupied = new bool[2 * bands * bands];
        foreach (CatalogueGalaxy galaxy in galaxies)
        {
            double height = (1.0 + Math.Sin(galaxy.Declination * Math.PI / 180.0)) / 2.0;
            int band = Math.Min((int)(height * bands), bands - 1);
            int step = Math.Min((int)(galaxy.RightAscension / 360.0 * 2 * bands), 2 * bands - 1);
            occupied[band * 2 * bands + step] = true;
        }

        return occupied.Count(static o => o) / (double)occupied.Length;
    }
}
