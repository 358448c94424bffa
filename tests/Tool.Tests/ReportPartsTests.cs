using System.Xml.Linq;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Loading;
using GeoDL.Typed.Tool.Page.Code;
using GeoDL.Typed.Tool.Page.Figures;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>Code and figures of <c>geodl report</c>.</summary>
public sealed class ReportPartsTests
{
    private const string Kernel = """
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
        Assert.Equal(Kernel + "\n", Text(CSharpHighlighter.Highlight(Kernel, PathTables.Mixed, 2)));
        Assert.Equal(Kernel + "\n", Text(CSharpHighlighter.Highlight(Kernel, null, 0)));
    }

    [Fact]
    public void Highlighter_LinksCoefficientsWhereTheTableHasAsManyRows()
    {
        string[] Links(int rows) =>
            [
                .. CSharpHighlighter
                    .Highlight(Kernel, PathTables.Mixed, rows)
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
        XElement[] parts = [.. CSharpHighlighter.Highlight(Kernel, null, 0).OfType<XElement>()];

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
