using System.Numerics.Tensors;

namespace GeoDL.Typed.Runtime.Tests.Values;

public class RowsTests
{
    [Fact]
    public void Numbers_ComeOutAsTheyWentInWhateverTheInnerLayout()
    {
        double[] values = Scene.Uniform(new Random(1), 3 * 22);
        Rows<Hidden> rows = Rows<Hidden>.From(values);
        Assert.Equal(3, rows.Count);
        Assert.Equal(values, rows.ToArray());
        Assert.Equal(values[22 + 8], rows[1, 8]);
        Assert.Equal(values, rows.ToTensor().ToArray());
        Assert.Equal([3, 22], rows.ToTensor().Lengths.ToArray());
        Assert.Equal(Array.ConvertAll(values, static v => (float)v), rows.ToSingleArray());
        Assert.Equal(values, Rows<Hidden>.FromTensor(Tensor.Create(values, [3, 22])).ToArray());
        float[] single = Array.ConvertAll(values, static v => (float)v);
        Assert.Equal(single, Rows<Hidden>.FromTensor(Tensor.Create(single, [3, 22])).ToSingleArray());
        Assert.Equal(Precision.Single, Rows<Hidden>.From(single).Precision);
    }

    [Fact]
    public void InsideComponents_ComeFirst()
    {
        Rows<Features> rows = Rows.From("2x1o", [1.0, 2, 3, 4, 5, 6]);
        Assert.Equal([1.0, 4, 2, 5, 3, 6], ((CompilerServices.Storage<double>)rows.Storage).Values.ToArray());
    }

    [Fact]
    public void Errors_NameRowColumnAndShape()
    {
        Assert.Contains(
            "a row has 4 numbers",
            Assert.Throws<ArgumentException>(() => Rows<Halo>.From(new double[6])).Message
        );
        string nan = Assert.Throws<ArgumentException>(() => Rows<Halo>.From([0, 0, 0, 0, 0, 0, double.NaN, 0])).Message;
        Assert.Contains("Row 1", nan);
        Assert.Contains("column 2", nan);
        Assert.Contains(
            "[3 × 5]",
            Assert.Throws<ArgumentException>(() => Rows<Halo>.FromTensor(Tensor.Create(new float[15], [3, 5]))).Message
        );
        Assert.Throws<FormatException>(() => Rows.From("1x9q", new double[3]));
        Assert.Equal(
            "The signature of these numbers is known only at run time: take the overload with a table, and make it by "
                + "Rows.From(\"2x0e + 1x1o\", values), or by Rows.From(signature, group, values) where the group is "
                + "not O(3).",
            Assert
                .Throws<InvalidOperationException>(() =>
                    PointCloud.Create<Features>(new double[3], new double[1], Neighbours.AllPairs)
                )
                .Message
        );
        Assert.Equal(1, PointCloud.Create(new double[3], Rows.From("1x0e", new double[1]), Neighbours.AllPairs).Count);
        Assert.Contains(
            "the span has 3",
            Assert.Throws<ArgumentException>(() => Rows<Halo>.From(new double[8]).CopyTo(new double[3])).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows<Halo>.From(new double[8])[2, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows<Halo>.From(new double[8])[0, 4]);
        Assert.Throws<InvalidOperationException>(() => ArithmeticTests.Enter(new Rows<Halo>()));
        Assert.Throws<ArgumentException>(() => Rows<Halo>.From(new double[8]).Beside(Rows<Halo>.From(new double[4])));
    }

    [Fact]
    public void ATable_TakesOverRowsAndKeepsItsPrecision()
    {
        Rows<Halo> table = Rows<Halo>.From(new float[4]),
            large = Rows<Halo>.From(Scene.Uniform(new Random(3), 400));
        ArithmeticTests.Enter(large).CopyTo(table);
        Assert.Equal(100, table.Count);
        Assert.Equal(large.ToSingleArray(), table.ToSingleArray());
        Assert.Equal(Precision.Single, table.Precision);
        var empty = new Rows<Halo>();
        Assert.Equal(0, empty.Count);
        Assert.Equal([], empty.ToArray());
        ArithmeticTests.Enter(large).CopyTo(empty);
        Assert.Equal(Precision.Double, empty.Precision);
    }

    [Fact]
    public void AViewOfRowsThatWereReplaced_IsStale()
    {
        Rows<Halo> table = Rows<Halo>.From(new double[4]);
        Assert.Throws<InvalidOperationException>(() =>
        {
            Halo view = ArithmeticTests.Enter(table);
            ArithmeticTests.Enter(Rows<Halo>.From(new double[8])).CopyTo(table);
            _ = view.ToRows();
        });
    }

    [Fact]
    public void Tables_Concatenate()
    {
        Rows<Halo> both = Rows<Halo>.Concat([
            Rows<Halo>.From([1.0, 2, 3, 4]),
            new Rows<Halo>(),
            Rows<Halo>.From([5f, 6, 7, 8]),
        ]);
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8], both.ToArray());
        Assert.Throws<ArgumentException>(() => Rows<Halo>.Concat([]));
        Assert.Throws<ArgumentException>(() =>
            Rows<Features>.Concat([Rows.From("1o", new double[3]), Rows.From("1e", new double[3])])
        );
    }

    [Fact]
    public void NoRows_AreFine()
    {
        Rows<Halo> none = Rows<Halo>.From(Array.Empty<double>());
        Assert.Equal(0, none.Count);
        Assert.Equal([], (2 * ArithmeticTests.Enter(none)).ToRows().ToArray());
    }
}
