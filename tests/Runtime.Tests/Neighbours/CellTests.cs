using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Tests.Neighbours;

public class CellTests
{
    public static TheoryData<string> Cells() => new(Clouds.CellNames.Where(n => n != "open").ToArray());

    [Theory]
    [MemberData(nameof(Cells))]
    public void Inverse_TimesCellIsOne(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        double[] m = cell.ToArray(),
            inverse = cell.Inverse();
        for (int i = 0; i < 9; i++)
        {
            double sum = Enumerable.Range(0, 3).Sum(k => m[3 * (i / 3) + k] * inverse[3 * k + i % 3]);
            Near.Equal(i % 4 == 0 ? 1 : 0, sum, Tolerance.Rounding.Dozens, scale: 1);
            Assert.Equal(m[i], cell[i / 3, i % 3]);
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Wrap_MovesIntoTheCell(string cellName)
    {
        var cell = Clouds.CellOf(cellName);
        bool[] periodic = [cell.PeriodicA, cell.PeriodicB, cell.PeriodicC];
        double[] positions = [.. Clouds.Random(50, 40, seed: 51), 0, 0, 0, -1e-18, 2, 1.5];
        double[] wrapped = new double[3],
            inverse = cell.Inverse();
        int[] image = new int[3];
        for (int i = 0; i < positions.Length; i += 3)
        {
            cell.Wrap(positions.AsSpan(i, 3), wrapped, image);
            for (int axis = 0; axis < 3; axis++)
            {
                double u = Enumerable.Range(0, 3).Sum(k => wrapped[k] * inverse[3 * k + axis]);
                if (periodic[axis])
                    Assert.InRange(u, -Tolerance.Rounding.Dozens, 1 + Tolerance.Rounding.Dozens);
                else
                    Assert.Equal(0, image[axis]);
                double back = wrapped[axis] + Enumerable.Range(0, 3).Sum(k => image[k] * cell[k, axis]);
                Near.Equal(positions[i + axis], back, Tolerance.Rounding.Hundreds, scale: 40);
            }
        }
    }

    [Fact]
    public void Measures_AreThoseOfTheCell()
    {
        var box = Cell.Orthorhombic(1.5, 2, 3);
        Near.Equal(9, box.Volume, Tolerance.Rounding.Once.Double);
        Near.Equal(2, box.PlaneSpacing(1), Tolerance.Rounding.Once.Double);

        // A sheared cube keeps volume and two spacings; the third shrinks with the shear: 1/√(1 + s²).
        var sheared = new Cell([1, 0, 0, 2, 1, 0, 0, 0, 1]);
        Near.Equal(1, sheared.Volume, Tolerance.Rounding.Once.Double);
        Near.Equal(1 / Math.Sqrt(5), sheared.PlaneSpacing(0), Tolerance.Rounding.Once.Double);
        Near.Equal(1, sheared.PlaneSpacing(1), Tolerance.Rounding.Once.Double);
        Near.Equal(1, new Cell([0, 1, 0, 1, 0, 0, 0, 0, 1]).Volume, Tolerance.Rounding.Once.Double);
        Near.Equal(1e-60, Cell.Cubic(1e-20).Volume, Tolerance.Rounding.Once.Double);
    }

    [Fact]
    public void Open_HasNoPeriodicity()
    {
        Assert.False(Cell.Open.IsPeriodic);
        Assert.Equal(0, Cell.Open.Volume);
        Assert.Equal(Cell.Open, default);
        Assert.Equal("open", Cell.Open.ToString());
        Assert.Equal(Cell.Open, Cell.Open.Turned([1, 0, 0, 0, 1, 0, 0, 0, 1]));
        Assert.Equal(Cell.Cubic(2), new Cell([2, 0, 0, 0, 2, 0, 0, 0, 2]));
        Assert.NotEqual(Cell.Cubic(2), new Cell([2, 0, 0, 0, 2, 0, 0, 0, 2], periodicC: false));
    }

    [Theory]
    [InlineData("singular", new double[] { 1, 0, 0, 0, 1, 0, 1, 1, 0 })]
    [InlineData("singular", new double[] { 1, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [InlineData("singular", new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    [InlineData("vector c is zero", new double[] { 1, 0, 0, 0, 1, 0, 0, 0, 0 })]
    [InlineData("vector b is 1E+300 long", new double[] { 1, 0, 0, 0, 1e300, 0, 0, 0, 1 })]
    [InlineData("vector a is 1E-300 long", new double[] { 1e-300, 0, 0, 0, 1, 0, 0, 0, 1 })]
    [InlineData("9 numbers", new double[] { 1, 0, 0, 0, 1, 0 })]
    [InlineData("vector b", new double[] { 1, 0, 0, 0, double.NaN, 0, 0, 0, 1 })]
    [InlineData("vector c", new double[] { 1, 0, 0, 0, 1, 0, 0, 0, double.PositiveInfinity })]
    public void BadVectors_AreRejected(string message, double[] vectors)
    {
        var error = Assert.Throws<ArgumentException>("vectors", () => new Cell(vectors));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AxesThatAreOpen_NeedAVectorToo()
    {
        var error = Assert.Throws<ArgumentException>(
            "vectors",
            () => new Cell([1, 0, 0, 0, 1, 0, 0, 0, 0], periodicC: false)
        );
        Assert.Contains("vector c is zero", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1e-100)]
    [InlineData(1e100)]
    public void CellsAtTheEndsOfTheRange_HaveFiniteNumbers(double length)
    {
        var cell = Cell.Cubic(length);
        Near.Equal(1, cell.Volume / length / length / length, Tolerance.Rounding.Dozens);
        Near.Equal(1, cell.Inverse()[0] * length, Tolerance.Rounding.Dozens);
        Assert.Equal(
            26,
            NeighbourSearch.WithinRadius([0, 0, 0], Math.Min(1.74 * length, 1e100), cells: [cell]).Count
                + (length > 1 ? 26 : 0)
        );
    }

    [Fact]
    public void BadArguments_AreRejected()
    {
        Assert.Throws<ArgumentException>("matrix", () => Cell.Cubic(1).Turned([1e300, 0, 0, 0, 1, 0, 0, 0, 1]));
        Assert.Throws<ArgumentException>("matrix", () => Cell.Cubic(1).Turned([0, 0, 0, 0, 1, 0, 0, 0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("lengthX", () => Cell.Cubic(1e300));
        Assert.Throws<ArgumentOutOfRangeException>("lengthX", () => Cell.Cubic(0));
        Assert.Throws<ArgumentOutOfRangeException>("lengthY", () => Cell.Orthorhombic(1, double.NaN, 1));
        Assert.Throws<ArgumentException>("matrix", () => Cell.Cubic(1).Turned([1, 2]));
        Assert.Throws<ArgumentException>("position", () => Cell.Cubic(1).Wrap([1, 2], new double[3], new int[3]));
        Assert.Throws<ArgumentException>(
            "position",
            () => Cell.Cubic(1).Wrap([1, double.NaN, 2], new double[3], new int[3])
        );
        Assert.Throws<ArgumentException>("position", () => Cell.Cubic(1).Wrap([1, 1e12, 2], new double[3], new int[3]));
        Assert.Throws<ArgumentException>("wrapped", () => Cell.Cubic(1).Wrap([1, 2, 3], new double[2], new int[3]));
        Assert.Throws<ArgumentException>("image", () => Cell.Cubic(1).Wrap([1, 2, 3], new double[3], []));
        Assert.Throws<ArgumentOutOfRangeException>("axis", () => Cell.Cubic(1).PlaneSpacing(3));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => Cell.Cubic(1)[3, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => Cell.Cubic(1)[0, -1]);
    }
}
