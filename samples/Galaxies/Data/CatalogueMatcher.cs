using System.Globalization;

namespace GeoDL.Typed.Samples.Galaxies.Data;

/// <summary>
/// Brings a catalogue to the density of the training clouds, and to the same density at every distance.
/// </summary>
/// <remarks>
/// A catalogue limited by brightness thins out with distance, and a model would take that for a pull towards the
/// observer. So the shell is cut into eight of equal volume, and as many galaxies are drawn from each. Where no outer
/// radius is given it is the largest that still yields the number of galaxies asked for (the sparser, the nearer to the
/// training density), or, if none does, the one that yields most. Nothing is done about the survey's edges.
/// </remarks>
public static class CatalogueMatcher
{
    /// <summary>Number of shells of equal volume; each gives equally many galaxies.</summary>
    public const int ShellCount = 8;

    private const int CandidateCount = 60;

    /// <summary>Matches a catalogue.</summary>
    /// <param name="path">The catalogue's file, for messages.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="settings">How.</param>
    /// <exception cref="DataFileException">The shell holds too few galaxies.</exception>
    public static MatchedCatalogue Match(string path, Catalogue catalogue, MatchSettings settings)
    {
        double sky = SkyCoverage.Fraction(catalogue.Galaxies);
        // A survey that begins farther out has nothing to thin before it begins.
        double inner = Math.Max(settings.MinDistance, catalogue.Galaxies.Min(static g => g.Distance));
        double outer = settings.MaxDistance ?? ChooseOuterRadius(catalogue.Galaxies, settings, inner, sky);
        if (outer <= inner)
        {
            throw new DataFileException(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the catalogue begins at {inner:0.#} Mpc/h, beyond the farthest distance asked "
                        + $"for, {outer:0.#} Mpc/h."
                )
            );
        }

        double volume = ShellVolume(inner, outer, sky);
        List<CatalogueGalaxy>[] shells = Shells(catalogue.Galaxies, inner, outer);
        int inside = shells.Sum(static s => s.Count);
        int quota = Math.Min(Quota(shells, settings, volume / ShellCount), settings.MaxCount / ShellCount);
        if (quota <= 0)
        {
            throw new DataFileException(
                path,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"between {inner:0.#} and {outer:0.#} Mpc/h the catalogue has {inside} galaxies, "
                        + $"too few to match the training clouds; give other distances."
                )
            );
        }

        var random = new RandomStream(settings.Seed);
        List<CatalogueGalaxy> kept = [];
        foreach (List<CatalogueGalaxy> shell in shells)
        {
            CatalogueGalaxy[] drawn = [.. shell];
            random.Shuffle(drawn.AsSpan());
            kept.AddRange(drawn.Take(quota));
        }

        double scale = settings.Mode == MatchMode.Thin ? 1.0 : Math.Cbrt(kept.Count / (volume * settings.Density));
        double[] positions = new double[3 * kept.Count];
        for (int i = 0; i < kept.Count; i++)
        {
            (double x, double y, double z) = kept[i].Position;
            positions[3 * i] = scale * x;
            positions[3 * i + 1] = scale * y;
            positions[3 * i + 2] = scale * z;
        }

        return new MatchedCatalogue(
            kept,
            GalaxyCloud.Open(positions),
            scale,
            inner,
            outer,
            sky,
            catalogue.Galaxies.Count - inside,
            inside - kept.Count
        );
    }

    /// <summary>Volume of a part of a spherical shell, (Mpc/h)³.</summary>
    public static double ShellVolume(double inner, double outer, double skyFraction) =>
        skyFraction * 4.0 / 3.0 * Math.PI * (Math.Pow(outer, 3) - Math.Pow(inner, 3));

    private static double ChooseOuterRadius(
        IReadOnlyList<CatalogueGalaxy> galaxies,
        MatchSettings settings,
        double inner,
        double sky
    )
    {
        double farthest = Math.Max(galaxies.Max(static g => g.Distance), inner + 1.0);
        double best = farthest;
        int bestCount = -1;
        for (int candidate = 1; candidate <= CandidateCount; candidate++)
        {
            double outer = inner + (farthest - inner) * candidate / CandidateCount;
            int quota = Quota(Shells(galaxies, inner, outer), settings, ShellVolume(inner, outer, sky) / ShellCount);
            int count = Math.Min(quota, settings.MaxCount / ShellCount);
            if (count >= bestCount)
            {
                best = outer;
                bestCount = count;
            }
        }

        return best;
    }

    private static List<CatalogueGalaxy>[] Shells(IReadOnlyList<CatalogueGalaxy> galaxies, double inner, double outer)
    {
        var shells = new List<CatalogueGalaxy>[ShellCount];
        for (int i = 0; i < ShellCount; i++)
            shells[i] = [];

        double inner3 = Math.Pow(inner, 3),
            width = Math.Pow(outer, 3) - inner3;
        foreach (CatalogueGalaxy galaxy in galaxies)
        {
            double fraction = (Math.Pow(galaxy.Distance, 3) - inner3) / width;
            if (fraction is >= 0.0 and <= 1.0)
                shells[Math.Min((int)(fraction * ShellCount), ShellCount - 1)].Add(galaxy);
        }

        return shells;
    }

    /// <summary>
    /// How many galaxies each shell can give: as many as the poorest has, or the training density where that is asked
    /// for.
    /// </summary>
    private static int Quota(List<CatalogueGalaxy>[] shells, MatchSettings settings, double shellVolume)
    {
        int poorest = shells.Min(static s => s.Count);
        if (settings.Mode == MatchMode.Scale)
            return poorest;

        // All or nothing: a shell poorer than the training clouds cannot be thinned to their density.
        int wanted = Math.Max((int)Math.Round(settings.Density * shellVolume), 1);
        return wanted <= poorest ? wanted : 0;
    }
}
