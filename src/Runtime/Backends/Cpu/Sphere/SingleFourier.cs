namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The Fourier transform of a single column. Where its length is a multiple of four, one step makes four columns of a
/// quarter of the length, which fill a vector.
/// </summary>
internal sealed class SingleFourier
{
    private readonly FourierPlan _plan;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    internal SingleFourier(int length)
    {
        Length = length;
        bool isQuartered = length % 4 == 0;
        _plan = new FourierPlan(isQuartered ? length / 4 : length);
        (_cosines, _sines) = isQuartered ? (new double[length], new double[length]) : ([], []);
        for (int k = 0; k < _cosines.Length; k++)
            (_sines[k], _cosines[k]) = FourierPlan.Unit(k, length);
    }

    /// <summary>Numbers of scratch memory that a transform takes.</summary>
    internal int ScratchLength => _sines.Length == 0 ? _plan.ScratchLength : (2 * Length) + (4 * _plan.ScratchLength);

    private int Length { get; }

    /// <summary>Transforms in place.</summary>
    internal void Run(Span<double> re, Span<double> im, Span<double> scratch)
    {
        if (_sines.Length == 0)
        {
            _plan.Run(re, im, 1, scratch);
            return;
        }
        Span<double> toRe = scratch[..Length],
            toIm = scratch.Slice(Length, Length);
        int quarter = Length / 4;
        // Column b at j is e^(−2πi bj/n) Σ_k (−i)^(bk) x_(j + kn/4), and gives X_(4q + b) at q.
        for (int j = 0; j < quarter; j++)
        {
            (double ar, double ai) = (re[j], im[j]);
            (double br, double bi) = (re[j + quarter], im[j + quarter]);
            (double cr, double ci) = (re[j + (2 * quarter)], im[j + (2 * quarter)]);
            (double dr, double di) = (re[j + (3 * quarter)], im[j + (3 * quarter)]);
            (double pr, double pi, double mr, double mi) = (ar + cr, ai + ci, ar - cr, ai - ci);
            (double qr, double qi, double nr, double ni) = (br + dr, bi + di, br - dr, bi - di);
            Span<double> fourRe = toRe.Slice(4 * j, 4),
                fourIm = toIm.Slice(4 * j, 4);
            (fourRe[0], fourIm[0]) = (pr + qr, pi + qi);
            (fourRe[1], fourIm[1]) = Turned(mr + ni, mi - nr, j);
            (fourRe[2], fourIm[2]) = Turned(pr - qr, pi - qi, 2 * j);
            (fourRe[3], fourIm[3]) = Turned(mr - ni, mi + nr, 3 * j);
        }

        _plan.Run(toRe, toIm, 4, scratch[(2 * Length)..]);
        toRe.CopyTo(re);
        toIm.CopyTo(im);
    }

    private (double Re, double Im) Turned(double re, double im, int k) =>
        ((_cosines[k] * re) + (_sines[k] * im), (_cosines[k] * im) - (_sines[k] * re));
}
