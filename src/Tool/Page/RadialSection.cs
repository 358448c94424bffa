using System.Globalization;
using System.Xml.Linq;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Page.Figures;
using static GeoDL.Typed.Tool.Page.Html;

namespace GeoDL.Typed.Tool.Page;

/// <summary>
/// The radial functions of a model's convolutions: with a checkpoint the learned ones, path by path; else the basis of
/// which they are made.
/// </summary>
internal static class RadialSection
{
    private const int Points = 64,
        MostCurves = 16,
        MostPaths = 12,
        FirstShown = 8;

    /// <summary>The section; null for a model without such convolutions.</summary>
    public static XElement? Of(ModelContent model)
    {
        LayerContent[] layers =
        [
            .. model.Layers.Where(static l => l.Object.Layer is SteerableConvolutionLayer && l.Product is not null),
        ];
        if (layers.Length == 0)
            return null;
        return Tag(
            "section",
            Tag("h3", "Radial functions"),
            Tag(
                "p",
                Class("note"),
                model.IsTrained
                    ? "As the checkpoint has them: for each path the weights of its copies over the length of an edge, "
                        + $"envelope included; at most {MostCurves} copies are drawn."
                    : "The basis of which the radial network makes its functions, times the envelope. With "
                        + "--checkpoint the learned functions stand here."
            ),
            model.IsTrained ? layers.Select(Learned) : Bases(layers)
        );
    }

    private static XElement Learned(LayerContent layer)
    {
        var convolution = (SteerableConvolutionLayer)layer.Object.Layer;
        TensorProductSpec product = layer.Product!;
        (double cutoff, string end) = End(convolution);
        double[] lengths = [.. Enumerable.Range(0, Points).Select(i => cutoff * i / (Points - 1))];
        double[] weights = convolution.RadialWeights(lengths, cutoff);
        double scale = Scale(weights, product.WeightCount);
        return Tag(
            "div",
            Tag("h4", layer.Summary.Path),
            product.Paths.Count > MostPaths
                ? Tag("p", Class("note"), $"The first {MostPaths} of {product.Paths.Count} paths.")
                : null,
            Tag(
                "div",
                Class("figures"),
                product
                    .Paths.Take(MostPaths)
                    .Select(path =>
                    {
                        double[][] curves =
                        [
                            .. Enumerable
                                .Range(path.WeightOffset, Math.Min(path.WeightCount, MostCurves))
                                .Select(n =>
                                    Enumerable
                                        .Range(0, Points)
                                        .Select(i => weights[(i * product.WeightCount) + n])
                                        .ToArray()
                                ),
                        ];
                        return Figure($"{path.First} ⊗ {path.Second} → {path.Result}", end, curves, scale);
                    })
            )
        );
    }

    private static XElement Bases(LayerContent[] layers)
    {
        var groups = layers
            .GroupBy(static l =>
            {
                SteerableConvolutionOptions o = ((SteerableConvolutionLayer)l.Object.Layer).Options;
                return (o.Basis, o.BasisCount, o.Envelope, o.EnvelopeExponent, o.Cutoff);
            })
            .ToArray();
        return Tag(
            "div",
            Class("figures"),
            groups.Select(static group =>
            {
                (RadialBasis basis, int count, CutoffEnvelope envelope, int exponent, _) = group.Key;
                double[] u = [.. Enumerable.Range(0, Points).Select(static i => (double)i / (Points - 1))],
                    values = new double[count * Points],
                    factors = new double[Points];
                RadialFunctions.Evaluate(basis, count, u, values, []);
                Envelopes.Evaluate(envelope, exponent, u, factors, new double[Points]);
                double[][] curves =
                [
                    .. Enumerable
                        .Range(0, Math.Min(count, MostCurves))
                        .Select(n =>
                            Enumerable.Range(0, Points).Select(i => values[(n * Points) + i] * factors[i]).ToArray()
                        ),
                ];
                double scale = curves.Max(static c => c[FirstShown..].Max(Math.Abs));
                string users = string.Join(", ", group.Select(static l => l.Summary.Path));
                return Figure(
                    $"{count} of {basis}, envelope {envelope}: {users}",
                    End((SteerableConvolutionLayer)group.First().Object.Layer).Text,
                    curves,
                    scale
                );
            })
        );
    }

    /// <summary>
    /// The largest value of the axis. Bessel functions are large at the very start, where edges are rare: there curves
    /// may leave the picture.
    /// </summary>
    private static double Scale(double[] weights, int count) =>
        Math.Max(weights[(FirstShown * count)..].Max(Math.Abs), double.Epsilon * 1e10);

    /// <summary>Where the kernel ends: at its own cutoff, or at that of the edges.</summary>
    private static (double Cutoff, string Text) End(SteerableConvolutionLayer layer) =>
        layer.Options.Cutoff > 0
            ? (layer.Options.Cutoff, "r = " + layer.Options.Cutoff.ToString("0.###", CultureInfo.InvariantCulture))
            : (1, "r of the edges");

    private static XElement Figure(string title, string end, IReadOnlyList<double[]> curves, double scale) =>
        Tag("figure", CurveFigure.Draw(title, end, curves, scale), Tag("figcaption", title));
}
