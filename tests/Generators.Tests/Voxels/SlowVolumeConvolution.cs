using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Tests.Kernels;

namespace GeoDL.Typed.Generators.Tests.Voxels;

/// <summary>
/// The convolution by plain loops over volumes, voxels and window, slow and obvious: what the window's harmonics sum is
/// coupled, and copies are mixed at the end. Rows in public order.
/// </summary>
internal static class SlowVolumeConvolution
{
    /// <summary>Slices, rows and voxels of a row of the result.</summary>
    public static int[] Size(VolumeCase layer)
    {
        (int hx, int hy, int hz) = layer.Spec.Window.Halves;
        int stride = layer.Options.Stride;
        bool isInside = layer.Border == "None" && !layer.IsPeriodic;
        return [Count(layer.Depth, hz), Count(layer.Height, hy), Count(layer.Width, hx)];

        int Count(int all, int half) =>
            layer.IsPeriodic ? all / stride : ((all - (isInside ? 2 * half : 0) - 1) / stride) + 1;
    }

    /// <summary>Rows of the result.</summary>
    public static double[] Forward(VolumeCase layer, double[] volumes, double[] weights, double[] bias)
    {
        VolumeConvolutionSpec spec = layer.Spec;
        (int hx, int hy, int hz) = spec.Window.Halves;
        (int n, int m, int stride) = (layer.OperandIrreps.Dim, layer.ResultIrreps.Dim, layer.Options.Stride);
        bool isInside = layer.Border == "None" && !layer.IsPeriodic;
        int[] size = Size(layer);
        var result = new double[VolumeCase.Volumes * size[0] * size[1] * size[2] * m];
        (SampledDegree Harmonic, int Component)[] functions =
        [
            .. spec.Window.Harmonics.SelectMany(static h =>
                Enumerable.Range(0, (2 * h.Degree) + 1).Select(c => (h, c))
            ),
        ];
        for (int at = 0; at < result.Length / m; at++)
        {
            (int line, int x) = Math.DivRem(at, size[2]);
            (int slice, int y) = Math.DivRem(line, size[1]);
            (int volume, int z) = Math.DivRem(slice, size[0]);
            // What each component of the harmonics sums over the window.
            var sums = new double[functions.Length][];
            for (int f = 0; f < functions.Length; f++)
                sums[f] = new double[n];
            for (int w = -hz; w <= hz; w++)
            {
                for (int v = -hy; v <= hy; v++)
                {
                    for (int u = -hx; u <= hx; u++)
                    {
                        if (Place(volume, x, y, z, u, v, w) is not int voxel)
                            continue;
                        for (int f = 0; f < functions.Length; f++)
                        {
                            double value = functions[f].Harmonic.Value(functions[f].Component, u, v, w);
                            for (int i = 0; i < n; i++)
                                sums[f][i] += value * volumes[(voxel * n) + i];
                        }
                    }
                }
            }

            var middle = new double[spec.Product.Out.Dim];
            for (int f = 0; f < functions.Length; f++)
            {
                var unit = new double[functions.Length];
                unit[f] = 1;
                double[] coupled = SlowProduct.Forward(spec.Product, sums[f], unit, []);
                for (int k = 0; k < middle.Length; k++)
                    middle[k] += coupled[k];
            }

            Mix(spec.Mixing, middle, weights, bias).CopyTo(result, at * m);
        }

        return result;

        int? Place(int volume, int x, int y, int z, int u, int v, int w) =>
            (
                Inside((z * stride) + w + (isInside ? hz : 0), layer.Depth),
                Inside((y * stride) + v + (isInside ? hy : 0), layer.Height),
                Inside((x * stride) + u + (isInside ? hx : 0), layer.Width)
            )
                is (int c, int b, int a)
                ? (((((volume * layer.Depth) + c) * layer.Height) + b) * layer.Width) + a
                : null;

        int? Inside(int at, int count) =>
            at >= 0 && at < count ? at
            : layer.IsPeriodic ? ((at % count) + count) % count
            : layer.Border == "Reflect" ? (at < 0 ? -at : (2 * (count - 1)) - at)
            : null;
    }

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
                    (int to, int from) = (spec.Out.Offset(path.Out) + (v * dim), spec.In.Offset(path.In) + (u * dim));
                    for (int k = 0; k < dim; k++)
                        z[to + k] += weight * x[from + k];
                }
            }
        }

        foreach (LinearBias own in spec.Biases)
        {
            for (int v = 0; v < own.Count; v++)
                z[spec.Out.Offset(own.Out) + v] += bias[own.Offset + v];
        }

        return z;
    }
}
