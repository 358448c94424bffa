using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Baselines;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Models;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using Xunit.Abstractions;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public class LinearVelocityModelTests(ITestOutputHelper output)
{
    private const string Reference = "data/galaxies/peaks512_pos_u16.npy";
    private static readonly TrainingSettings Settings = new(Epochs: 1, Seed: 1);

    [Fact]
    public void Train_FindsTheLawThatMadeTheVelocities()
    {
        // Velocities made by the direct sum with known weights: least squares must give them back.
        double[] law = [120.0, -30.0, 45.0, 8.0];
        GalaxyCloud[] clouds =
        [
            .. Enumerable.Range(0, 4).Select(i => WithLaw(RandomCloud(60, 100.0, (ulong)i), law, range: 48.0)),
        ];
        var model = new LinearVelocityModel(48.0, binCount: 4);
        model.Train(new TrainingSet(clouds, [], []), Settings);

        for (int bin = 0; bin < law.Length; bin++)
            Near.Equal(law[bin], model.Weights[bin], Tolerance.Sample.Fit, scale: 120);

        Assert.True(VelocityScore.Of(clouds, model.Predict).R2 > 1.0 - Tolerance.Sample.Fit * Tolerance.Sample.Fit);
    }

    [Fact]
    public void Predict_TurnsWithAnOpenCloud()
    {
        LinearVelocityModel model = TrainedModel();
        GalaxyCloud cloud = GalaxyCloud.Open(RandomCloud(80, 200.0, 9).Positions);
        double[,] rotation = RandomRotation(new RandomStream(4), reflect: true);

        double[] turnedAfter = Turn(model.Predict(cloud), rotation);
        double[] turnedBefore = model.Predict(GalaxyCloud.Open(Turn(cloud.Positions, rotation)));
        Assert.True(turnedAfter.Max(Math.Abs) > 10.0);
        Near.Equal(turnedAfter, turnedBefore, Tolerance.Equivariance.Double);
    }

    [Fact]
    public void Predict_IgnoresTranslationsAcrossThePeriodicBoundary()
    {
        LinearVelocityModel model = TrainedModel();
        GalaxyCloud cloud = RandomCloud(80, 200.0, 9);
        double[] moved = [.. cloud.Positions.Select(static (x, i) => (x + 70.0 * (i % 3 + 1)) % 200.0)];
        double[] expected = model.Predict(cloud),
            actual = model.Predict(cloud with { Positions = moved });
        Near.Equal(expected, actual, Tolerance.Equivariance.Double);
    }

    [Fact]
    public void Predict_OfAGalaxyBetweenEqualNeighboursIsZero()
    {
        LinearVelocityModel model = TrainedModel();
        double[] velocities = model.Predict(GalaxyCloud.Open([-10, 0, 0, 0, 0, 0, 10, 0, 0]));
        Assert.Equal([0.0, 0.0, 0.0], velocities[3..6]);
        Assert.NotEqual(0.0, velocities[0]);
    }

    [Fact]
    public void Predict_BeforeTrainingSaysSo()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            new LinearVelocityModel(60.0).Predict(RandomCloud(3, 10.0, 1))
        );
        Assert.Contains("train it first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongRange_IsNeeded_OnSimulatedClouds()
    {
        GalaxyCloud[] clouds = CloudSimulator.SimulateMany(16, seed: 99);
        var data = new TrainingSet(clouds[..8], [], clouds[8..]);
        double near = Score(new LinearVelocityModel(60.0), data),
            far = Score(new LinearVelocityModel(250.0), data);
        output.WriteLine($"R2 {near:F3} within 60, {far:F3} within 250 Mpc/h");
        // 0.215 and 0.394 over the 500 test clouds of the reference; single clouds scatter by 0.05 and 0.08, so four
        // standard errors of 8.
        Assert.InRange(near, 0.215 - 0.07, 0.215 + 0.07);
        Assert.InRange(far, 0.394 - 0.12, 0.394 + 0.12);
        Assert.True(far > near + 0.1);
        Near.Equal(0, Score(new ZeroModel(), data), Tolerance.Zero, scale: 1);
    }

    [ReferenceDataFact(Reference)]
    public void R2_OnTheReferenceIsThatOfTheReport()
    {
        PeaksDataset reference = CloudFiles.Open(Path.GetDirectoryName(ReferenceData.PathOf(Reference))!);
        var data = new TrainingSet(reference.Clouds(0, 10), [], reference.Clouds(1500, 60));
        double near = Score(new LinearVelocityModel(60.0), data),
            far = Score(new LinearVelocityModel(250.0), data);
        output.WriteLine($"R2 {near:F3} within 60, {far:F3} within 250 Mpc/h");
        // The report says 0.22 and 0.40 to 0.42; ten clouds are enough for 15 weights, and the test clouds are fixed.
        Assert.Equal(0.22, near, 0.01);
        Assert.Equal(0.41, far, 0.015);
    }

    private static double Score(IVelocityModel model, TrainingSet data)
    {
        model.Train(data, Settings);
        return VelocityScore.Of(data.Test, model.Predict).R2;
    }

    private static LinearVelocityModel TrainedModel()
    {
        var model = new LinearVelocityModel(90.0, binCount: 6);
        GalaxyCloud cloud = WithLaw(RandomCloud(60, 200.0, 2), [90.0, 40.0, -20.0, 30.0, 5.0, 12.0], range: 90.0);
        model.Train(new TrainingSet([cloud], [], []), Settings);
        return model;
    }

    private static GalaxyCloud RandomCloud(int count, double box, ulong seed)
    {
        var random = new RandomStream(seed);
        double[] positions = new double[3 * count];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = random.Uniform(0.0, box);

        return new GalaxyCloud(positions, new double[3 * count], box, null);
    }

    private static GalaxyCloud WithLaw(GalaxyCloud cloud, double[] law, double range)
    {
        double[] velocities = new double[cloud.Positions.Length];
        for (int i = 0; i < cloud.Count; i++)
        {
            for (int j = 0; j < cloud.Count; j++)
            {
                (double x, double y, double z) = cloud.Separation(i, j);
                double r = Math.Sqrt(x * x + y * y + z * z);
                if (i != j && r < range)
                {
                    double weight = law[(int)(r / range * law.Length)] / r;
                    velocities[3 * i] += weight * x;
                    velocities[3 * i + 1] += weight * y;
                    velocities[3 * i + 2] += weight * z;
                }
            }
        }

        return cloud with
        {
            Velocities = velocities,
        };
    }

    private static double[] Turn(double[] vectors, double[,] rotation)
    {
        double[] turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i++)
        {
            int first = i / 3 * 3,
                row = i % 3;
            turned[i] =
                rotation[row, 0] * vectors[first]
                + rotation[row, 1] * vectors[first + 1]
                + rotation[row, 2] * vectors[first + 2];
        }

        return turned;
    }

    /// <summary>From a random unit quaternion; with <paramref name="reflect"/> times −1.</summary>
    private static double[,] RandomRotation(RandomStream random, bool reflect)
    {
        double w = random.Normal(),
            x = random.Normal(),
            y = random.Normal(),
            z = random.Normal();
        double n = Math.Sqrt(w * w + x * x + y * y + z * z),
            sign = reflect ? -1.0 : 1.0;
        (w, x, y, z) = (w / n, x / n, y / n, z / n);
        return new[,]
        {
            { sign * (1 - 2 * (y * y + z * z)), sign * 2 * (x * y - w * z), sign * 2 * (x * z + w * y) },
            { sign * 2 * (x * y + w * z), sign * (1 - 2 * (x * x + z * z)), sign * 2 * (y * z - w * x) },
            { sign * 2 * (x * z - w * y), sign * 2 * (y * z + w * x), sign * (1 - 2 * (x * x + y * y)) },
        };
    }
}
