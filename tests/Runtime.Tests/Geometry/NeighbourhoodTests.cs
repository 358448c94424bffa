using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Edge vectors, cutoffs and neighbour sums against loops; derivatives back to positions and cells.</summary>
public class NeighbourhoodTests
{
    public static TheoryData<string> Functions => ["lengths", "vectors", "cutoffs", "basis", "envelope", "at", "shift"];

    [Fact]
    public void Vectors_PointFromReceiverToTheImageOfTheSender()
    {
        PointCloud<Features> cloud = Scene.Periodic().Cloud;
        NeighbourList list = cloud.NeighbourList;
        Assert.True(list.Count > 20 && list.HasImages);
        double[] vectors = cloud.Edges.Vectors.ToRows().ToArray(),
            lengths = cloud.Edges.Lengths.ToRows().ToArray();
        for (int e = 0; e < list.Count; e++)
        {
            Cell cell = cloud.CellOf(list.Receivers[e] < cloud.CloudOffsets[1] ? 0 : 1);
            double square = 0;
            for (int m = 0; m < 3; m++)
            {
                double expected =
                    cloud.PositionValues[3 * list.Senders[e] + m] - cloud.PositionValues[3 * list.Receivers[e] + m];
                for (int u = 0; u < 3; u++)
                    expected += list.Images[3 * e + u] * cell[u, m];
                Near.Equal(expected, vectors[3 * e + m], Tolerance.Value.Double, scale: 1);
                square += expected * expected;
            }

            Near.Equal(Math.Sqrt(square), lengths[e], Tolerance.Value.Double, scale: 1);
            Assert.True(lengths[e] < 1.6);
        }
    }

    [Fact]
    public void EdgeVectors_AreFormedInDoubleAndRoundedOnce()
    {
        PointCloud<Features> cloud = PointCloud.Create(
            [1e6, 0, 0, 1e6 + 1e-3, 0, 0],
            Rows.From("0e", [0f, 0]),
            Typed.Neighbours.AllPairs
        );
        float[] vectors = cloud.Edges.Vectors.ToRows().ToSingleArray();
        Assert.Equal((float)((1e6 + 1e-3) - 1e6), vectors[0]);
    }

    [Fact]
    public void SumsMeansAndSoftmaxOverNeighbours_AgreeWithLoops()
    {
        PointCloud<Halo> cloud = PassTests.HaloCloud();
        NeighbourList list = cloud.NeighbourList;
        double[] x = cloud.Rows.ToArray(),
            lengths = cloud.Edges.Lengths.ToRows().ToArray();
        double[] sum = new double[x.Length],
            mean = new double[x.Length],
            attention = new double[x.Length];
        for (int i = 0; i < cloud.Count; i++)
        {
            int[] edges = [.. Enumerable.Range(0, list.Count).Where(e => list.Receivers[e] == i)];
            double partition = edges.Sum(e => Math.Exp(lengths[e]));
            foreach (int e in edges)
            {
                for (int c = 0; c < 4; c++)
                {
                    double value = x[4 * list.Senders[e] + c];
                    sum[4 * i + c] += value;
                    mean[4 * i + c] += value / edges.Length;
                    attention[4 * i + c] += value * Math.Exp(lengths[e]) / partition;
                }
            }
        }

        Neighbourhood all = cloud.Edges;
        Halo messages = all.Sender(cloud.Features);
        double tolerance = Tolerance.Value.Double;
        Near.Equal(sum, all.Sum(messages).ToRows().ToArray(), tolerance);
        Near.Equal(mean, all.Mean(messages).ToRows().ToArray(), tolerance);
        Near.Equal(attention, all.Sum(all.Softmax(all.Lengths) * messages).ToRows().ToArray(), tolerance);
        Assert.Equal([0.0, 0, 0, 0], all.Mean(messages).ToRows().ToArray()[..4]);
    }

    [Fact]
    public void CutoffsOfKNearest_AreDistancesToTheNextPoint()
    {
        PointCloud<Features> cloud = PointCloud.Create(
            [0, 0, 0, 1, 0, 0, 3, 0, 0],
            Rows.From("0e", new double[3]),
            Typed.Neighbours.KNearest(1)
        );
        Assert.True(cloud.Edges.HasReceiverCutoffs);
        Assert.Equal([3.0, 2, 3], cloud.Edges.CutoffsAs<double>().Values.ToArray());
        PointCloud<Features> all = PointCloud.Create(
            [0, 0, 0, 1, 0, 0, 3, 0, 0],
            Rows.From("0e", new double[3]),
            Typed.Neighbours.KNearest(2)
        );
        Assert.All(all.Edges.CutoffsAs<float>().Values.ToArray(), static r => Assert.Equal(float.PositiveInfinity, r));
        Assert.Throws<InvalidOperationException>(() => Scene.Create().Cloud.Edges.CutoffsAs<double>());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_ReachPositionsAndCells(string function)
    {
        foreach (bool periodic in new[] { false, true })
        {
            Typed.Neighbours rule = function is "cutoffs" or "basis"
                ? Typed.Neighbours.KNearest(2)
                : Typed.Neighbours.WithinRadius(1.6);
            Scene scene = periodic ? Scene.Periodic(1, rule) : Scene.Create(1, rule);
            PointCloud<Features> cloud = scene.Cloud;
            using Pass pass = GradientCheck.Pool().Record(training: true, step: 0);
            PointCloud<Features> entered = pass.Enter(
                cloud,
                GradientInputs.Positions | (periodic ? GradientInputs.Cell : GradientInputs.None)
            );
            double[] cotangent = [];
            GradientCheck.RunBackward(pass, Apply(function, entered, pass), ref cotangent);

            // The list stays what it was while numbers move.
            double[] x = cloud.PositionValues.ToArray();
            double[] cells = [.. Enumerable.Range(0, cloud.CloudCount).SelectMany(c => cloud.CellOf(c).ToArray())];
            double Evaluate()
            {
                using Pass again = GradientCheck.Pool().Record(training: true, step: 0);
                PointCloud<Features> moved = again.Enter(cloud);
                x.CopyTo(moved.Geometry.Positions.Values);
                if (periodic)
                    PublicOrder.Read<double, double>(cells, moved.Geometry.Cells!.Values, moved.Geometry.Cells.Layout);
                return GradientCheck.Dot(
                    cotangent,
                    FeatureMarshal.Wrap<Features>(Apply(function, moved, again)).ToRows()
                );
            }

            double tolerance = Tolerance.Derivative.SecondOrder;
            Near.Equal(GradientCheck.Differences(x, Evaluate), pass.PositionGradient(entered), tolerance);
            if (periodic)
                Near.Equal(GradientCheck.Differences(cells, Evaluate), pass.CellGradient(entered), tolerance);
        }
    }

    [Fact]
    public void SinglePrecision_GivesTheGradientsOfDouble()
    {
        PointCloud<Halo> cloud = PassTests.HaloCloud();
        Rows<Halo> target = Rows<Halo>.From(new double[12]);
        double[][] Gradients(Precision precision)
        {
            using Pass pass = GradientCheck.Pool(precision).Record(training: true, step: 0);
            PointCloud<Halo> entered = pass.Enter(cloud, GradientInputs.Positions | GradientInputs.Features);
            pass.Backward(Loss.MeanSquaredError(PassTests.Forward(entered), target));
            return [pass.PositionGradient(entered), pass.FeatureGradient(entered).ToArray()];
        }

        double[][] expected = Gradients(Precision.Double),
            actual = Gradients(Precision.Single);
        Near.Equal(expected[0], actual[0], Tolerance.Gradient.Single);
        Near.Equal(expected[1], actual[1], Tolerance.Gradient.Single);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ASmallModel_TurnsWithEachCloudAndSoDoItsGradients(bool periodic)
    {
        var random = new Random(21);
        Scene scene = periodic ? Scene.Periodic() : Scene.Create();
        OrthogonalMatrix[] elements =
        [
            .. Enumerable.Range(0, scene.Cloud.CloudCount).Select(_ => OrthogonalMatrix.Random(random)),
        ];
        Irreps halo = Irreps.Parse("0e + 1o"),
            vector = Irreps.Parse("1o");
        double[] features = Scene.Uniform(random, 4 * scene.Cloud.Count);
        (double[] Result, double[] Gradient) Run(Scene s, double[] x)
        {
            PointCloud<Halo> cloud = s.Cloud.WithFeatures(Rows<Halo>.From(x));
            using Pass pass = GradientCheck.Pool().Record(training: true, step: 0);
            PointCloud<Halo> entered = pass.Enter(cloud, GradientInputs.Positions);
            Halo y = Periodic(entered);
            pass.Backward(Loss.Sum(y.SquaredNorm()));
            return (y.ToRows().ToArray(), pass.PositionGradient(entered));
        }

        (double[] result, double[] gradient) = Run(scene, features);
        (double[] moved, double[] movedGradient) = Run(
            scene.Moved(elements, random),
            scene.Turn(features, halo, RowSpaceKind.Points, elements)
        );
        double tolerance = Tolerance.Equivariance.Double;
        Near.Equal(scene.Turn(result, halo, RowSpaceKind.Clouds, elements), moved, tolerance);
        Near.Equal(scene.Turn(gradient, vector, RowSpaceKind.Points, elements), movedGradient, tolerance);
    }

    private static Halo Periodic(PointCloud<Halo> cloud)
    {
        Neighbourhood edges = cloud.Edges;
        Halo x = cloud.Features;
        Features field = edges.Sum(edges.Softmax(edges.Lengths) * (edges.Vectors + edges.Sender(x).Velocity));
        return Halo.From((x.LogMass + field.SoftNorm()).Concat(field + x.Velocity)).Mean(cloud.Batch);
    }

    private static Handle Apply(string function, PointCloud<Features> cloud, Pass pass)
    {
        Neighbourhood edges = cloud.Edges;
        switch (function)
        {
            case "lengths":
                return FeatureMarshal.Unwrap(edges.Lengths);
            case "vectors":
                return FeatureMarshal.Unwrap(edges.Vectors.Inner(edges.Vectors));
            case "basis":
                return FeatureMarshal.Unwrap(edges.Basis(3));
            case "envelope":
                return FeatureMarshal.Unwrap(
                    edges.Envelope(CutoffEnvelope.Cosine, 1.5) * edges.Basis(2, RadialBasis.Gaussian, 1.5)
                );
            case "cutoffs":
                return new Handle(edges.CutoffsAs<double>());
            case "at":
                Neighbourhood moved = edges.At(cloud.Positions + edges.Sum(edges.SquaredNorms() * edges.Vectors));
                return FeatureMarshal.Unwrap(moved.Vectors);
            default:
                Positions there = cloud.Positions - edges.Mean(edges.Vectors);
                if (cloud.Geometry.IsPeriodic)
                    return there.Handle;
                Features difference = there - cloud.Positions;
                return FeatureMarshal.Unwrap(difference + (cloud.Positions - (there + difference * 0.5)));
        }
    }
}
