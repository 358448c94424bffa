using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public class CatalogueMatcherTests
{
    private static readonly double TrainingDensity =
        LinearSimulator.GalaxyCount / Math.Pow(LinearSimulator.BoxLength, 3);

    [Fact]
    public void Scale_BringsLengthsToTheTrainingDensity()
    {
        Catalogue catalogue = Uniform(6000, depth: 100.0);
        MatchedCatalogue matched = CatalogueMatcher.Match("a", catalogue, Settings(MatchMode.Scale));
        Assert.Equal(496, matched.Galaxies.Count); // 8 shells of 62
        Assert.Equal(1.0, matched.SkyFraction, 0.01);
        Assert.Equal(100.0, matched.MaxDistance, 1.0);
        Near.Equal(TrainingDensity, matched.Density / Math.Pow(matched.LengthScale, 3), Tolerance.Rounding.Dozens);
        Assert.Equal(catalogue.Galaxies.Count, matched.Galaxies.Count + matched.OutsideShell + matched.Thinned);

        (double x, _, _) = matched.Galaxies[5].Position;
        Near.Equal(matched.LengthScale * x, matched.Cloud.Positions[15], Tolerance.Rounding.Dozens);
        Assert.Equal([300.0 / matched.LengthScale], matched.ToCatalogueScale([300.0]));
        Assert.False(matched.Cloud.IsPeriodic);
    }

    [Fact]
    public void Thin_KeepsLengthsAndReachesTheTrainingDensity()
    {
        MatchedCatalogue matched = CatalogueMatcher.Match("a", Uniform(20_000, depth: 300.0), Settings(MatchMode.Thin));
        Assert.Equal(1.0, matched.LengthScale);
        Assert.Equal(TrainingDensity, matched.Density, 0.05 * TrainingDensity);
    }

    [Fact]
    public void Thinning_IsFixedByItsSeed()
    {
        Catalogue catalogue = Uniform(5000, depth: 100.0);
        MatchSettings settings = Settings(MatchMode.Scale);
        MatchedCatalogue first = CatalogueMatcher.Match("a", catalogue, settings),
            again = CatalogueMatcher.Match("a", catalogue, settings);
        MatchedCatalogue other = CatalogueMatcher.Match("a", catalogue, settings with { Seed = 8 });
        Assert.Equal(first.Galaxies, again.Galaxies);
        Assert.NotEqual(first.Galaxies, other.Galaxies);
    }

    [Fact]
    public void FluxLimitedCatalogue_IsMadeUniformInDistance()
    {
        // Density falls as 1/r²: a uniform draw of distances. Afterwards half of the volume holds half of the galaxies.
        var random = new RandomStream(3);
        Catalogue catalogue = Make(8000, () => random.Uniform(0.0, 200.0), random);
        MatchedCatalogue matched = CatalogueMatcher.Match("a", catalogue, Settings(MatchMode.Scale));
        double half = Math.Cbrt((Math.Pow(matched.MinDistance, 3) + Math.Pow(matched.MaxDistance, 3)) / 2.0);
        Assert.Equal(matched.Galaxies.Count / 2, matched.Galaxies.Count(g => g.Distance < half));
    }

    [Fact]
    public void HalfTheSky_IsSeenAsHalf()
    {
        var random = new RandomStream(4);
        CatalogueGalaxy[] north = [.. Uniform(20_000, 100.0).Galaxies.Where(static g => g.Declination > 0.0)];
        Assert.Equal(0.5, SkyCoverage.Fraction(north), 0.03);
    }

    [Fact]
    public void DistancesWithoutGalaxies_AreRefused()
    {
        Catalogue catalogue = Uniform(3000, depth: 100.0);
        Check("beyond the farthest distance", Settings(MatchMode.Scale) with { MaxDistance = 5.0 });
        Check(
            "too few to match the training clouds",
            Settings(MatchMode.Scale) with
            {
                MinDistance = 99.99,
                MaxDistance = 100.0,
            }
        );

        void Check(string expected, MatchSettings settings)
        {
            var error = Assert.Throws<DataFileException>(() => CatalogueMatcher.Match("a.csv", catalogue, settings));
            Assert.StartsWith("a.csv: ", error.Message, StringComparison.Ordinal);
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    private static MatchSettings Settings(MatchMode mode) =>
        new(mode, TrainingDensity, MinDistance: 10.0, MaxDistance: null, MaxCount: 500, Seed: 7);

    private static Catalogue Uniform(int count, double depth)
    {
        var random = new RandomStream(12);
        return Make(count, () => depth * Math.Cbrt(random.Uniform()), random);
    }

    private static Catalogue Make(int count, Func<double> distance, RandomStream random)
    {
        var galaxies = new CatalogueGalaxy[count];
        for (int i = 0; i < count; i++)
        {
            double declination = Math.Asin(random.Uniform(-1.0, 1.0)) * 180.0 / Math.PI;
            galaxies[i] = new CatalogueGalaxy(
                $"{i}",
                random.Uniform(0.0, 360.0),
                declination,
                100.0 * Math.Max(distance(), 0.01)
            );
        }

        return new Catalogue(galaxies, new CatalogueCounts(count, count, 0, 0, 0, 0, 0), "cz");
    }
}
