namespace GeoDL.Typed.Algebra;

/// <summary>
/// A function F(r) Y_l, with 2l + 1 components, on a window of voxels, stored on one octant. The others are copies with
/// signs, so that the three mirrors hold bit by bit.
/// </summary>
internal sealed class VolumeTable(VolumeOctant octant, int degree, double[][] values)
{
    public VolumeOctant Octant => octant;

    public int Degree => degree;

    /// <summary>[component][point of the octant].</summary>
    public double[][] Values => values;

    /// <summary>Y_l of each point of an octant, in component normalisation: [component][point].</summary>
    public static double[][] Harmonics(VolumeOctant octant, int degree)
    {
        double[][] result = New(octant, degree);
        var all = new double[SphericalHarmonics.Count(degree)];
        for (int i = 0; i < octant.Points.Count; i++)
        {
            (int x, int y, int z) = octant.Points[i];
            Array.Clear(all, 0, all.Length);
            if (i > 0)
            {
                SphericalHarmonics.Evaluate(
                    degree,
                    x * octant.Step.X,
                    y * octant.Step.Y,
                    z * octant.Step.Z,
                    all,
                    normalize: true
                );
            }

            all[0] = 1;
            for (int m = 0; m < result.Length; m++)
                result[m][i] = AxisParity.OfHarmonic(degree, m).IsZeroAt(x, y, z) ? 0 : all[(degree * degree) + m];
        }

        return result;
    }

    /// <summary>Samples a radial function.</summary>
    public static VolumeTable Sample(VolumeOctant octant, int degree, Func<double, double> radial)
    {
        double[][] result = Harmonics(octant, degree);
        for (int i = 0; i < octant.Points.Count; i++)
        {
            double f = radial(Math.Sqrt(octant.Squares[i]));
            foreach (double[] component in result)
                component[i] *= f;
        }

        return new VolumeTable(octant, degree, result);
    }

    /// <summary>A sum of tables of one degree.</summary>
    public static VolumeTable Sum(IReadOnlyList<VolumeTable> tables, Func<int, double> coefficient)
    {
        double[][] result = New(tables[0].Octant, tables[0].Degree);
        for (int a = 0; a < tables.Count; a++)
        {
            double factor = coefficient(a);
            for (int m = 0; m < result.Length; m++)
            {
                for (int i = 0; i < result[m].Length; i++)
                    result[m][i] += factor * tables[a].Values[m][i];
            }
        }

        return new VolumeTable(tables[0].Octant, tables[0].Degree, result);
    }

    /// <summary>A component at any point; outside the window it is zero.</summary>
    public double At(int component, int x, int y, int z)
    {
        (int u, int v, int w) = (Math.Abs(x), Math.Abs(y), Math.Abs(z));
        if (u > octant.Halves.X || v > octant.Halves.Y || w > octant.Halves.Z)
            return 0;
        double value = values[component][octant.Index(u, v, w)];
        // No negative zeros.
        return (AxisParity.OfHarmonic(degree, component).Sign(x, y, z) * value) + 0.0;
    }

    /// <summary>The sum of products over the window and components.</summary>
    public double Inner(VolumeTable other)
    {
        double sum = 0;
        for (int m = 0; m < values.Length; m++)
        {
            for (int i = 0; i < values[m].Length; i++)
                sum += octant.Weights[i] * values[m][i] * other.Values[m][i];
        }

        return sum;
    }

    /// <summary>Every value times a factor, then rounded to fourteen decimals where that is asked.</summary>
    public VolumeTable Times(double factor, bool rounds = false)
    {
        const double Decimals = 1e14;
        double Scaled(double value) => rounds ? Math.Round(value * factor * Decimals) / Decimals : value * factor;
        return new VolumeTable(octant, degree, Array.ConvertAll(values, row => Array.ConvertAll(row, Scaled)));
    }

    /// <summary>
    /// The table on a larger window, smoothed by a Gaussian of half a stride of the largest spacing that ends at the
    /// stride, and sums to one.
    /// </summary>
    public VolumeTable Smoothed(int stride)
    {
        var low = VolumeOctant.Reaching(stride, octant.Step);
        double[] weights =
        [
            .. low.Squares.Select(square =>
                square > stride * stride * (1 + 1e-9) ? 0 : PortableMath.Exp(-2 * square / (stride * stride))
            ),
        ];
        double total = weights.Select((weight, i) => weight * low.Weights[i]).Sum();
        (int hx, int hy, int hz) = low.Halves;
        VolumeOctant grown = Grown(octant, stride);
        double[][] result = New(grown, degree);
        for (int i = 0; i < grown.Points.Count; i++)
        {
            (int x, int y, int z) = grown.Points[i];
            for (int w = -hz; w <= hz; w++)
            {
                for (int v = -hy; v <= hy; v++)
                {
                    for (int u = -hx; u <= hx; u++)
                    {
                        double weight = weights[low.Index(Math.Abs(u), Math.Abs(v), Math.Abs(w))] / total;
                        if (weight == 0)
                            continue;
                        for (int m = 0; m < result.Length; m++)
                        {
                            if (!AxisParity.OfHarmonic(degree, m).IsZeroAt(x, y, z))
                                result[m][i] += weight * At(m, x - u, y - v, z - w);
                        }
                    }
                }
            }
        }

        return new VolumeTable(grown, degree, result);
    }

    /// <summary>The window that smoothing before a stride makes of another.</summary>
    public static VolumeOctant Grown(VolumeOctant samples, int stride)
    {
        (int x, int y, int z) = VolumeOctant.Reaching(stride, samples.Step).Halves;
        return new VolumeOctant((samples.Halves.X + x, samples.Halves.Y + y, samples.Halves.Z + z), samples.Step);
    }

    private static double[][] New(VolumeOctant octant, int degree) =>
        [.. Enumerable.Range(0, (2 * degree) + 1).Select(_ => new double[octant.Points.Count])];
}
