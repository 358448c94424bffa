using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Positions are points of an affine space.</summary>
public class PositionsTests
{
    [Fact]
    public void DifferencesShiftsAndMeans_AgreeWithLoops()
    {
        PointCloud<Halo> cloud = PointCloud.Create<Halo>(
            [0, 0, 0, 2, 4, 6],
            [0f, 1, 0, 0, 0, 0, 1, 0],
            Typed.Neighbours.None
        );
        Positions x = cloud.Positions;
        Assert.Equal([1.0, 2, 3], x.Mean(cloud.Batch).ToArray());
        Assert.Equal([-1.0, -2, -3, 1, 2, 3], (x - x.Mean(cloud.Batch).Broadcast(cloud.Batch)).ToRows().ToArray());
        Assert.Equal(Precision.Single, (x - x).ToRows().Precision);
        Assert.Equal([1.0, 0, 0, 2, 5, 6], (x + cloud.Features.Velocity).ToArray());
        Assert.Equal([1.0, 0, 0, 2, 5, 6], (cloud.Features.Velocity + x).ToArray());
        Assert.Equal([-1.0, 0, 0, 2, 3, 6], (x - cloud.Features.Velocity).ToArray());
    }

    [Fact]
    public void AMean_MovesWithItsCloud()
    {
        var random = new Random(4);
        double[] x = Scene.Uniform(random, 15);
        OrthogonalMatrix element = OrthogonalMatrix.Random(random);
        double[] moved =
        [
            .. WignerD.Transform(Irreps.Parse("1o"), element, x).Select(static (v, i) => v + 10 * (i % 3 + 1)),
        ];
        double[] Mean(double[] at)
        {
            PointCloud<Features> cloud = PointCloud.Create(at, Rows.From("0e", new double[5]), Typed.Neighbours.None);
            return cloud.Positions.Mean(cloud.Batch).ToArray();
        }

        double[] expected =
        [
            .. WignerD.Transform(Irreps.Parse("1o"), element, Mean(x)).Select(static (v, i) => v + 10 * (i + 1)),
        ];
        Near.Equal(expected, Mean(moved), Tolerance.Equivariance.Double);
    }

    [Fact]
    public void Torus_HasNoMeansAndNoDifferences()
    {
        PointCloud<Halo> cloud = PointCloud.Create<Halo>(
            new double[6],
            new double[8],
            Typed.Neighbours.None,
            Cell.Cubic(2)
        );
        Assert.Contains(
            "mean",
            Assert.Throws<InvalidOperationException>(() => cloud.Positions.Mean(cloud.Batch)).Message
        );
        Assert.Contains(
            "edges.Vectors",
            Assert.Throws<InvalidOperationException>(() => Eval.Of(cloud.Positions - cloud.Positions)).Message
        );
        Assert.Equal(6, (cloud.Positions + cloud.Features.Velocity).ToArray().Length);
    }

    [Fact]
    public void BadOperands_AreNamed()
    {
        PointCloud<Halo> cloud = PassTests.HaloCloud();
        Assert.Contains(
            "1o",
            Assert.Throws<ArgumentException>(() => Eval.Of(cloud.Positions + (Features)cloud.Features)).Message
        );
        Assert.Throws<ArgumentException>(() => Eval.Of(cloud.Positions - PassTests.HaloCloud().Positions));
        Assert.Contains(
            "Cloud 1",
            Assert.Throws<InvalidOperationException>(() => cloud.Positions.Mean(cloud.Batch)).Message
        );
    }

    [Fact]
    public void DerivativesOfMeans_AgreeWithCentralDifferences()
    {
        double[] x = Scene.Uniform(new Random(3), 12);
        double[] cotangent = [];
        Features Centred(PointCloud<Features> cloud) =>
            cloud.Positions - cloud.Positions.Mean(cloud.Batch).Broadcast(cloud.Batch);
        PointCloud<Features> At(double[] at) =>
            PointCloud.Create(at, Rows.From("0e", new double[4]), Typed.Neighbours.None);
        using Pass pass = GradientCheck.Pool().Record(training: true, step: 0);
        PointCloud<Features> entered = pass.Enter(At(x), GradientInputs.Positions);
        GradientCheck.RunBackward(pass, FeatureMarshal.Unwrap(Centred(entered)), ref cotangent);
        double[] expected = GradientCheck.Differences(x, () => GradientCheck.Dot(cotangent, Centred(At(x)).ToRows()));
        Near.Equal(expected, pass.PositionGradient(entered), Tolerance.Derivative.SecondOrder);
    }
}
