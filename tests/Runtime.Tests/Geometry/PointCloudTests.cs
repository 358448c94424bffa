using GeoDL.Typed.Runtime.Tests.Values;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

public class PointCloudTests
{
    [Fact]
    public void ABatch_HasTheNeighboursThatASearchOfTheBatchFinds()
    {
        foreach (
            Typed.Neighbours rule in new[]
            {
                Typed.Neighbours.WithinRadius(1.6),
                Typed.Neighbours.KNearest(2),
                Typed.Neighbours.AllPairs,
                Typed.Neighbours.None,
            }
        )
        {
            foreach (Scene scene in new[] { Scene.Create(1, rule), Scene.Periodic(1, rule) })
            {
                PointCloud<Features> cloud = scene.Cloud;
                Cell[] cells = scene.Cells ?? [];
                NeighbourList expected = rule.Search(cloud.PositionValues, cloud.CloudOffsets, cells),
                    actual = cloud.NeighbourList;
                Assert.Equal(expected.Senders.ToArray(), actual.Senders.ToArray());
                Assert.Equal(expected.Receivers.ToArray(), actual.Receivers.ToArray());
                Assert.Equal(expected.Images.ToArray(), actual.Images.ToArray());
                Assert.Equal(expected.ReceiverOffsets.ToArray(), actual.ReceiverOffsets.ToArray());
                Assert.Equal(expected.NextSenders.ToArray(), actual.NextSenders.ToArray());
                Assert.Equal(expected.NextImages.ToArray(), actual.NextImages.ToArray());
            }
        }
    }

    [Fact]
    public void Batches_ConcatenatePositionsFeaturesAndCells()
    {
        PointCloud<Halo> one = PointCloud.Create<Halo>(
            [1, 2, 3],
            [1.0, 2, 3, 4],
            Typed.Neighbours.WithinRadius(1),
            Cell.Cubic(3)
        );
        PointCloud<Halo> none = PointCloud.Create(
            [],
            Rows<Halo>.From(Array.Empty<double>()),
            Typed.Neighbours.WithinRadius(1)
        );
        PointCloud<Halo> all = PointCloud.Batch([one, none, one]);
        Assert.Equal(3, all.CloudCount);
        Assert.Equal([0, 1, 1, 2], all.CloudOffsets.ToArray());
        Assert.Equal([1.0, 2, 3, 1, 2, 3], all.PositionValues.ToArray());
        Assert.Equal([1.0, 2, 3, 4, 1, 2, 3, 4], all.Rows.ToArray());
        Assert.Equal(Cell.Cubic(3), all.CellOf(2));
        Assert.Equal(Cell.Open, all.CellOf(1));
        Assert.Contains("3 clouds, 2 points, 0 edges", all.ToString());
        Assert.Equal(4, PointCloud.Batch([all, one]).CloudCount);
    }

    [Fact]
    public void EmptyCloudsAndPointsWithoutNeighbours_AreFine()
    {
        PointCloud<Halo> none = PointCloud.Create(
            [],
            Rows<Halo>.From(Array.Empty<double>()),
            Typed.Neighbours.KNearest(3)
        );
        Assert.Equal([0.0, 0, 0, 0], none.Features.Mean(none.Batch).ToRows().ToArray());
        Assert.Equal(0, none.Edges.Count);
        PointCloud<Halo> lonely = PointCloud.Create<Halo>(
            [0, 0, 0, 5, 0, 0],
            new double[8],
            Typed.Neighbours.WithinRadius(1)
        );
        Assert.Equal(0, lonely.Edges.Count);
        Assert.Equal(new double[8], lonely.Edges.Mean(lonely.Edges.Sender(lonely.Features)).ToRows().ToArray());
        Assert.Equal([], lonely.Edges.Softmax(lonely.Edges.Lengths).ToRows().ToArray());
    }

    [Fact]
    public void BadInput_IsNamed()
    {
        string nan = Assert
            .Throws<ArgumentException>(() =>
                PointCloud.Create<Halo>([0, 0, 0, 0, double.NaN, 0], new double[8], Typed.Neighbours.None)
            )
            .Message;
        Assert.Contains("Position 1", nan);
        Assert.Contains("y = NaN", nan);
        Assert.Contains(
            "1 rows of features",
            Assert
                .Throws<ArgumentException>(() =>
                    PointCloud.Create<Halo>(new double[6], new double[4], Typed.Neighbours.None)
                )
                .Message
        );
        Assert.Throws<ArgumentException>(() =>
            PointCloud.Create<Halo>(new double[5], new double[8], Typed.Neighbours.None)
        );
        Assert.Throws<ArgumentException>(() =>
            PointCloud.Create<Halo>(new double[6], [0, 0, 0, 0, float.PositiveInfinity, 0, 0, 0], Typed.Neighbours.None)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Typed.Neighbours.WithinRadius(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Typed.Neighbours.KNearest(0));
        Assert.Throws<ArgumentException>(() => PointCloud.Batch(Array.Empty<PointCloud<Halo>>()));
        PointCloud<Halo> near = PointCloud.Create<Halo>(new double[3], new double[4], Typed.Neighbours.WithinRadius(1));
        PointCloud<Halo> far = PointCloud.Create<Halo>(new double[3], new double[4], Typed.Neighbours.WithinRadius(2));
        Assert.Contains("cloud 1", Assert.Throws<ArgumentException>(() => PointCloud.Batch([near, far])).Message);
        Assert.Throws<ArgumentException>(() =>
            PointCloud.Create(new double[6], Rows<Halo>.From(new double[8]), near.NeighbourList)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => near.CellOf(1));
    }

    [Fact]
    public void FeaturesOfTwoClouds_DoNotMix()
    {
        PointCloud<Halo> one = PassTests.HaloCloud(),
            other = PassTests.HaloCloud();
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Features + other.Features));
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Edges.Sender(other.Features)));
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Edges.Sum(one.Features)));
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Features.Mean(other.Batch)));
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Features.Mean(one.Batch).Mean(one.Batch)));
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Features.Broadcast(one.Batch)));
        Assert.Throws<ArgumentException>(() => Eval.Of(one.Features + one.Features.Mean(one.Batch)));
        Assert.Throws<ArgumentException>(() => one.Edges.At(other.Positions));
    }

    [Fact]
    public void TablesAndLabels_JoinACloud()
    {
        Scene scene = Scene.Create();
        PointCloud<Features> cloud = scene.Cloud;
        Rows<Features> masses = Rows.From("0e", Scene.Uniform(new Random(2), cloud.Count)).OnPointsOf(cloud);
        Assert.Equal(masses.ToArray(), (cloud.Features + ArithmeticTests.Enter(masses)).ToRows().ToArray());
        Labels species = Labels.OnPointsOf(cloud, Enumerable.Range(0, cloud.Count).Select(static i => i % 3).ToArray());
        Scalars hot = cloud.Batch.OneHot(species, 3);
        Assert.Equal([1.0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0], hot.ToRows().ToArray()[..12]);
        Assert.Contains(
            "row 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => cloud.Batch.OneHot(species, 2)).Message
        );
        Assert.Throws<ArgumentException>(() => cloud.Batch.OneHot(new Labels([1, 2]), 3));
        Assert.Throws<ArgumentException>(() => Labels.OnCloudsOf(cloud, [1]));
        Assert.Equal([-2.5, 4, 0.5, -2.5], cloud.Batch.Lookup(species, [-2.5, 4, 0.5]).ToRows().ToArray()[..4]);
        Assert.Contains(
            "row 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => cloud.Batch.Lookup(species, [1, 2])).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => cloud.Batch.Lookup(species, []));
        Assert.Throws<ArgumentException>(() => cloud.Batch.Lookup(new Labels([1, 2]), [1, 2, 3]));
        Assert.Contains(
            "NaN for the label 1",
            Assert.Throws<ArgumentException>(() => cloud.Batch.Lookup(species, [1, double.NaN, 3])).Message
        );
        Assert.Equal([1, 2, 3], Labels.Concat([new Labels([1, 2]), new Labels([3])]).ToArray());
    }
}
