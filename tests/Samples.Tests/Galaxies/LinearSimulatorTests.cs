using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Simulation;

namespace GeoDL.Typed.Samples.Tests.Galaxies;

public class LinearSimulatorTests
{
    private static readonly GalaxyCloud[] Clouds = LinearSimulator.Simulate(24, seed: 2026);

    [Fact]
    public void Clouds_AreFixedBySeedAndNumber()
    {
        GalaxyCloud[] fewer = LinearSimulator.Simulate(2, seed: 2026);
        Assert.Equal(Clouds[1].Positions, fewer[1].Positions);
        Assert.Equal(Clouds[1].Velocities, fewer[1].Velocities);
        Assert.NotEqual(Clouds[1].Positions, LinearSimulator.Simulate(2, seed: 2027)[1].Positions);
    }

    [Fact]
    public void Galaxies_LieInTheBox()
    {
        Assert.All(Clouds, static c => Assert.Equal(512, c.Count));
        Assert.All(Clouds, static c => Assert.All(c.Positions, static x => Assert.InRange(x, 0, 500)));
    }

    /// <summary>
    /// 213 km/s an axis by the sum of the spectrum over the 1054 waves, worked out elsewhere; clouds differ by 8 %.
    /// </summary>
    [Fact]
    public void Velocities_AreThoseOfTheUniverse()
    {
        double dispersion = Math.Sqrt(Clouds.Average(static c => c.Velocities.Average(static v => v * v)));
        Assert.InRange(dispersion, 200, 226);
        Assert.InRange(Clouds.Average(static c => c.Velocities.Average()), -40, 40);
    }

    /// <summary>What gravity does: galaxies crowd, and those that are near come nearer.</summary>
    [Fact]
    public void Galaxies_CrowdAndFallTowardsEachOther()
    {
        const double Range = 40;
        double pairs = 0,
            approach = 0;
        foreach (GalaxyCloud cloud in Clouds)
        {
            for (int i = 0; i < cloud.Count; i++)
            {
                for (int j = i + 1; j < cloud.Count; j++)
                {
                    (double x, double y, double z) = cloud.Separation(i, j);
                    double r = Math.Sqrt((x * x) + (y * y) + (z * z));
                    if (r is 0 or > Range)
                        continue;

                    ReadOnlySpan<double> v = cloud.Velocities.AsSpan(3 * i, 3),
                        w = cloud.Velocities.AsSpan(3 * j, 3);
                    pairs++;
                    approach += (((w[0] - v[0]) * x) + ((w[1] - v[1]) * y) + ((w[2] - v[2]) * z)) / r;
                }
            }
        }

        double uniform = Clouds.Length * 512.0 * 511 / 2 * (4.0 / 3 * Math.PI * Math.Pow(Range / 500, 3));
        Assert.InRange(pairs / uniform, 1.3, 4);
        Assert.InRange(approach / pairs, -400, -30);
    }
}
