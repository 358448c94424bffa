using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The discrete Fourier transform X_k = Σ_j x_j e^(−2πi jk/n) of any length, of several columns side by side: number j
/// of a column is at j·columns + column, real and imaginary parts in arrays of their own.
/// </summary>
/// <remarks>
/// Factors up to 31 one after another (Stockham, decimation in frequency, so that nothing is sorted); a length with a
/// larger prime factor becomes a convolution of a length that is a power of two (Bluestein). The inverse without 1/n is
/// the same with real and imaginary parts exchanged.
/// </remarks>
internal sealed class FourierPlan
{
    private const int LargestFactor = 31;

    private readonly int[] _factors;
    private readonly double[] _cosines;
    private readonly double[] _sines;
    private readonly Chirp? _chirp;

    internal FourierPlan(int length)
    {
        Length = length;
        _factors = Factors(length, out int rest);
        if (rest > 1)
        {
            _chirp = new Chirp(length);
            (_cosines, _sines) = ([], []);
        }
        else
        {
            (_cosines, _sines) = (new double[length], new double[length]);
            for (int k = 0; k < length; k++)
                (_sines[k], _cosines[k]) = Unit(k, length);
        }
    }

    internal int Length { get; }

    /// <summary>Numbers of scratch memory that a transform takes, for each column.</summary>
    internal int ScratchLength => _chirp is null ? 2 * Length : _chirp.ScratchLength;

    /// <summary>sin and cos of 2πk/n, 0 ≤ k &lt; n.</summary>
    internal static (double Sine, double Cosine) Unit(int k, int n) => Math.SinCos(2 * Math.PI * k / n);

    /// <summary>Transforms columns in place, in the widest vectors that a multiple of which they are.</summary>
    internal void Run(Span<double> re, Span<double> im, int columns, Span<double> scratch)
    {
        if (Vector512.IsHardwareAccelerated && columns % 8 == 0)
            Run<Lanes512<double>>(re, im, columns, scratch);
        else if (Vector256.IsHardwareAccelerated && columns % 4 == 0)
            Run<Lanes256<double>>(re, im, columns, scratch);
        else if (Vector128.IsHardwareAccelerated && columns % 2 == 0)
            Run<Lanes128<double>>(re, im, columns, scratch);
        else
            Run<Lane<double>>(re, im, columns, scratch);
    }

    /// <summary>Transforms in place.</summary>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="columns">Columns; a multiple of the vector's width.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> · columns numbers.</param>
    internal void Run<V>(Span<double> re, Span<double> im, int columns, Span<double> scratch)
        where V : struct, ILanes<V, double>
    {
        if (_chirp is not null)
        {
            _chirp.Run<V>(re, im, columns, scratch);
            return;
        }
        int size = Length * columns;
        Span<double> otherRe = scratch[..size],
            otherIm = scratch.Slice(size, size);
        int done = 1;
        bool isBack = false;
        foreach (int factor in _factors)
        {
            int inner = Length / (done * factor);
            if (isBack)
                Pass<V>(factor, done, inner, otherRe, otherIm, re, im, columns);
            else
                Pass<V>(factor, done, inner, re, im, otherRe, otherIm, columns);
            isBack = !isBack;
            done *= factor;
        }

        if (isBack)
        {
            otherRe.CopyTo(re);
            otherIm.CopyTo(im);
        }
    }

    private static int[] Factors(int length, out int rest)
    {
        List<int> factors = [];
        rest = length;
        while (rest % 4 == 0)
        {
            factors.Add(4);
            rest /= 4;
        }

        for (int factor = 2; factor <= LargestFactor; factor++)
        {
            while (rest % factor == 0)
            {
                factors.Add(factor);
                rest /= factor;
            }
        }

        return [.. factors];
    }

    // from[i + inner·(b + factor·k)] → to[i + inner·(k + done·b)], times e^(−2πi·b·done·i/n).
    private void Pass<V>(
        int factor,
        int done,
        int inner,
        Span<double> fromRe,
        Span<double> fromIm,
        Span<double> toRe,
        Span<double> toIm,
        int columns
    )
        where V : struct, ILanes<V, double>
    {
        var pass = new FourierPass<V>(
            ref MemoryMarshal.GetReference(fromRe),
            ref MemoryMarshal.GetReference(fromIm),
            ref MemoryMarshal.GetReference(toRe),
            ref MemoryMarshal.GetReference(toIm),
            ref MemoryMarshal.GetArrayDataReference(_cosines),
            ref MemoryMarshal.GetArrayDataReference(_sines),
            done,
            inner,
            columns
        );
        switch (factor)
        {
            case 2:
                pass.Two();
                break;
            case 4:
                pass.Four();
                break;
            default:
                pass.Any(factor);
                break;
        }
    }

    /// <summary>A convolution with e^(iπj²/n) instead of factors.</summary>
    private sealed class Chirp
    {
        private readonly int _length;
        private readonly FourierPlan _plan;
        private readonly double[] _re;
        private readonly double[] _im;
        private readonly double[] _kernelRe;
        private readonly double[] _kernelIm;

        internal Chirp(int length)
        {
            _length = length;
            int padded = 1;
            while (padded < (2 * length) - 1)
                padded *= 2;
            _plan = new FourierPlan(padded);
            (_re, _im) = (new double[length], new double[length]);
            (_kernelRe, _kernelIm) = (new double[padded], new double[padded]);
            for (int j = 0; j < length; j++)
            {
                (_im[j], _re[j]) = Unit((int)((long)j * j % (2 * length)), 2 * length);
                _kernelRe[j] = _re[j] / padded;
                _kernelIm[j] = _im[j] / padded;
                if (j > 0)
                    (_kernelRe[padded - j], _kernelIm[padded - j]) = (_kernelRe[j], _kernelIm[j]);
            }

            _plan.Run<Lane<double>>(_kernelRe, _kernelIm, 1, new double[_plan.ScratchLength]);
        }

        internal int ScratchLength => (2 * _plan.Length) + _plan.ScratchLength;

        internal void Run<V>(Span<double> re, Span<double> im, int columns, Span<double> scratch)
            where V : struct, ILanes<V, double>
        {
            int size = _plan.Length * columns;
            Span<double> paddedRe = scratch[..size],
                paddedIm = scratch.Slice(size, size),
                rest = scratch[(2 * size)..];
            paddedRe.Clear();
            paddedIm.Clear();
            Turn(re, im, _re, _im, paddedRe, paddedIm, columns, isConjugate: true);
            _plan.Run<V>(paddedRe, paddedIm, columns, rest);
            Turn(paddedRe, paddedIm, _kernelRe, _kernelIm, paddedRe, paddedIm, columns, isConjugate: false);
            _plan.Run<V>(paddedIm, paddedRe, columns, rest);
            Turn(paddedRe[..re.Length], paddedIm[..re.Length], _re, _im, re, im, columns, isConjugate: true);
        }

        /// <summary>Products with a table, or with its conjugate.</summary>
        private static void Turn(
            Span<double> re,
            Span<double> im,
            double[] tableRe,
            double[] tableIm,
            Span<double> toRe,
            Span<double> toIm,
            int columns,
            bool isConjugate
        )
        {
            for (int j = 0; j < tableRe.Length; j++)
            {
                (double c, double s) = (tableRe[j], isConjugate ? -tableIm[j] : tableIm[j]);
                for (int at = j * columns; at < (j + 1) * columns; at++)
                {
                    (double x, double y) = (re[at], im[at]);
                    toRe[at] = (c * x) - (s * y);
                    toIm[at] = (c * y) + (s * x);
                }
            }
        }
    }
}
