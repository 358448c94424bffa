using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Redshift;
using GeoDL.Typed.Studies.Galaxies.Running;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

/// <summary>
/// Redshift space: how galaxies move there, and which symmetry is left to a network that is told the line of sight.
/// </summary>
public sealed class RedshiftSpaceTests(SimulatedClouds simulated) : IClassFixture<SimulatedClouds>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InferenceData _data = new InferenceData(
        simulated.Clouds[..8],
        simulated.Clouds[8..12],
        simulated.Clouds[12..16]
    ).For(InferenceInput.RedshiftSpace);

    [Fact]
    public void Galaxies_MoveAlongTheLineOfSightAndComeBackIntoTheBox()
    {
        var cloud = new GalaxyCloud([10, 20, 30, 10, 20, 499], [100, -200, 300, 5, 6, 200], 500, null);
        GalaxyCloud seen = RedshiftSpace.Of(cloud);
        Assert.Equal([10, 20, 33, 10, 20, 1], seen.Positions);
        Assert.Equal([0, 0, 1], seen.LineOfSight!);
        Assert.Equal([11, 20, 30, 10.05, 20, 499], RedshiftSpace.Of(cloud, axis: 0).Positions);
        Assert.Throws<ArgumentException>(() => RedshiftSpace.Of(GalaxyCloud.Open([1, 2, 3])));
        Assert.All(_data.Training, static c => Assert.All(c.Velocities, static v => Assert.Equal(0, v)));
    }

    [Fact]
    public void WithALineOfSight_OnlyTurnsOfEverythingLeaveThePredictionAlone()
    {
        var plan = new InferencePlan(4, 4, 3e-3, 0.1, Seed: 5) { Validations = 1 };
        EquivariantEstimator<View> told = SightEstimators.Create(told: true),
            untold = SightEstimators.Create(told: false);
        told.Train(_data, plan);
        untold.Train(_data, plan);
        Assert.Equal(told.WeightCount, untold.WeightCount);
        GalaxyCloud cloud = _data.Test[0];
        foreach (EquivariantEstimator<View> estimator in new[] { told, untold })
        {
            SymmetryReport report = SymmetryReport.Measure(estimator.In(Precision.Double), [cloud], 3);
            Assert.InRange(
                Math.Max(
                    Math.Max(report.Rotation, report.Reflection),
                    Math.Max(report.Translation, report.Permutation)
                ),
                0,
                Tolerance.Sample.Network.Double
            );
        }

        // The cloud alone is turned, not the line: what is left of the symmetry are turns about the line.
        GalaxyCloud across = Turned(cloud, Rotation.FromAxisAngle(1, 0, 0, Math.PI / 2)),
            about = Turned(cloud, Rotation.FromAxisAngle(0, 0, 1, Math.PI / 2));
        Assert.True(Change(told, cloud, across) > Tolerance.NoticeableChange);
        Assert.InRange(Change(told, cloud, about), 0, Tolerance.Sample.Network.Double);
        Assert.InRange(Change(untold, cloud, across), 0, Tolerance.Sample.Network.Double);
    }

    [Fact]
    public void TheNetworkOfTheAxis_IsLeftAloneByTurnsAboutTheLineAndMirrorsThroughItOnly()
    {
        EquivariantEstimator<View> estimator = SightEstimators.CreateAxis();
        estimator.Train(_data, new InferencePlan(4, 4, 3e-3, 0.1, Seed: 5) { Validations = 1 });
        GalaxyCloud cloud = _data.Test[0];
        SymmetryReport single = SymmetryReport.Measure(estimator, [cloud], 3),
            twice = SymmetryReport.Measure(estimator.In(Precision.Double), [cloud], 3);
        foreach (double error in new[] { twice.Rotation, twice.Reflection, twice.Translation, twice.Permutation })
            Assert.InRange(error, 0, Tolerance.Sample.Network.Double);

        foreach (double error in new[] { single.Rotation, single.Reflection, single.Translation, single.Permutation })
            Assert.InRange(error, 0, Tolerance.Sample.Network.Single);

        Assert.All(
            new[] { Rotation.FromAxisAngle(0, 0, 1, 0.7), OrthogonalMatrix.Reflection(0.3, -0.5, 0) },
            element =>
                Assert.InRange(Change(estimator, cloud, Turned(cloud, element)), 0, Tolerance.Sample.Network.Double)
        );
        Assert.All(
            new[] { Rotation.FromAxisAngle(1, 0, 0, Math.PI / 2), OrthogonalMatrix.Reflection(0.3, -0.5, 0.2) },
            element => Assert.True(Change(estimator, cloud, Turned(cloud, element)) > Tolerance.NoticeableChange)
        );
    }

    [Fact]
    public void TheNetworkOfTheAxis_HasTheSizeOfTheOthersAndRefusesAnotherLine()
    {
        EquivariantEstimator<View> axis = SightEstimators.CreateAxis();
        int weights = SightEstimators.Create(told: true).WeightCount;
        Assert.InRange(axis.WeightCount, weights - (weights / 500), weights + (weights / 500));
        AggregateException refused = Assert.Throws<AggregateException>(() =>
            axis.Predict(_data.Test[0] with { LineOfSight = [1, 0, 0] })
        );
        Assert.IsType<ArgumentException>(refused.InnerException);
    }

    [Theory]
    [InlineData(SightEstimators.ToldName, "rotation, reflection,")]
    [InlineData(SightEstimators.AxisName, "rotation about Z, reflection through Z,")]
    public void ANetworkOfRedshiftSpace_IsEvaluatedThere(string name, string symmetry)
    {
        StoredClouds.Write(_folder.FullName, simulated.Clouds[12..16], seed: 1);
        var estimator = (EquivariantEstimator<View>)Estimators.Find(name);
        IReadOnlyList<InferencePoint> points = estimator.Train(
            _data,
            new InferencePlan(2, 4, 3e-3, 0.1, Seed: 5) { Validations = 1 }
        );
        string model = _folder.PathOf("network.safetensors");
        EstimatorFile.Save(model, name, estimator, InferenceInput.RedshiftSpace, points[0].Validation);

        var output = new StringWriter();
        InferenceScore score = CosmologyEvaluation.Run(model, _folder.FullName, output);
        GalaxyCloud[] clouds = InferenceInput.RedshiftSpace.Of(CloudFiles.Open(_folder.FullName).Clouds(0, 4));
        Assert.Equal(InferenceScore.Of(InferenceScore.Truth(clouds), estimator.Predict(clouds)).R2, score.R2);
        Assert.Contains("redshift space", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(symmetry, output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static double Change(EquivariantEstimator<View> estimator, GalaxyCloud cloud, GalaxyCloud other) =>
        estimator
            .In(Precision.Double)
            .Predict(cloud)
            .Zip(estimator.In(Precision.Double).Predict(other), static (a, b) => Math.Abs(a - b))
            .Max();

    private static GalaxyCloud Turned(GalaxyCloud cloud, OrthogonalMatrix turn) =>
        cloud with
        {
            Positions = Turned(cloud.Positions, turn),
            BoxAxes = Turned([1, 0, 0, 0, 1, 0, 0, 0, 1], turn),
        };

    private static double[] Turned(double[] vectors, OrthogonalMatrix turn)
    {
        double[] turned = new double[vectors.Length];
        for (int i = 0; i < vectors.Length; i += 3)
            (turned[i], turned[i + 1], turned[i + 2]) = turn.Apply(vectors[i], vectors[i + 1], vectors[i + 2]);

        return turned;
    }
}
