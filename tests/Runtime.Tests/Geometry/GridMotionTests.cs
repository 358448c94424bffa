using GeoDL.Typed.Algebra;
using GeoDL.Typed.Runtime.Tests.Values;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Geometry;

/// <summary>Rotated, mirrored and shifted images against plain loops and against analytic fields.</summary>
public class GridMotionTests
{
    private const double Quarter = Math.PI / 2;

    public static TheoryData<string, string> Fields =>
        new()
        {
            { "O2", "2x0e + 0o + 3x1 + 1x2 + 2x3" },
            { "SO2", "0 + 2x1 + 2 + 5" },
            { "C4", "2x0 + 1 + 2x2" },
            { "C8", "0 + 1 + 2x3 + 4" },
            { "D4", "0e + 0o + 2x1 + 2e + 2o" },
            { "D8", "0e + 3 + 2x4e + 4o" },
        };

    [Fact]
    public void AQuarterTurn_IsCounterClockwise()
    {
        // A dot to the right of the centre, with a vector to the right.
        double[] values = new double[9 * 3];
        (values[5 * 3], values[(5 * 3) + 1]) = (1, 2);
        Grid2<Features> turned = Make("0 + 1", SymmetryGroup.SO2, 3, 3, values).Rotate(Quarter);

        // Above the centre, pointing up.
        double[] expected = new double[9 * 3];
        (expected[3], expected[5]) = (1, 2);
        Assert.Equal(expected, turned.Rows.ToArray());
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void QuarterTurns_MovePixelsAndTurnFibres(string name, string signature)
    {
        SymmetryGroup group = Named(name);
        foreach (bool isPeriodic in new[] { false, true })
        {
            Grid2<Features> images = Random(signature, group, 2, 3, 4, isPeriodic);
            for (int quarters = -3; quarters <= 4; quarters++)
            {
                Grid2<Features> expected = images;
                for (int i = 0; i < (quarters + 4) % 4; i++)
                    expected = SlowQuarter(expected);
                Grid2<Features> turned = images.Rotate(quarters * Quarter);

                Assert.Equal((expected.Height, expected.Width), (turned.Height, turned.Width));
                Near.Equal(expected.Rows.ToArray(), turned.Rows.ToArray(), Tolerance.Rounding.Few.Double);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void FourQuarterTurns_AreTheIdentity(string name, string signature)
    {
        SymmetryGroup group = Named(name);
        Grid2<Features> images = Random(signature, group, 2, 5, 4, isPeriodic: false);
        double[] values = images.Rows.ToArray();
        (values[0], values[1], values[2]) = (0, -0.0, 0);
        foreach (
            Grid2<Features> field in new[]
            {
                Make(signature, group, 5, 4, values),
                Grid2.Create(5, 4, Rows.From(signature, group, Array.ConvertAll(values, static v => (float)v))),
                Make(signature, group, 5, 4, values, isPeriodic: true),
            }
        )
        {
            Grid2<Features> turned = field.Rotate(Quarter).Rotate(Quarter).Rotate(-3 * Quarter).Rotate(Quarter);
            Assert.Equal(Bits(field), Bits(turned));
            Assert.Equal(field.Rows.Precision, turned.Rows.Precision);
            Assert.NotSame(field.Shape, turned.Shape);
            Assert.Equal(Bits(field.Rotate(2 * Quarter)), Bits(field.Rotate(Quarter).Rotate(Quarter)));
        }
    }

    [Fact]
    public void TurnsOfPeriodicImages_KeepTheirStrides()
    {
        double[] values = Scene.Uniform(new Random(5), 36);
        Grid2<Features> images = Make("0", SymmetryGroup.SO2, 6, 6, values, isPeriodic: true);

        Assert.Equal(
            Strided(images.Rotate(Quarter)),
            Make("0", SymmetryGroup.SO2, 3, 3, Strided(images), isPeriodic: true).Rotate(Quarter).Rows.ToArray()
        );

        static double[] Strided(Grid2<Features> image) =>
            [.. image.Rows.ToArray().Where(static (_, i) => i / 6 % 2 == 0 && i % 6 % 2 == 0)];
    }

    [Fact]
    public void EighthTurns_AgreeWithTheAnalyticField()
    {
        const int size = 41;
        double[] start = Analytic(size, 0);
        Grid2<Features> field = Make("0e + 1 + 2", SymmetryGroup.O2, size, size, start);
        double largest = 0;
        for (int step = 1; step < 8; step++)
        {
            double[] turned = field.Rotate(step * Math.PI / 4).Rows.ToArray();
            largest = Math.Max(largest, Near.Error(Analytic(size, step * Math.PI / 4), turned));
        }

        // What cubic convolution loses at waves of nine pixels and more: 0.9 per cent of the largest number.
        Assert.InRange(largest, 0, 0.01);
        Assert.True(Near.Error(start, field.Rotate(Math.PI / 4).Rows.ToArray()) > 0.5);
    }

    [Fact]
    public void ResampledTurns_AreExactOfQuadraticFunctions()
    {
        const int size = 9;
        double[] values = new double[size * size];
        for (int i = 0; i < values.Length; i++)
            values[i] = Quadratic((i % size) - 4, 4 - (i / size));
        double angle = 0.3;
        double[] turned = Make("0", SymmetryGroup.SO2, size, size, values).Rotate(angle).Rows.ToArray();
        for (int y = -1; y <= 1; y++)
        {
            for (int x = -1; x <= 1; x++)
            {
                Near.Equal(
                    Quadratic(
                        (Math.Cos(angle) * x) + (Math.Sin(angle) * y),
                        (Math.Cos(angle) * y) - (Math.Sin(angle) * x)
                    ),
                    turned[((4 - y) * size) + 4 + x],
                    Tolerance.Rounding.Hundreds
                );
            }
        }

        static double Quadratic(double x, double y) => 3 + x - (2 * y) + (x * x) + (0.5 * x * y) - (y * y);
    }

    [Fact]
    public void AnglesOutsideTheGroup_AreRefused()
    {
        Grid2<Features> field = Random("0 + 1", SymmetryGroup.C(8), 1, 5, 5, isPeriodic: false);
        _ = field.Rotate(Math.PI / 4);
        Refused("C_8 has turns by multiples of 45 degrees", () => field.Rotate(0.3));
        Refused("Only scalars (0) turn by any angle", () => field.Rotate(0.3));
        Refused(
            "C_3 has turns by multiples of 120 degrees",
            () => Random("1", SymmetryGroup.C(3), 1, 3, 3, isPeriodic: false).Rotate(Quarter)
        );
        _ = Random("2x0", SymmetryGroup.C(3), 1, 3, 3, isPeriodic: false).Rotate(0.3).Rotate(Quarter);
        _ = Random("0e + 0o", SymmetryGroup.D(3), 1, 3, 3, isPeriodic: false).Rotate(0.3);
        Refused(
            "Periodic images turn by multiples of a quarter",
            () => Random("1", SymmetryGroup.SO2, 1, 3, 3, isPeriodic: true).Rotate(0.3)
        );
        Refused("finite number of radians", () => field.Rotate(double.NaN));
    }

    [Theory]
    [InlineData("O2", "2x0e + 0o + 2x1 + 3")]
    [InlineData("D4", "0e + 0o + 1 + 2e + 2o")]
    public void Mirror_FlipsRowsAndFibres(string name, string signature)
    {
        SymmetryGroup group = Named(name);
        GroupElement flip = GroupElement.OfPlane(0, reflects: true);
        foreach (bool isPeriodic in new[] { false, true })
        {
            Grid2<Features> images = Random(signature, group, 2, 4, 3, isPeriodic);
            Grid2<Features> mirrored = images.Mirror();
            double[] expected = Moved(
                images,
                4,
                3,
                (row, column) => (isPeriodic ? (4 - row) % 4 : 3 - row, column),
                flip
            );
            Assert.Equal(expected, mirrored.Rows.ToArray());
            Assert.Equal(Bits(images), Bits(mirrored.Mirror()));
            // A mirror between two quarter turns is another quarter turn.
            Assert.Equal(
                images.Rotate(Quarter).Mirror().Rotate(Quarter).Rows.ToArray(),
                images.Mirror().Rows.ToArray()
            );
        }
    }

    [Fact]
    public void Mirror_NeedsReflectionsOrScalars()
    {
        Refused("SO(2) has no reflections", () => Random("0 + 1", SymmetryGroup.SO2, 1, 3, 3, false).Mirror());
        Refused("scalars (0) can", () => Random("2", SymmetryGroup.C(4), 1, 3, 3, false).Mirror());
        Grid2<Features> scalars = Random("2x0", SymmetryGroup.SO2, 1, 3, 3, isPeriodic: false);
        Assert.Equal(Bits(scalars), Bits(scalars.Mirror().Mirror()));
        Assert.NotEqual(Bits(scalars), Bits(scalars.Mirror()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-2, 3)]
    [InlineData(0, -1)]
    [InlineData(5, 9)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Shift_MovesWholePixels(int right, int up)
    {
        GroupElement identity = GroupElement.OfPlane(0);
        foreach (bool isPeriodic in new[] { false, true })
        {
            Grid2<Features> images = Random("0e + 1", SymmetryGroup.O2, 2, 5, 4, isPeriodic);
            double[] expected = Moved(
                images,
                5,
                4,
                (row, column) =>
                {
                    (long r, long c) = ((long)row + up, (long)column - right);
                    if (isPeriodic)
                        (r, c) = (((r % 5) + 5) % 5, ((c % 4) + 4) % 4);
                    return r is >= 0 and < 5 && c is >= 0 and < 4 ? ((int)r, (int)c) : (-1, -1);
                },
                identity
            );
            Assert.Equal(expected, images.Shift(right, up).Rows.ToArray());
        }
    }

    [Fact]
    public void MovedImages_KeepSpacingOriginAndTheirImages()
    {
        Grid2<Features> images = Grid2.Create(
            3,
            4,
            Rows.From("0", SymmetryGroup.SO2, new double[24]),
            spacing: 0.1,
            origin: (3, 4)
        );
        foreach (
            Grid2<Features> moved in new[]
            {
                images.Rotate(Quarter),
                images.Rotate(1),
                images.Mirror(),
                images.Shift(1, 1),
            }
        )
        {
            Assert.Equal((0.1, (3.0, 4.0), 2), (moved.Spacing, moved.Origin, moved.ImageCount));
            Assert.Same(images.Shape.Images, moved.Shape.Images);
            Assert.NotSame(images.Shape.Pixels, moved.Shape.Pixels);
        }
    }

    private static SymmetryGroup Named(string name) =>
        name switch
        {
            "O2" => SymmetryGroup.O2,
            "SO2" => SymmetryGroup.SO2,
            ['C', .. var fold] => SymmetryGroup.C(fold[0] - '0'),
            _ => SymmetryGroup.D(name[1] - '0'),
        };

    private static Grid2<Features> Make(
        string signature,
        SymmetryGroup group,
        int height,
        int width,
        double[] values,
        bool isPeriodic = false
    ) => Grid2.Create(height, width, Rows.From(signature, group, values), isPeriodic: isPeriodic);

    private static Grid2<Features> Random(
        string signature,
        SymmetryGroup group,
        int images,
        int height,
        int width,
        bool isPeriodic
    ) =>
        Make(
            signature,
            group,
            height,
            width,
            Scene.Uniform(
                new Random(3),
                images * height * width * Algebra.Signature.Parse(signature, group).Irreps.Dim
            ),
            isPeriodic
        );

    private static long[] Bits(Grid2<Features> grid) =>
        Array.ConvertAll(grid.Rows.ToArray(), BitConverter.DoubleToInt64Bits);

    private static Grid2<Features> SlowQuarter(Grid2<Features> images)
    {
        (int height, int width) = (images.Width, images.Height);
        return Grid2.Create(
            height,
            width,
            Rows.From(
                images.Rows.Signature,
                images.Rows.Layout.Group,
                Moved(
                    images,
                    height,
                    width,
                    (row, column) => (column, images.IsPeriodic ? (height - row) % height : height - 1 - row),
                    GroupElement.OfPlane(Quarter)
                )
            ),
            isPeriodic: images.IsPeriodic
        );
    }

    /// <summary>Pixel by pixel, copy by copy, with the matrices of the group.</summary>
    private static double[] Moved(
        Grid2<Features> images,
        int height,
        int width,
        Func<int, int, (int Row, int Column)> source,
        GroupElement element
    )
    {
        SymmetryGroup group = images.Rows.Layout.Group;
        Irreps irreps = images.Rows.Layout.Rows.Irreps;
        double[] values = images.Rows.ToArray();
        int dim = irreps.Dim;
        var result = new double[values.Length];
        for (int row = 0; row < images.Count; row++)
        {
            (int image, int r, int c) = (row / (height * width), row / width % height, row % width);
            (int fromRow, int fromColumn) = source(r, c);
            if (fromRow < 0)
                continue;
            int from = ((image * images.Height) + fromRow) * images.Width + fromColumn;
            int at = 0;
            foreach (MulIrrep block in irreps)
            {
                double[,] matrix = group.Matrix(block.Irrep, element);
                for (int copy = 0; copy < block.Mul; copy++, at += block.Irrep.Dim)
                {
                    for (int i = 0; i < block.Irrep.Dim; i++)
                    {
                        for (int j = 0; j < block.Irrep.Dim; j++)
                            result[(row * dim) + at + i] += matrix[i, j] * values[(from * dim) + at + j];
                    }
                }
            }
        }

        return result;
    }

    /// <summary>Waves of nine pixels and more below a hill, a scalar, a vector and an orientation, turned.</summary>
    private static double[] Analytic(int size, double angle)
    {
        var values = new List<double>();
        (double cos, double sin) = (Math.Cos(angle), Math.Sin(angle));
        int middle = size / 2;
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                (double x, double y) = (column - middle, middle - row);
                (double u, double v) = ((cos * x) + (sin * y), (cos * y) - (sin * x));
                double hill = Math.Exp(-((u * u) + (v * v)) / 32);
                double wave = hill * Math.Cos((0.6 * u) + (0.4 * v) + 0.3),
                    other = hill * Math.Sin((0.2 * u) - (0.7 * v));
                values.AddRange([wave + other, .. Turned(wave, other, 1), .. Turned(other, hill * 0.5, 2)]);
            }
        }

        return [.. values];

        double[] Turned(double a, double b, int order) =>
            [
                (Math.Cos(order * angle) * a) - (Math.Sin(order * angle) * b),
                (Math.Sin(order * angle) * a) + (Math.Cos(order * angle) * b),
            ];
    }

    private static void Refused(string words, Action action)
    {
        Exception error = Assert.ThrowsAny<Exception>(action);
        Assert.True(error is ArgumentException or InvalidOperationException, error.ToString());
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
