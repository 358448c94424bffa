using System.Runtime.CompilerServices;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One factor of a Fourier transform: butterflies, then twiddles.</summary>
/// <param name="fromRe">Real parts.</param>
/// <param name="fromIm">Imaginary parts.</param>
/// <param name="toRe">Where real parts go.</param>
/// <param name="toIm">Where imaginary parts go.</param>
/// <param name="cosines">cos 2πk/n.</param>
/// <param name="sines">sin 2πk/n.</param>
/// <param name="done">The product of the factors before this one.</param>
/// <param name="inner">The product of the factors behind this one.</param>
/// <param name="columns">Columns side by side.</param>
internal readonly ref struct FourierPass<V>(
    ref double fromRe,
    ref double fromIm,
    ref double toRe,
    ref double toIm,
    ref double cosines,
    ref double sines,
    nint done,
    nint inner,
    nint columns
)
    where V : struct, ILanes<V, double>
{
    private readonly ref double _fromRe = ref fromRe;
    private readonly ref double _fromIm = ref fromIm;
    private readonly ref double _toRe = ref toRe;
    private readonly ref double _toIm = ref toIm;
    private readonly ref double _cosines = ref cosines;
    private readonly ref double _sines = ref sines;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Two()
    {
        nint step = inner * columns;
        for (nint k = 0; k < done; k++)
        {
            for (nint i = 0; i < inner; i++)
            {
                V c = V.Broadcast(Unsafe.Add(ref _cosines, done * i)),
                    s = V.Broadcast(Unsafe.Add(ref _sines, done * i));
                nint from = (i + (2 * inner * k)) * columns,
                    to = (i + (inner * k)) * columns;
                for (nint column = 0; column < columns; column += V.Width)
                {
                    V ar = V.Load(in _fromRe, from + column),
                        ai = V.Load(in _fromIm, from + column),
                        br = V.Load(in _fromRe, from + step + column),
                        bi = V.Load(in _fromIm, from + step + column);
                    V.Store(ar + br, ref _toRe, to + column);
                    V.Store(ai + bi, ref _toIm, to + column);
                    Turned(ar - br, ai - bi, c, s, to + (step * done) + column);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Four()
    {
        nint step = inner * columns;
        for (nint k = 0; k < done; k++)
        {
            for (nint i = 0; i < inner; i++)
            {
                nint turn = done * i;
                V c1 = V.Broadcast(Unsafe.Add(ref _cosines, turn)),
                    s1 = V.Broadcast(Unsafe.Add(ref _sines, turn)),
                    c2 = V.Broadcast(Unsafe.Add(ref _cosines, 2 * turn)),
                    s2 = V.Broadcast(Unsafe.Add(ref _sines, 2 * turn)),
                    c3 = V.Broadcast(Unsafe.Add(ref _cosines, 3 * turn)),
                    s3 = V.Broadcast(Unsafe.Add(ref _sines, 3 * turn));
                nint from = (i + (4 * inner * k)) * columns,
                    to = (i + (inner * k)) * columns;
                for (nint column = 0; column < columns; column += V.Width)
                {
                    nint at = from + column;
                    V ar = V.Load(in _fromRe, at),
                        ai = V.Load(in _fromIm, at),
                        br = V.Load(in _fromRe, at + step),
                        bi = V.Load(in _fromIm, at + step),
                        cr = V.Load(in _fromRe, at + (2 * step)),
                        ci = V.Load(in _fromIm, at + (2 * step)),
                        dr = V.Load(in _fromRe, at + (3 * step)),
                        di = V.Load(in _fromIm, at + (3 * step));
                    V pr = ar + cr,
                        pi = ai + ci,
                        mr = ar - cr,
                        mi = ai - ci,
                        qr = br + dr,
                        qi = bi + di,
                        nr = br - dr,
                        ni = bi - di;
                    nint target = to + column,
                        next = step * done;
                    V.Store(pr + qr, ref _toRe, target);
                    V.Store(pi + qi, ref _toIm, target);
                    // −i·n is (ni, −nr).
                    Turned(mr + ni, mi - nr, c1, s1, target + next);
                    Turned(pr - qr, pi - qi, c2, s2, target + (2 * next));
                    Turned(mr - ni, mi + nr, c3, s3, target + (3 * next));
                }
            }
        }
    }

    /// <summary>Any factor, by its sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Any(nint factor)
    {
        nint step = inner * columns,
            unit = done * inner;
        for (nint k = 0; k < done; k++)
        {
            for (nint i = 0; i < inner; i++)
            {
                nint from = (i + (factor * inner * k)) * columns,
                    to = (i + (inner * k)) * columns;
                for (nint b = 0; b < factor; b++)
                {
                    V c = V.Broadcast(Unsafe.Add(ref _cosines, b * done * i)),
                        s = V.Broadcast(Unsafe.Add(ref _sines, b * done * i));
                    for (nint column = 0; column < columns; column += V.Width)
                    {
                        V re = V.Load(in _fromRe, from + column),
                            im = V.Load(in _fromIm, from + column);
                        nint angle = 0;
                        for (nint j = 1; j < factor; j++)
                        {
                            angle += b;
                            angle -= angle >= factor ? factor : 0;
                            V x = V.Load(in _fromRe, from + (j * step) + column),
                                y = V.Load(in _fromIm, from + (j * step) + column),
                                cosine = V.Broadcast(Unsafe.Add(ref _cosines, angle * unit)),
                                sine = V.Broadcast(Unsafe.Add(ref _sines, angle * unit));
                            re = V.MultiplyAdd(cosine, x, V.MultiplyAdd(sine, y, re));
                            im = V.MultiplyAdd(cosine, y, V.MultiplyAdd(-sine, x, im));
                        }
                        Turned(re, im, c, s, to + (b * step * done) + column);
                    }
                }
            }
        }
    }

    /// <summary>Stores (re + i·im)·(c − i·s).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turned(V re, V im, V c, V s, nint at)
    {
        V.Store(V.MultiplyAdd(c, re, s * im), ref _toRe, at);
        V.Store(V.MultiplyAdd(c, im, -(s * re)), ref _toIm, at);
    }
}
