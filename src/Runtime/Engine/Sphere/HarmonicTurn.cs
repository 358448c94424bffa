using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The matrices D^l of one rotation up to a large degree, applied to coefficients: a turn about the pole, d^l(β), a
/// turn about the pole.
/// </summary>
/// <remarks>
/// d^l_mn(β) follows from a recursion in l for each m ≥ |n|, of which only the present degree is kept, and from the
/// symmetries of d for the others: l³ steps in all. <see cref="WignerD"/> has the matrices themselves, for small
/// degrees. Values that are too small for a double are scaled by powers of 2⁵¹², as in <see cref="LegendreBlock"/>.
/// </remarks>
internal sealed class HarmonicTurn
{
    private const double Rise = 1.1579208923731620e77; // 2^256
    private readonly int _maxDegree;
    private readonly Complex[] _before;
    private readonly Complex[] _after;
    private readonly double _cosine;
    private readonly double _logHalfCosine;
    private readonly double _logHalfSine;

    internal HarmonicTurn(Rotation rotation, int maxDegree)
    {
        (double alpha, double beta, double gamma) = rotation.EulerAngles;
        _maxDegree = maxDegree;
        (_before, _after) = (new Complex[maxDegree + 1], new Complex[maxDegree + 1]);
        for (int m = 0; m <= maxDegree; m++)
        {
            _before[m] = Complex.FromPolarCoordinates(1, -m * gamma);
            _after[m] = Complex.FromPolarCoordinates(1, -m * alpha);
        }

        _cosine = Math.Cos(beta);
        _logHalfCosine = Math.Log2(Math.Abs(Math.Cos(beta / 2)));
        _logHalfSine = Math.Log2(Math.Abs(Math.Sin(beta / 2)));
    }

    /// <summary>The turned coefficients of degrees from <paramref name="first"/> on.</summary>
    internal double[] Apply(double[] values, int first)
    {
        // Complex a_lm, m ≥ 0, with Condon and Shortley's sign, at l(l+1)/2 + m.
        var from = new Complex[(_maxDegree + 1) * (_maxDegree + 2) / 2];
        var to = new Complex[from.Length];
        for (int l = first; l <= _maxDegree; l++)
        {
            int middle = (l * (l + 1)) - (first * first);
            from[At(l, 0)] = values[middle];
            for (int m = 1; m <= l; m++)
            {
                double factor = Sign(m) * Math.Sqrt(0.5);
                from[At(l, m)] = factor * new Complex(values[middle + m], -values[middle - m]) * _before[m];
            }
        }

        for (int m = 0; m <= _maxDegree; m++)
        {
            double start = 0;
            for (int n = 0; n <= m; n++)
            {
                // ½ log₂ C(2m, m+n), from C(2m, m+n) = C(2m, m+n−1)·(m−n+1)/(m+n).
                start = n == 0 ? HalfLogCentral(m) : start + (Math.Log2((m - n + 1.0) / (m + n)) / 2);
                Add(from, to, m, n, start, first);
                if (n > 0)
                    Add(from, to, m, -n, start, first);
            }
        }

        var result = new double[values.Length];
        for (int l = first; l <= _maxDegree; l++)
        {
            int middle = (l * (l + 1)) - (first * first);
            result[middle] = to[At(l, 0)].Real;
            for (int m = 1; m <= l; m++)
            {
                Complex value = Sign(m) * Math.Sqrt(2) * to[At(l, m)] * _after[m];
                (result[middle + m], result[middle - m]) = (value.Real, -value.Imaginary);
            }
        }

        return result;
    }

    /// <summary>What d^l_mn and its mirror image d^l_nm do, for all l.</summary>
    private void Add(Complex[] from, Complex[] to, int m, int n, double start, int first)
    {
        double sign = Sign(m - n);
        double log = start + Product(m + n, _logHalfCosine) + Product(m - n, _logHalfSine);
        if (double.IsNegativeInfinity(log))
            return;
        int level = (int)Math.Min(Math.Floor((log + 256) / 512), 0);
        double d = sign * Math.Pow(2, log - (512.0 * level)),
            before = 0,
            g = 0;
        double product = (double)m * n,
            square = (double)m * m,
            otherSquare = (double)n * n;
        for (int l = m; l <= _maxDegree; l++)
        {
            if (level == 0 && l >= first)
            {
                // a_(l,−n) = (−1)^n conj a_ln, and d_nm = (−1)^(m−n) d_mn for n ≥ 0; d_(|n|,−m) = d_(m,−|n|).
                to[At(l, m)] += d * Component(from, l, n);
                if (n >= 0 && n != m)
                    to[At(l, n)] += sign * d * from[At(l, m)];
                if (n <= 0 && n != -m)
                    to[At(l, -n)] += d * Component(from, l, -m);
            }
            double k = l + 1.0,
                next = Math.Sqrt(((k * k) - square) * ((k * k) - otherSquare)),
                slope = ((k + l) * ((k * _cosine) - (product == 0 ? 0 : product / l)) * d),
                above = (slope - (l == m ? 0 : k / l * g * before)) / next;
            (before, d, g) = (d, above, next);
            if (level < 0 && Math.Max(Math.Abs(d), Math.Abs(before)) > Rise)
            {
                d = Math.ScaleB(d, -512);
                before = Math.ScaleB(before, -512);
                level++;
            }
        }
    }

    private static Complex Component(Complex[] values, int l, int m) =>
        m >= 0 ? values[At(l, m)] : Sign(m) * Complex.Conjugate(values[At(l, -m)]);

    /// <summary>½ log₂ C(2m, m).</summary>
    private static double HalfLogCentral(int m)
    {
        double sum = 0;
        for (int k = m; k >= 1; k--)
            sum += Math.Log2((2.0 * ((2 * k) - 1)) / k);
        return sum / 2;
    }

    private static double Product(int power, double logarithm) => power == 0 ? 0 : power * logarithm;

    private static double Sign(int power) => (power & 1) == 0 ? 1 : -1;

    private static int At(int l, int m) => (l * (l + 1) / 2) + m;
}
