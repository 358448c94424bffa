using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Clouds in a plane: neighbours by plain loops, geometry as typed values, derivatives, errors.</summary>
public class PlaneCloudTests
{
    private const double Radius = 0.45;

    private static readonly double[] Skewed = [1.1, 0.2, -0.3, 0.9];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Neighbours_AreThoseOfPlainLoops(bool periodic)
    {
        double[] x = Scene.Uniform(new Random(1), 40);
        PlaneCloud<Features> cloud = PlaneCloud.Create(
            x,
            Scalars(20, SymmetryGroup.O2),
            Typed.Neighbours.WithinRadius(Radius),
            periodic ? Cell.InPlane(Skewed) : Cell.Open
        );
        var expected = new List<(int, int, double, double)>();
        for (int i = 0; i < 20; i++)
        {
            for (int j = 0; j < 20; j++)
            {
                for (int a = periodic ? -4 : 0; a <= (periodic ? 4 : 0); a++)
                {
                    for (int b = periodic ? -4 : 0; b <= (periodic ? 4 : 0); b++)
                    {
                        double dx = x[2 * j] - x[2 * i] + (a * Skewed[0]) + (b * Skewed[2]),
                            dy = x[(2 * j) + 1] - x[(2 * i) + 1] + (a * Skewed[1]) + (b * Skewed[3]);
                        if ((i != j || a != 0 || b != 0) && (dx * dx) + (dy * dy) < Radius * Radius)
                            expected.Add((i, j, dx, dy));
                    }
                }
            }
        }

        double[] vectors = cloud.Edges.Vectors.ToRows().ToArray();
        (int, int, double, double)[] found =
        [
            .. Enumerable
                .Range(0, cloud.Edges.Count)
                .Select(e =>
                    (
                        cloud.NeighbourList.Receivers[e],
                        cloud.NeighbourList.Senders[e],
                        vectors[2 * e],
                        vectors[(2 * e) + 1]
                    )
                )
                .Order(),
        ];
        expected.Sort();
        Assert.Equal(expected.Select(static e => (e.Item1, e.Item2)), found.Select(static e => (e.Item1, e.Item2)));
        Near.Equal(
            [.. expected.SelectMany(static e => new[] { e.Item3, e.Item4 })],
            [.. found.SelectMany(static e => new[] { e.Item3, e.Item4 })],
            Tolerance.Value.Double
        );
    }

    [Theory]
    [InlineData("O(2)", "1")]
    [InlineData("C_1", "0 + 0")]
    [InlineData("C_2", "1 + 1")]
    [InlineData("D_1", "0e + 0o")]
    [InlineData("D_2", "1e + 1o")]
    public void Vectors_AreFeaturesOfTheGroup(string name, string signature)
    {
        SymmetryGroup group = new[]
        {
            SymmetryGroup.O2,
            SymmetryGroup.C(1),
            SymmetryGroup.C(2),
            SymmetryGroup.D(1),
            SymmetryGroup.D(2),
        }.Single(g => g.Name == name);
        PlaneCloud<Features> cloud = PlaneCloud.Create([0, 0, 3, 4], Scalars(2, group), Typed.Neighbours.AllPairs);

        Rows vectors = cloud.Edges.Vectors.ToRows();

        Assert.Equal(Signature.Parse(signature, group), Signature.Parse(vectors.Signature, group));
        Assert.Equal([3.0, 4, -3, -4], vectors.ToArray());
        Assert.Equal(
            [5.0, 5],
            FeatureMarshal.Wrap<Features>(FeatureMarshal.Unwrap(cloud.Edges.Lengths)).ToRows().ToArray()
        );
    }

    [Fact]
    public void Positions_AreAnAffinePlane()
    {
        PlaneCloud<Features> cloud = PlaneCloud.Create(
            [0, 0, 2, 4],
            Scalars(2, SymmetryGroup.SO2),
            Typed.Neighbours.None
        );
        PlanePositions x = cloud.Positions,
            mean = x.Mean(cloud.Batch).Broadcast(cloud.Batch);

        Assert.Equal([-1.0, -2, 1, 2], (x - mean).ToRows().ToArray());
        Assert.Equal([-1.0, -2, 3, 6], (x + (x - mean)).ToArray());
        Assert.Equal([1.0, 2, 1, 2], (x - (x - mean)).ToArray());
        Assert.Equal([0.0, 0, 2, 4], cloud.PositionValues());
        Assert.Equal(2, x.Rows);
    }

    [Fact]
    public void Derivatives_ReachPositionsAndTheTwoVectorsOfTheCell()
    {
        double[] x = Scene.Uniform(new Random(3), 16),
            cell = [.. Skewed];
        PlaneCloud<Features> cloud = Make();
        using Pass pass = GradientCheck.Pool().Record(training: true, step: 0);
        PlaneCloud<Features> entered = pass.Enter(cloud, GradientInputs.Positions | GradientInputs.Cell);
        double[] cotangent = [];
        GradientCheck.RunBackward(pass, Sums(entered), ref cotangent);

        Near.Equal(
            GradientCheck.Differences(x, Value),
            pass.PositionGradient(entered),
            Tolerance.Derivative.SecondOrder
        );
        Near.Equal(
            GradientCheck.Differences(cell, Value),
            pass.CellGradient(entered),
            Tolerance.Derivative.SecondOrder
        );

        double Value() => GradientCheck.Dot(cotangent, FeatureMarshal.Wrap<Features>(Sums(Make())).ToRows());

        PlaneCloud<Features> Make() =>
            PlaneCloud.Create(
                x,
                Scalars(8, SymmetryGroup.O2),
                Typed.Neighbours.WithinRadius(Radius),
                Cell.InPlane(cell)
            );

        static Handle Sums(PlaneCloud<Features> c) =>
            FeatureMarshal.Unwrap(c.Edges.Sum(c.Edges.Vectors * c.Edges.Envelope() * c.Edges.Lengths));
    }

    [Fact]
    public void Batches_KeepTheirNeighbours()
    {
        PlaneCloud<Features> one = PlaneCloud.Create(
                [0, 0, 0.3, 0],
                Scalars(2, SymmetryGroup.C(4)),
                Typed.Neighbours.WithinRadius(1)
            ),
            both = PlaneCloud.Batch([one, one]);

        Assert.Equal((2, 4, 4), (both.CloudCount, both.Count, both.Edges.Count));
        Assert.Equal([0.0, 0, 0.3, 0, 0, 0, 0.3, 0], both.PositionValues());
        Assert.Equal(Cell.Open, both.CellOf(1));
    }

    [Fact]
    public void WrongInputs_AreNamed()
    {
        Rows<Features> rows = Scalars(2, SymmetryGroup.O2);
        Throws("N × 2", () => PlaneCloud.Create([0, 0, 1], rows, Typed.Neighbours.None));
        Throws("4 position coordinates", () => PlaneCloud.Create([0, 0, 1, 1], Scalars(3, SymmetryGroup.O2), default));
        Throws("O(3)", () => PlaneCloud.Create([0, 0, 1, 1], Rows.From("0e", new double[2]), Typed.Neighbours.None));
        Throws("Cell.InPlane", () => PlaneCloud.Create([0, 0, 1, 1], rows, Typed.Neighbours.None, Cell.Cubic(1)));
        Throws("not finite", () => PlaneCloud.Create([0, 0, double.NaN, 1], rows, Typed.Neighbours.None));
        Throws("4 numbers", static () => Cell.InPlane([1, 0, 0]));

        static void Throws(string part, Action wrong) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(wrong).Message);
    }

    [Fact]
    public void CloudsOfSpace_HaveNoAxisOutsideAModel()
    {
        PointCloud<Features> cloud = PointCloud.Create(
            [0, 0, 0, 1, 0, 0],
            Scalars(2, SymmetryGroup.O2),
            Typed.Neighbours.AllPairs
        );

        Assert.Contains("axis", Assert.Throws<InvalidOperationException>(() => cloud.Edges.Count).Message);
        Assert.Throws<InvalidOperationException>(() => cloud.Positions.Rows);
        Assert.Equal(2, cloud.Count);
    }

    private static Rows<Features> Scalars(int rows, SymmetryGroup group) =>
        Rows.From(group.Trivial.ToString(), group, new double[rows]);
}
