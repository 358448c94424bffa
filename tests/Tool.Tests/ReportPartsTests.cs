using System.Xml.Linq;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Page.Code;
using GeoDL.Typed.Tool.Page.Figures;
using GeoDL.Typed.Tool.Verify;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>Code and figures of <c>geodl report</c>.</summary>
public sealed class ReportPartsTests
{
    private const int MaxDegree = 3;

    private const string Code = """
        // A comment with "text" and 12.
        private const double K0 = 0.5e-3; // √(1/4)
        string s = "a \" // b" + 'c';
        // 1 of 2  1o → 1o  c = 1/2
        Gemm.Multiply(rows, Number.Of<S>(0.5), xs.Block(0, 8));
                        // 2 of 2  1o → 1o  c = 1
        Gemm.Multiply(rows, Number.Of<S>(1.0), xs.Block(8, 8));
        """;

    [Fact]
    public void Highlighter_LosesNothing()
    {
        Assert.Equal(Code + "\n", Text(CSharpHighlighter.Highlight(Code, PathTables.Mixed, 2)));
        Assert.Equal(Code + "\n", Text(CSharpHighlighter.Highlight(Code, null, 0)));
    }

    [Fact]
    public void Highlighter_LinksCoefficientsWhereTheTableHasAsManyRows()
    {
        string[] Links(int rows) =>
            [
                .. CSharpHighlighter
                    .Highlight(Code, PathTables.Mixed, rows)
                    .OfType<XElement>()
                    .SelectMany(static e => e.DescendantsAndSelf("a"))
                    .Select(static a => $"{(string?)a.Attribute("data-path")}: {a.Value}"),
            ];

        Assert.Equal(["1: // 1 of 2", "1: 0.5", "2: // 2 of 2", "2: 1.0"], Links(2));
        Assert.Empty(Links(3));
    }

    [Fact]
    public void Highlighter_SeesCommentsTextsAndKeywords()
    {
        XElement[] parts = [.. CSharpHighlighter.Highlight(Code, null, 0).OfType<XElement>()];

        Assert.Equal(
            ["private", "const", "double", "string"],
            parts.Where(static e => (string?)e.Attribute("class") == "k").Select(static e => e.Value)
        );
        Assert.Contains(parts, static e => e.Value == "\"a \\\" // b\"" && (string?)e.Attribute("class") == "s");
        Assert.Contains(parts, static e => e.Value == "0.5e-3" && (string?)e.Attribute("class") == "n");
    }

    /// <summary>
    /// The kernel of 1o ⊗ 1o → 1e is a cross product: along the diagonal it is zero, and elsewhere it is not.
    /// </summary>
    [Fact]
    public void Kernel_IsEmptyWhereTheCouplingIs()
    {
        var product = TensorProductSpec.Channelwise(
            Irreps.Parse("1o"),
            SymmetryGroup.O3.HarmonicsInSpace(1),
            [Irrep.Parse("1e")]
        );
        KernelFigure.Figure figure = new SpaceKernels(SymmetryGroup.O3, 1).Kernel(Assert.Single(product.Paths));

        Assert.Equal((3 * SurfaceFigure.Cell, 3 * SurfaceFigure.Cell), (figure.Picture.Width, figure.Picture.Height));
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 3; column++)
                Assert.Equal(row == column, IsEmpty(figure.Picture, row, column));
        }
    }

    /// <summary>
    /// Drawn kernels are steerable: K(g x) = D(g) K(x) D(g)⁻¹, for random elements of groups of every kind.
    /// </summary>
    [Theory]
    [InlineData(Group.O3, 0)]
    [InlineData(Group.SO2, 0)]
    [InlineData(Group.CN, 3)]
    [InlineData(Group.DN, 4)]
    public void Kernels_InSpaceAreSteerable(Group kind, int fold)
    {
        var group = SymmetryGroup.Of(kind, fold);
        var kernels = new SpaceKernels(group, MaxDegree);
        double[] Turned(GroupElement g, double[] x) => new ModelSpace(group, Axis.Y, false).TurnVectors(g, x);

        AreSteerable(
            group,
            group.HarmonicsInSpace(MaxDegree),
            kernels,
            Turned,
            (f, x) => kernels.Value(f, x[0], x[1], x[2]),
            3
        );
    }

    [Theory]
    [InlineData(Group.O2, 0)]
    [InlineData(Group.SO2, 0)]
    [InlineData(Group.CN, 5)]
    [InlineData(Group.DN, 3)]
    public void Kernels_InThePlaneAreSteerable(Group kind, int fold)
    {
        var group = SymmetryGroup.Of(kind, fold);
        var kernels = new PlaneKernels(group, MaxDegree);
        double[] Turned(GroupElement g, double[] x) => new ModelSpace(group, Axis.Y, true).TurnVectors(g, x);

        AreSteerable(
            group,
            group.Harmonics(MaxDegree),
            kernels,
            Turned,
            (f, x) => kernels.Value(f, Math.Atan2(x[1], x[0])),
            2
        );
    }

    private static void AreSteerable(
        SymmetryGroup group,
        Irreps harmonics,
        KernelFigure kernels,
        Func<GroupElement, double[], double[]> turned,
        Func<int, double[], double> value,
        int dimensions
    )
    {
        Irreps operand = group.Vector(isInPlane: dimensions == 2);
        var product = TensorProductSpec.Channelwise(
            operand,
            harmonics,
            [.. harmonics.Select(static b => b.Irrep).Distinct()]
        );
        Assert.NotEmpty(product.Paths);
        var random = new Random(11);
        foreach (TensorProductPath path in product.Paths)
        {
            double[] x = Direction(random, dimensions);
            GroupElement g = group.Random(random);
            double[,] left = Multiplied(Kernel(turned(g, x), path), group.Matrix(path.First.Irrep, g)),
                right = Multiplied(group.Matrix(path.Result.Irrep, g), Kernel(x, path));
            Near.Equal(
                [.. right.Cast<double>()],
                [.. left.Cast<double>()],
                Tolerance.Equivariance.Double,
                path.ToString(),
                1
            );
        }

        double[,] Kernel(double[] x, TensorProductPath path)
        {
            List<(int Function, double Factor)>?[,] cells = kernels.Cells(path);
            var matrix = new double[cells.GetLength(0), cells.GetLength(1)];
            for (int i = 0; i < cells.GetLength(0); i++)
            {
                for (int j = 0; j < cells.GetLength(1); j++)
                    matrix[i, j] = cells[i, j]?.Sum(t => t.Factor * value(t.Function, x)) ?? 0;
            }

            return matrix;
        }
    }

    private static double[] Direction(Random random, int dimensions)
    {
        double[] x = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextDouble() - 0.5)];
        double length = Math.Sqrt(x.Sum(static v => v * v));
        return [.. x.Select(v => v / length)];
    }

    private static double[,] Multiplied(double[,] a, double[,] b)
    {
        var product = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < b.GetLength(1); j++)
            {
                for (int k = 0; k < b.GetLength(0); k++)
                    product[i, j] += a[i, k] * b[k, j];
            }
        }

        return product;
    }

    /// <summary>The harmonics of one degree have r² = Σ Y² = 2l + 1, so their surfaces fill the same ball.</summary>
    [Fact]
    public void Mesh_HasNormalisedHarmonics()
    {
        var mesh = new SphereMesh(2);

        double[][] degree2 = [.. Enumerable.Range(4, 5).Select(c => mesh.Sum([(c, 1.0)]))];
        double[] sums = [.. Enumerable.Range(0, degree2[0].Length).Select(i => degree2.Sum(y => y[i] * y[i]))];
        Near.Equal([.. sums.Select(static _ => 5.0)], sums, Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void RadialWeights_AreThoseOfEachLengthAndEndAtTheCutoff()
    {
        SteerableConvolutionLayer Layer(Precision precision) =>
            (SteerableConvolutionLayer)LayerObjects.Of(new Models.ForceNet(3, precision))["embed"].Layer;
        const double Cutoff = 1.5;
        // More than one block of edges.
        double[] lengths = [.. Enumerable.Range(0, 150).Select(static i => Cutoff * i / 149)];

        double[] all = Layer(Precision.Double).RadialWeights(lengths, Cutoff),
            single = Layer(Precision.Single).RadialWeights(lengths, Cutoff);

        double[] alone = [.. lengths.SelectMany(r => Layer(Precision.Double).RadialWeights([r], Cutoff))];
        Near.Equal(alone, all, Tolerance.Rounding.Once.Double);
        Near.Equal(all, single, Tolerance.SingleAgainstDouble);
        int width = all.Length / lengths.Length;
        Assert.All(all[^width..], static w => Assert.Equal(0, w));
        Assert.All(all[..width], static w => Assert.NotEqual(0, w));
    }

    private static bool IsEmpty(Raster picture, int row, int column)
    {
        for (int i = 0; i < SurfaceFigure.Cell; i++)
        {
            for (int j = 0; j < SurfaceFigure.Cell; j++)
            {
                if (picture.Opacity((column * SurfaceFigure.Cell) + j, (row * SurfaceFigure.Cell) + i) > 0)
                    return false;
            }
        }

        return true;
    }

    private static string Text(IEnumerable<object> parts) =>
        string.Concat(parts.Select(static p => p is XElement element ? element.Value : (string)p));
}
