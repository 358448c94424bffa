using System.Runtime.Intrinsics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>From pixels to Fourier coefficients of rings; a part is a group of lanes.</summary>
internal sealed class FourierAnalysis(RingTransform transform, double[] map, double[] phases, bool isWeighted) : IParts
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
        {
            // What a synthesis left there.
            for (int row = 0; row < 4 * (transform.MaxDegree + 1); row++)
                phases[(row * transform.Rings.Count) + lane] = 0;
            return;
        }
        int size = ring.Count * columns;
        Span<double> re = scratch[..size],
            im = scratch.Slice(size, size),
            rest = scratch[(2 * size)..];
        for (int column = 0; column < columns; column++)
            Load(lane + column, re[column..], im[column..], columns);
        FourierPlan plan = _fourier.Plan(ring);
        if (columns == 1)
            plan.Run<Lane<double>>(re, im, 1, rest);
        else if (Vector512.IsHardwareAccelerated)
            plan.Run<Lanes512<double>>(re, im, columns, rest);
        else if (Vector256.IsHardwareAccelerated)
            plan.Run<Lanes256<double>>(re, im, columns, rest);
        else
            plan.Run<Lanes128<double>>(re, im, columns, rest);
        Collect(lane, columns, ring, re, im);
    }

    private void Load(int lane, Span<double> re, Span<double> im, int stride)
    {
        SphereRing ring = _fourier.Ring(lane)!.Value;
        double weight = isWeighted ? ring.Weight : 1;
        ReadOnlySpan<double> first = map.AsSpan(ring.First, ring.Count);
        for (int j = 0; j < first.Length; j++)
            re[j * stride] = weight * first[j];
        int other = transform.Spin > 0 ? transform.Pixels + ring.First : transform.Rings.South[lane].First;
        if (other == ring.First)
        {
            for (int j = 0; j < first.Length; j++)
                im[j * stride] = 0;
            return;
        }
        ReadOnlySpan<double> second = map.AsSpan(other, ring.Count);
        for (int j = 0; j < second.Length; j++)
            im[j * stride] = weight * second[j];
    }

    private void Collect(int lane, int columns, SphereRing ring, ReadOnlySpan<double> re, ReadOnlySpan<double> im)
    {
        (double[] Cosines, double[] Sines)? shift = _fourier.Shift(ring);
        int lanes = transform.Rings.Count,
            n = ring.Count;
        for (int m = 0; m <= transform.MaxDegree; m++)
        {
            Span<double> order = phases.AsSpan(4 * m * lanes, 4 * lanes);
            Span<double> plusRe = order.Slice(lane, columns),
                plusIm = order.Slice(lanes + lane, columns),
                minusRe = order.Slice((2 * lanes) + lane, columns),
                minusIm = order.Slice((3 * lanes) + lane, columns);
            (double c, double s) = shift is var (cosines, sines) ? (cosines[m % (2 * n)], sines[m % (2 * n)]) : (1, 0);
            int k = m % n,
                plus = k * columns,
                minus = (k == 0 ? 0 : n - k) * columns;
            for (int column = 0; column < columns; column++)
            {
                (double x, double y) = (re[plus + column], im[plus + column]);
                plusRe[column] = (c * x) + (s * y);
                plusIm[column] = (c * y) - (s * x);
                (x, y) = (re[minus + column], im[minus + column]);
                minusRe[column] = (c * x) - (s * y);
                minusIm[column] = (c * y) + (s * x);
            }
        }
    }
}
