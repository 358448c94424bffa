using System.Xml.Linq;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Tool.Page.Figures;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>Harmonics and steerable kernels of a model's convolutions.</summary>
internal static class KernelSection
{
    private const int MostKernels = 16,
        LargestMatrix = 49,
        LargestDegree = 6;

    /// <summary>The section; null for a model without such convolutions.</summary>
    public static XElement? Of(ModelContent model)
    {
        var convolutions = model
            .Layers.Where(static l => l.Product is not null)
            .Select(static l => (Layer: l, Figures: FiguresOf(l)))
            .Where(static c => c.Figures is not null)
            .ToArray();
        if (convolutions.Length == 0)
            return null;

        LayerContent widest = convolutions.MaxBy(static c => c.Layer.Product!.In2.Count).Layer;
        KernelFigure figures = FiguresOf(widest)!;
        var seen = new HashSet<string>();
        (KernelFigure Figures, TensorProductPath Path)[] kernels =
        [
            .. convolutions
                .SelectMany(static c => c.Layer.Product!.Paths.Select(p => (c.Figures!, p)))
                .Where(c => seen.Add(CouplingPath.Of(c.p).ToString()))
                .Where(static c => c.p.First.Irrep.Dim > 1 && c.p.Result.Irrep.Dim > 1)
                .Where(static c => c.p.First.Irrep.Dim * c.p.Result.Irrep.Dim <= LargestMatrix)
                .OrderBy(static c => c.p.Result.Irrep.Dim)
                .ThenBy(static c => c.p.First.Irrep.Dim),
        ];
        return Tag(
            "section",
            Tag("h3", "Harmonics and kernels"),
            Tag(
                "p",
                Class("note"),
                Ground(widest) + " ",
                Tag("span", Class("swatch positive"), "positive"),
                ", ",
                Tag("span", Class("swatch negative"), "negative"),
                "."
            ),
            Tag(
                "div",
                Class("figures"),
                widest
                    .Product!.In2.Index()
                    .Select(b => Figure(figures.Harmonics(b.Index), HarmonicTitle(widest, b.Index), b.Item.ToString()))
            ),
            kernels.Length == 0
                ? null
                : Tag(
                    "p",
                    Class("note"),
                    "Kernels: for each path the matrix of what a component of the operand (columns) sends to each of "
                        + "the result (rows). To and from scalars they are the harmonics themselves."
                        + (kernels.Length > MostKernels ? $" The first {MostKernels} of {kernels.Length}." : "")
                ),
            Tag(
                "div",
                Class("figures"),
                kernels
                    .Take(MostKernels)
                    .Select(static k =>
                        Figure(
                            k.Figures.Kernel(k.Path),
                            CouplingPath.Of(k.Path).ToString(),
                            CouplingPath.Of(k.Path).ToString()
                        )
                    )
            )
        );
    }

    private static KernelFigure? FiguresOf(LayerContent layer) =>
        layer.Algebra switch
        {
            LayerAlgebra.Convolution { MaxDegree: > LargestDegree } => null,
            LayerAlgebra.Convolution { IsInPlane: true } plane => new PlaneKernels(
                plane.Coupled.In1[0].Irrep.Group,
                plane.MaxDegree
            ),
            LayerAlgebra.Convolution space => new SpaceKernels(space.Coupled.In1[0].Irrep.Group, space.MaxDegree),
            LayerAlgebra.PixelConvolution pixels => new PixelKernels(pixels.Spec),
            LayerAlgebra.VolumeConvolution voxels => new SpaceKernels(voxels.Spec.Window),
            _ => null,
        };

    private static string Ground(LayerContent layer) =>
        layer.Algebra switch
        {
            LayerAlgebra.PixelConvolution pixels =>
                $"The harmonics that a window of {pixels.Spec.Window.Size} × {pixels.Spec.Window.Size} pixels carries, "
                    + "with the share that does not turn with the image;",
            LayerAlgebra.VolumeConvolution voxels =>
                $"The harmonics that a window of {Size(voxels.Spec.Window)} voxels carries, as surfaces r = |Y|, "
                    + "y upwards, with the share that does not turn with the volume;",
            LayerAlgebra.Convolution { IsInPlane: true } =>
                "Circular harmonics of the direction of an edge, on a ring;",
            _ => "Real harmonics of the direction of an edge, as surfaces r = |Y|, y upwards;",
        };

    private static string HarmonicTitle(LayerContent layer, int block) =>
        layer.Algebra switch
        {
            LayerAlgebra.PixelConvolution pixels => PixelTitle(pixels.Spec, block),
            LayerAlgebra.VolumeConvolution voxels => VoxelTitle(voxels.Spec.Window.Harmonics[block]),
            _ => layer.Product!.In2[block].Irrep.ToString(),
        };

    private static string PixelTitle(PixelConvolutionSpec spec, int block)
    {
        SampledHarmonic harmonic = spec.Window.Harmonics[spec.Parts[block][0].Harmonic];
        return $"order {harmonic.Order}, {Share(harmonic.Residual)}";
    }

    private static string VoxelTitle(SampledDegree harmonic) => $"degree {harmonic.Degree}, {Share(harmonic.Residual)}";

    private static string Share(double residual) =>
        residual.ToString("0.0 %", System.Globalization.CultureInfo.InvariantCulture);

    private static string Size(SampledVolume window)
    {
        (int x, int y, int z) = window.Halves;
        return $"{(2 * x) + 1} × {(2 * y) + 1} × {(2 * z) + 1}";
    }

    private static XElement Figure(KernelFigure.Figure figure, string title, string text) =>
        Tag(
            "figure",
            Tag(
                "img",
                Attribute("src", figure.Picture.ToAddress(isExact: figure.IsPixelated)),
                Attribute("alt", $"The functions of {text}"),
                Attribute("width", figure.Columns * figure.CellWidth),
                Attribute("height", figure.Columns * figure.CellWidth * figure.Picture.Height / figure.Picture.Width),
                figure.IsPixelated ? Class("pixels") : null
            ),
            Tag("figcaption", title)
        );
}
