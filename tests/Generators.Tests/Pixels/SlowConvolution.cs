using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Kernels;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// The convolution by plain loops over images, pixels and window, slow and obvious: each pixel of the window is coupled
/// with the harmonics there, and copies are mixed at the end. Rows in public order.
/// </summary>
internal static class SlowConvolution
{
    /// <summary>Rows of the result, and the size of its images.</summary>
    public static (double[] Rows, int Height, int Width) Forward(
        PixelCase layer,
        double[] images,
        double[] weights,
        double[] bias
    )
    {
        PixelConvolutionSpec spec = layer.Spec;
        SampledWindow window = spec.Window;
        (int n, int m) = (layer.OperandIrreps.Dim, layer.ResultIrreps.Dim);
        int reach = window.Size / 2 * window.Dilation,
            margin = layer.MarginOf(reach);
        (int height, int width) = (layer.CountOf(layer.Height, reach), layer.CountOf(layer.Width, reach));
        var result = new double[PixelCase.Images * height * width * m];
        for (int image = 0; image < PixelCase.Images; image++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    var middle = new double[spec.Product.Out.Dim];
                    for (int i = 0; i < window.Size; i++)
                    {
                        for (int j = 0; j < window.Size; j++)
                        {
                            double[]? pixel = Pixel(
                                image,
                                margin + (y * layer.Options.Stride) + (i * window.Dilation) - reach,
                                margin + (x * layer.Options.Stride) + (j * window.Dilation) - reach
                            );
                            if (pixel is null)
                                continue;
                            double[] coupled = SlowProduct.Forward(spec.Product, pixel, Harmonics(spec, i, j), []);
                            for (int k = 0; k < middle.Length; k++)
                                middle[k] += coupled[k];
                        }
                    }
                    double[] row = Mix(spec.Mixing, middle, weights, bias);
                    row.CopyTo(result, ((((image * height) + y) * width) + x) * m);
                }
            }
        }

        return (result, height, width);

        double[]? Pixel(int image, int y, int x) =>
            layer.PixelAt(image, y, x) is int row ? Ordered(layer.OperandIrreps, images[(row * n)..][..n]) : null;
    }

    /// <summary>
    /// The kernel at a place of the window, a function of the weights: [component of the operand, component of the
    /// result].
    /// </summary>
    public static Func<double[], double[][]> Kernel(PixelCase layer, int row, int column)
    {
        (PixelConvolutionSpec spec, int n) = (layer.Spec, layer.OperandIrreps.Dim);
        double[] harmonics = Harmonics(spec, row, column);
        double[][] coupled =
        [
            .. Enumerable
                .Range(0, n)
                .Select(a =>
                {
                    var unit = new double[n];
                    unit[a] = 1;
                    return SlowProduct.Forward(spec.Product, unit, harmonics, []);
                }),
        ];
        var none = new double[spec.Mixing.BiasCount];
        return weights => [.. coupled.Select(x => Mix(spec.Mixing, x, weights, none))];
    }

    /// <summary>A row in the order of the simplified signature: equal neighbours keep their order.</summary>
    private static double[] Ordered(Irreps irreps, double[] row)
    {
        Assert.Equal(irreps.Dim, row.Length);
        return row;
    }

    /// <summary>The components of the product's operand 2 at a place of the window.</summary>
    private static double[] Harmonics(PixelConvolutionSpec spec, int row, int column) =>
        [
            .. spec.Parts.SelectMany(part =>
                part.Select(f =>
                {
                    SampledHarmonic harmonic = spec.Window.Harmonics[f.Harmonic];
                    double value = f.IsSine ? harmonic.Sine(row, column) : harmonic.Cosine(row, column);
                    return f.IsNegated ? -value : value;
                })
            ),
        ];

    private static double[] Mix(LinearSpec spec, double[] x, double[] weights, double[] bias)
    {
        var z = new double[spec.Out.Dim];
        foreach (LinearPath path in spec.Paths)
        {
            int dim = path.Result.Irrep.Dim;
            for (int u = 0; u < path.Source.Mul; u++)
            {
                for (int v = 0; v < path.Result.Mul; v++)
                {
                    double weight = path.Coefficient * weights[path.WeightOffset + (u * path.Result.Mul) + v];
                    for (int k = 0; k < dim; k++)
                    {
                        int from = spec.In.Offset(path.In) + (u * dim);
                        double value = path.IsTurned ? (k == 0 ? -x[from + 1] : x[from]) : x[from + k];
                        z[spec.Out.Offset(path.Out) + (v * dim) + k] += weight * value;
                    }
                }
            }
        }

        foreach (LinearBias b in spec.Biases)
        {
            for (int v = 0; v < b.Count; v++)
                z[spec.Out.Offset(b.Out) + v] += bias[b.Offset + v];
        }

        return z;
    }
}
