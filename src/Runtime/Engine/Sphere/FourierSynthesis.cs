using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>From Fourier coefficients of rings to pixels; a part is a group of lanes.</summary>
internal sealed class FourierSynthesis(RingTransform transform, double[] phases, double[] map, bool isWeighted) : IParts
{
    private readonly RingFourier _fourier = transform.Fourier;
    private readonly double[]?[] _scratch = new double[]?[Parallelism.Threads];

    public void Run(int part, int parts, int worker)
    {
        double[] scratch = _scratch[worker] ??= new double[_fourier.ScratchLength];
        if (_fourier.AreAlike(part))
        {
            Columns(part * RingFourier.Lanes, RingFourier.Lanes, scratch);
            return;
        }
        for (int lane = part * RingFourier.Lanes; lane < (part + 1) * RingFourier.Lanes; lane++)
            Columns(lane, 1, scratch);
    }

    private void Columns(int lane, int columns, Span<double> scratch)
    {
        if (_fourier.Ring(lane) is not { } ring)
            return;
        int size = ring.Count * columns;
        Span<double> re = scratch[..size],
            im = scratch.Slice(size, size),
            rest = scratch[(2 * size)..];
        re.Clear();
        im.Clear();
        Spread(lane, columns, ring, re, im);
        FourierPlan plan = _fourier.Plan(ring);
        // The inverse: real and imaginary parts exchanged.
        if (columns == 1)
            plan.Run<Lane<double>>(im, re, 1, rest);
        else if (Vector512.IsHardwareAccelerated)
            plan.Run<Lanes512<double>>(im, re, columns, rest);
        else if (Vector256.IsHardwareAccelerated)
            plan.Run<Lanes256<double>>(im, re, columns, rest);
        else
            plan.Run<Lanes128<double>>(im, re, columns, rest);
        for (int column = 0; column < columns; column++)
            Store(lane + column, re[column..], im[column..], columns);
    }

    private void Spread(int lane, int columns, SphereRing ring, Span<double> re, Span<double> im)
    {
        (double[] Cosines, double[] Sines)? shift = _fourier.Shift(ring);
        int lanes = transform.Rings.Count,
            n = ring.Count;
        for (int m = 0; m <= transform.MaxDegree; m++)
        {
            ReadOnlySpan<double> order = phases.AsSpan(4 * m * lanes, 4 * lanes);
            ReadOnlySpan<double> plusRe = order.Slice(lane, columns),
                plusIm = order.Slice(lanes + lane, columns),
                minusRe = order.Slice((2 * lanes) + lane, columns),
                minusIm = order.Slice((3 * lanes) + lane, columns);
            (double c, double s) = shift is var (cosines, sines) ? (cosines[m % (2 * n)], sines[m % (2 * n)]) : (1, 0);
            int k = m % n,
                plus = k * columns,
                minus = (k == 0 ? 0 : n - k) * columns;
            for (int column = 0; column < columns; column++)
            {
                re[plus + column] += (c * plusRe[column]) - (s * plusIm[column]);
                im[plus + column] += (c * plusIm[column]) + (s * plusRe[column]);
            }

            if (m == 0)
                continue;
            for (int column = 0; column < columns; column++)
            {
                re[minus + column] += (c * minusRe[column]) + (s * minusIm[column]);
                im[minus + column] += (c * minusIm[column]) - (s * minusRe[column]);
            }
        }
    }

    private void Store(int lane, ReadOnlySpan<double> re, ReadOnlySpan<double> im, int stride)
    {
        SphereRing ring = _fourier.Ring(lane)!.Value;
        double weight = isWeighted ? ring.Weight : 1;
        Span<double> first = map.AsSpan(ring.First, ring.Count);
        for (int j = 0; j < first.Length; j++)
            first[j] = weight * re[j * stride];
        int other = transform.Spin > 0 ? transform.Pixels + ring.First : transform.Rings.South[lane].First;
        if (other == ring.First)
            return;
        Span<double> second = map.AsSpan(other, ring.Count);
        for (int j = 0; j < second.Length; j++)
            second[j] = weight * im[j * stride];
    }
}
