using System.Numerics;
using System.Runtime.InteropServices;

namespace GeoDL.Typed.Studies.Galaxies.Simulation;

/// <summary>
/// Complex Fourier transform of a cube of n³ cells, n a power of two, in place, real and imaginary parts apart.
/// </summary>
/// <remarks>
/// Index (x·n + y)·n + z. Eight lines at a time are gathered into scratch memory that fits the first-level cache,
/// transformed there by Stockham's self-sorting radix-4 scheme with the lines as SIMD lanes, and put back: one kernel
/// serves all three axes.
/// Two real fields make one complex field (A + iB), so inverse transforms of real fields cost half; see
/// <see cref="FourierGrid"/>.
/// An instance holds scratch memory: one per thread.
/// </remarks>
public sealed class FourierTransform3
{
    private const int Lines = 8;

    private readonly double[] _cos,
        _sin;
    private readonly double[] _re,
        _im,
        _re2,
        _im2;

    /// <param name="size">Cells per side: a power of two, at least 8.</param>
    public FourierTransform3(int size)
    {
        if (size < Lines || !BitOperations.IsPow2(size))
        {
            throw new ArgumentOutOfRangeException(
                nameof(size),
                size,
                "The grid size must be a power of two, at least 8."
            );
        }

        Size = size;
        _cos = new double[size];
        _sin = new double[size];
        for (int i = 0; i < size; i++)
            (_sin[i], _cos[i]) = Math.SinCos(-2.0 * Math.PI * i / size);

        _re = new double[size * Lines];
        _im = new double[size * Lines];
        _re2 = new double[size * Lines];
        _im2 = new double[size * Lines];
    }

    /// <summary>Cells per side.</summary>
    public int Size { get; }

    /// <summary>F(k) = Σ f(x) exp(−2πi k·x/n).</summary>
    public void Forward(double[] re, double[] im) => Transform(re, im);

    /// <summary>f(x) = Σ F(k) exp(+2πi k·x/n) / n³.</summary>
    public void Inverse(double[] re, double[] im)
    {
        // Exchanging the parts conjugates up to a factor, which the second exchange takes back.
        Transform(im, re);
        double scale = 1.0 / ((double)Size * Size * Size);
        Scale(re, scale);
        Scale(im, scale);
    }

    private static void Scale(double[] values, double factor)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] *= factor;
    }

    private void Transform(double[] re, double[] im)
    {
        int n = Size,
            cells = n * n * n;
        ArgumentOutOfRangeException.ThrowIfNotEqual(re.Length, cells);
        ArgumentOutOfRangeException.ThrowIfNotEqual(im.Length, cells);

        for (int start = 0; start < cells; start += n * Lines) // along z: lines are neighbours in y
        {
            GatherAcross(re, _re, start);
            GatherAcross(im, _im, start);
            Lane();
            ScatterAcross(_re, re, start);
            ScatterAcross(_im, im, start);
        }

        for (int x = 0; x < n; x++) // along y: lines are neighbours in z
        {
            for (int z = 0; z < n; z += Lines)
                TransformAlong(re, im, x * n * n + z, n);
        }

        for (int yz = 0; yz < n * n; yz += Lines) // along x
            TransformAlong(re, im, yz, n * n);
    }

    private void TransformAlong(double[] re, double[] im, int start, int stride)
    {
        for (int i = 0; i < Size; i++)
        {
            re.AsSpan(start + i * stride, Lines).CopyTo(_re.AsSpan(i * Lines));
            im.AsSpan(start + i * stride, Lines).CopyTo(_im.AsSpan(i * Lines));
        }

        Lane();
        for (int i = 0; i < Size; i++)
        {
            _re.AsSpan(i * Lines, Lines).CopyTo(re.AsSpan(start + i * stride));
            _im.AsSpan(i * Lines, Lines).CopyTo(im.AsSpan(start + i * stride));
        }
    }

    private void GatherAcross(double[] from, double[] to, int start)
    {
        for (int line = 0; line < Lines; line++)
        {
            ReadOnlySpan<double> source = from.AsSpan(start + line * Size, Size);
            for (int i = 0; i < source.Length; i++)
                to[i * Lines + line] = source[i];
        }
    }

    private void ScatterAcross(double[] from, double[] to, int start)
    {
        for (int line = 0; line < Lines; line++)
        {
            Span<double> target = to.AsSpan(start + line * Size, Size);
            for (int i = 0; i < target.Length; i++)
                target[i] = from[i * Lines + line];
        }
    }

    /// <summary>Transforms the eight lines in scratch memory; the result ends in the same arrays.</summary>
    private void Lane()
    {
        double[] xr = _re,
            xi = _im,
            yr = _re2,
            yi = _im2;
        int length = Size,
            stride = Lines;
        while (length >= 4)
        {
            Radix4(length, stride, xr, xi, yr, yi);
            (xr, xi, yr, yi) = (yr, yi, xr, xi);
            length /= 4;
            stride *= 4;
        }

        if (length == 2)
        {
            Radix2(stride, xr, xi, yr, yi);
            (xr, xi, yr, yi) = (yr, yi, xr, xi);
        }

        if (!ReferenceEquals(xr, _re))
        {
            xr.CopyTo(_re, 0);
            xi.CopyTo(_im, 0);
        }
    }

    /// <summary>One Stockham step: sub-transforms of <paramref name="length"/> become four of a quarter each.</summary>
    private void Radix4(int length, int stride, double[] xr, double[] xi, double[] yr, double[] yi)
    {
        int quarter = length / 4,
            step = Size / length;
        for (int p = 0; p < quarter; p++)
        {
            var w1r = new Vector<double>(_cos[p * step]);
            var w1i = new Vector<double>(_sin[p * step]);
            var w2r = new Vector<double>(_cos[2 * p * step]);
            var w2i = new Vector<double>(_sin[2 * p * step]);
            var w3r = new Vector<double>(_cos[3 * p * step]);
            var w3i = new Vector<double>(_sin[3 * p * step]);

            ReadOnlySpan<Vector<double>> ar = Row(xr, p, stride),
                ai = Row(xi, p, stride);
            ReadOnlySpan<Vector<double>> br = Row(xr, p + quarter, stride),
                bi = Row(xi, p + quarter, stride);
            ReadOnlySpan<Vector<double>> cr = Row(xr, p + 2 * quarter, stride),
                ci = Row(xi, p + 2 * quarter, stride);
            ReadOnlySpan<Vector<double>> dr = Row(xr, p + 3 * quarter, stride),
                di = Row(xi, p + 3 * quarter, stride);
            Span<Vector<double>> o0r = Row(yr, 4 * p, stride),
                o0i = Row(yi, 4 * p, stride);
            Span<Vector<double>> o1r = Row(yr, 4 * p + 1, stride),
                o1i = Row(yi, 4 * p + 1, stride);
            Span<Vector<double>> o2r = Row(yr, 4 * p + 2, stride),
                o2i = Row(yi, 4 * p + 2, stride);
            Span<Vector<double>> o3r = Row(yr, 4 * p + 3, stride),
                o3i = Row(yi, 4 * p + 3, stride);

            for (int i = 0; i < ar.Length; i++)
            {
                Vector<double> sumR = ar[i] + cr[i],
                    sumI = ai[i] + ci[i],
                    differenceR = ar[i] - cr[i],
                    differenceI = ai[i] - ci[i];
                Vector<double> sum2R = br[i] + dr[i],
                    sum2I = bi[i] + di[i];
                Vector<double> turnedR = di[i] - bi[i],
                    turnedI = br[i] - dr[i]; // i (b − d)
                o0r[i] = sumR + sum2R;
                o0i[i] = sumI + sum2I;
                Vector<double> tr = differenceR - turnedR,
                    ti = differenceI - turnedI;
                o1r[i] = tr * w1r - ti * w1i;
                o1i[i] = tr * w1i + ti * w1r;
                tr = sumR - sum2R;
                ti = sumI - sum2I;
                o2r[i] = tr * w2r - ti * w2i;
                o2i[i] = tr * w2i + ti * w2r;
                tr = differenceR + turnedR;
                ti = differenceI + turnedI;
                o3r[i] = tr * w3r - ti * w3i;
                o3i[i] = tr * w3i + ti * w3r;
            }
        }
    }

    private static void Radix2(int stride, double[] xr, double[] xi, double[] yr, double[] yi)
    {
        for (int i = 0; i < stride; i++)
        {
            yr[i] = xr[i] + xr[i + stride];
            yi[i] = xi[i] + xi[i + stride];
            yr[i + stride] = xr[i] - xr[i + stride];
            yi[i + stride] = xi[i] - xi[i + stride];
        }
    }

    private static Span<Vector<double>> Row(double[] values, int row, int stride) =>
        MemoryMarshal.Cast<double, Vector<double>>(values.AsSpan(row * stride, stride));
}
