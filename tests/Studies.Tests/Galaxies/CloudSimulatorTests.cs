using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using Xunit.Abstractions;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public class CloudSimulatorTests(SimulatedClouds simulated, ITestOutputHelper output) : IClassFixture<SimulatedClouds>
{
    private const string Reference = "data/galaxies/peaks512_pos_u16.npy";

    // Mean and scatter of 2000 clouds of the reference data set (another program, another random stream, the same
    // recipe):
    // two-point function in bins 2 … 11, 13 to 75 Mpc/h, and root mean square velocity of one axis in km/s.
    private static readonly double[] ReferenceMean =
    [
        1.8365,
        1.0981,
        0.6602,
        0.4349,
        0.2961,
        0.2122,
        0.1524,
        0.1189,
        0.0920,
        0.0767,
    ];
    private static readonly double[] ReferenceScatter =
    [
        1.1254,
        0.7659,
        0.5408,
        0.4172,
        0.3337,
        0.2694,
        0.2296,
        0.1968,
        0.1733,
        0.1603,
    ];
    private const int FirstReferenceBin = 2;
    private const double ReferenceSpeed = 270.9,
        ReferenceSpeedScatter = 59.0;

    [Fact]
    public void Cloud_IsFixedByItsSeedAlone()
    {
        GalaxyCloud[] again = CloudSimulator.SimulateMany(3, SimulatedClouds.Seed);
        for (int i = 0; i < again.Length; i++)
        {
            Assert.Equal(simulated.Clouds[i].Positions, again[i].Positions);
            Assert.Equal(simulated.Clouds[i].Velocities, again[i].Velocities);
            Assert.Equal(simulated.Clouds[i].Cosmology, again[i].Cosmology);
        }

        Assert.NotEqual(again[0].Positions, again[1].Positions);
        Assert.NotEqual(again[0].Positions, CloudSimulator.SimulateMany(1, SimulatedClouds.Seed + 1)[0].Positions);
    }

    [Fact]
    public void Clouds_LieInTheirBoxAndUniversesInTheirPrior()
    {
        foreach (GalaxyCloud cloud in simulated.Clouds)
        {
            Assert.Equal(512, cloud.Count);
            Assert.All(cloud.Positions, static x => Assert.InRange(x, 0.0, 500.0));
            Assert.InRange(cloud.Cosmology!.OmegaM, 0.1, 0.5);
            Assert.InRange(cloud.Cosmology!.Sigma8, 0.6, 1.0);
        }
    }

    [Fact]
    public void Velocities_HaveTheDispersionOfTheReference()
    {
        double speed = simulated.Clouds.Average(RootMeanSquare);
        output.WriteLine(
            $"{speed:F1} km/s per axis over {simulated.Clouds.Length} clouds, seed {SimulatedClouds.Seed}"
        );
        // Four standard errors of a mean over as many universes.
        Assert.Equal(ReferenceSpeed, speed, 4.0 * ReferenceSpeedScatter / Math.Sqrt(simulated.Clouds.Length));
    }

    [Fact]
    public void TwoPointFunction_IsThatOfTheReference()
    {
        double[][] functions = [.. simulated.Clouds.Select(TwoPointFunction.Of)];
        for (int i = 0; i < ReferenceMean.Length; i++)
        {
            double mean = functions.Average(f => f[FirstReferenceBin + i]);
            output.WriteLine($"bin {FirstReferenceBin + i}: {mean:F3}, reference {ReferenceMean[i]:F3}");
            Assert.Equal(ReferenceMean[i], mean, 4.0 * ReferenceScatter[i] / Math.Sqrt(functions.Length));
        }
    }

    [Fact]
    public void Galaxies_FallTowardsEachOther()
    {
        // Mean of (v_j − v_i)·r̂_ij of pairs nearer than 40 Mpc/h: about −200 km/s; a wrong sign anywhere turns it
        // round.
        double sum = 0.0;
        int pairs = 0;
        foreach (GalaxyCloud cloud in simulated.Clouds)
        {
            for (int i = 0; i < cloud.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    (double x, double y, double z) = cloud.Separation(i, j);
                    double r = Math.Sqrt(x * x + y * y + z * z);
                    if (r < 40.0)
                    {
                        double[] v = cloud.Velocities;
                        sum +=
                            (
                                (v[3 * j] - v[3 * i]) * x
                                + (v[3 * j + 1] - v[3 * i + 1]) * y
                                + (v[3 * j + 2] - v[3 * i + 2]) * z
                            ) / r;
                        pairs++;
                    }
                }
            }
        }

        output.WriteLine($"infall {sum / pairs:F0} km/s over {pairs} pairs");
        Assert.InRange(sum / pairs, -400.0, -100.0);
    }

    [ReferenceDataFact(Reference)]
    public void SameUniverses_GiveTheSpeedsAndClusteringOfTheReference()
    {
        // Pairing universe by universe takes their spread out of the comparison; what is left is the chance of the
        // fields.
        PeaksDataset reference = CloudFiles.Open(Path.GetDirectoryName(ReferenceData.PathOf(Reference))!);
        const int Count = 20;
        double[] ratios = new double[Count],
            differences = new double[Count];
        Parallel.For(
            0,
            Count,
            static () => new CloudSimulator(),
            (i, _, simulator) =>
            {
                GalaxyCloud theirs = reference[i],
                    ours = simulator.Simulate(theirs.Cosmology!, (ulong)i);
                ratios[i] = Math.Log(RootMeanSquare(ours) / RootMeanSquare(theirs));
                double[] a = TwoPointFunction.Of(ours),
                    b = TwoPointFunction.Of(theirs);
                differences[i] = Math.Log(Clustering(a) / Clustering(b));
                return simulator;
            },
            static _ => { }
        );

        // One cloud's speed scatters by 7 % about its universe's, its clustering by 30 %: errors of 2 % and 9 % are
        // expected here.
        CheckZero("log ratio of speeds", ratios, largestError: 0.03);
        CheckZero("log ratio of ξ between 19 and 50 Mpc/h", differences, largestError: 0.12);

        static double Clustering(double[] xi) => xi.Skip(3).Take(5).Sum();
    }

    private void CheckZero(string what, double[] values, double largestError)
    {
        double mean = values.Average();
        double error = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)) / (values.Length - 1));
        output.WriteLine($"{what}: {mean:F4} ± {error:F4}");
        Assert.True(error < largestError, $"{what}: the test decides nothing, its error is {error:F3}");
        Assert.Equal(0.0, mean, 4.0 * error);
    }

    private static double RootMeanSquare(GalaxyCloud cloud) => Math.Sqrt(cloud.Velocities.Average(static v => v * v));
}
