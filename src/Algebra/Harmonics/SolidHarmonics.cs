using System.Collections.Concurrent;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// Values and derivatives of all solid harmonics up to a degree at one point, component normalisation.
/// </summary>
internal sealed class SolidHarmonics
{
    private static readonly ConcurrentDictionary<int, double[]> Norms = new();
    private static readonly ConcurrentDictionary<int, (int I, int J, int K, double Value)[]> GradientTerms = new();

    private readonly int _lMax;

    public SolidHarmonics(int lMax, Direction point)
    {
        _lMax = lMax;
        Values = new double[SphericalHarmonics.Count(lMax)];
        Fill(point.X, point.Y, point.Z);
    }

    /// <summary>Y_lm at index l² + l + m.</summary>
    public double[] Values { get; }

    /// <summary>∂Y_lm/∂x_j at [l² + l + m, j].</summary>
    public double[,] Gradient()
    {
        double[,] gradient = new double[Values.Length, 3];
        for (int l = 1; l <= _lMax; l++)
        {
            foreach ((int i, int j, int k, double value) in Terms(l))
                gradient[(l * l) + k, j] += value * Values[((l - 1) * (l - 1)) + i];
        }

        return gradient;
    }

    /// <summary>The gradient of Σ cotangent · Y.</summary>
    public (double X, double Y, double Z) Backward(double[] cotangent) => Contract(cotangent, index => Values[index]);

    /// <summary>
    /// The derivative of <see cref="Backward"/> along v: the gradient's terms, with ∂Y·v in place of Y.
    /// </summary>
    public (double X, double Y, double Z) HessianVector(double[] cotangent, (double X, double Y, double Z) v)
    {
        double[,] gradient = Gradient();
        return Contract(
            cotangent,
            index => (gradient[index, 0] * v.X) + (gradient[index, 1] * v.Y) + (gradient[index, 2] * v.Z)
        );
    }

    private (double X, double Y, double Z) Contract(double[] cotangent, Func<int, double> lower)
    {
        double[] sum = new double[3];
        for (int l = 1; l <= _lMax; l++)
        {
            foreach ((int i, int j, int k, double value) in Terms(l))
                sum[j] += cotangent[(l * l) + k] * value * lower(((l - 1) * (l - 1)) + i);
        }

        return (sum[0], sum[1], sum[2]);
    }

    // One column m at a time: (z + ix)^m, then upwards in l the recurrence of the associated Legendre functions times
    // r^l, (l−m) P_l = (2l−1) y P_(l−1) − (l+m−1) r² P_(l−2), which is stable in this direction.
    private void Fill(double x, double y, double z)
    {
        double squaredLength = (x * x) + (y * y) + (z * z);
        double cosine = 1.0;
        double sine = 0.0;
        double diagonal = 1.0; // (2m−1)!!
        for (int m = 0; m <= _lMax; m++)
        {
            double previous = 0.0;
            double current = diagonal;
            for (int l = m; l <= _lMax; l++)
            {
                if (l > m)
                {
                    double next = ((((2 * l) - 1) * y * current) - ((l + m - 1) * squaredLength * previous)) / (l - m);
                    (previous, current) = (current, next);
                }

                double value = Norm(l)[m] * current;
                int center = (l * l) + l;
                Values[center - m] = value * sine;
                Values[center + m] = value * cosine; // for m = 0 this comes last: cosine is 1 there
            }

            (cosine, sine) = ((z * cosine) - (x * sine), (z * sine) + (x * cosine));
            diagonal *= (2 * m) + 1;
        }
    }

    private static double[] Norm(int l) =>
        Norms.GetOrAdd(
            l,
            static degree =>
            {
                double[] norms = new double[degree + 1];
                double ratio = (2 * degree) + 1;
                norms[0] = Math.Sqrt(ratio);
                for (int m = 1; m <= degree; m++)
                {
                    ratio /= (degree + m) * (degree - m + 1.0); // (l−m)!/(l+m)!, one m after the other
                    norms[m] = Math.Sqrt(2.0 * ratio);
                }

                return norms;
            }
        );

    private static (int I, int J, int K, double Value)[] Terms(int l) =>
        GradientTerms.GetOrAdd(
            l,
            static degree =>
                [.. HarmonicsRecursion.Gradient(degree - 1).Select(static t => (t.I, t.J, t.K, t.Value.ToDouble()))]
        );
}
