namespace GeoDL.Typed.CompilerServices;

/// <summary>From Fourier coefficients of rings to pixels; a part is a group of lanes.</summary>
internal sealed class FourierSynthesis(RingTransform transform, RingScratch memory) : IParts
{
    private readonly RingFourier _fourier = transform.Fourier;

    /// <summary>The map of the call.</summary>
    internal double[] Map { get; set; } = [];

    /// <summary>Whether pixels are multiplied by their weights.</summary>
    internal bool IsWeighted { get; set; }

    public void Run(int part, int parts, int worker)
    {
        double[] scratch = memory.OfWorker(
            worker,
            _fourier.ScratchLength + (RingFourier.Lanes * 4 * (transform.MaxDegree + 1))
        );
        if (_fourier.AreAlike(part))
        {
            int first = part * RingFourier.Lanes;
            Columns(first, RingFourier.Lanes, memory.Phases.AsSpan(first), transform.Rings.Count, scratch);
            return;
        }
        // Numbers of one lane lie far apart: those of eight are gathered at once.
        const int lanes = RingFourier.Lanes;
        int rows = 4 * (transform.MaxDegree + 1),
            all = transform.Rings.Count;
        Span<double> gathered = scratch.AsSpan(_fourier.ScratchLength);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> from = memory.Phases.AsSpan((row * all) + (part * lanes), lanes);
            for (int lane = 0; lane < lanes; lane++)
                gathered[(lane * rows) + row] = from[lane];
        }

        for (int lane = 0; lane < lanes; lane++)
            Columns((part * lanes) + lane, 1, gathered.Slice(lane * rows, rows), 1, scratch);
    }

    /// <param name="lane">The first lane.</param>
    /// <param name="columns">How many.</param>
    /// <param name="source">For each order four times so many numbers.</param>
    /// <param name="stride">The distance between these.</param>
    /// <param name="scratch">Memory.</param>
    private void Columns(int lane, int columns, ReadOnlySpan<double> source, int stride, Span<double> scratch)
    {
        if (_fourier.Ring(lane) is not { } ring)
            return;
        int size = ring.Count * columns;
        Span<double> re = scratch[..size],
            im = scratch.Slice(size, size),
            rest = scratch[(2 * size)..];
        re.Clear();
        im.Clear();
        Spread(source, stride, columns, ring, re, im);
        // The inverse: real and imaginary parts exchanged.
        _fourier.Run(ring, im, re, columns, rest);
        for (int column = 0; column < columns; column++)
            Store(lane + column, re[column..], im[column..], columns);
    }

    private void Spread(
        ReadOnlySpan<double> source,
        int stride,
        int columns,
        SphereRing ring,
        Span<double> re,
        Span<double> im
    )
    {
        (double[] Cosines, double[] Sines)? shift = _fourier.Shift(ring);
        int n = ring.Count;
        for (int m = 0; m <= transform.MaxDegree; m++)
        {
            int at = 4 * m * stride;
            ReadOnlySpan<double> plusRe = source.Slice(at, columns),
                plusIm = source.Slice(at + stride, columns),
                minusRe = source.Slice(at + (2 * stride), columns),
                minusIm = source.Slice(at + (3 * stride), columns);
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
        double weight = IsWeighted ? ring.Weight : 1;
        Span<double> first = Map.AsSpan(ring.First, ring.Count);
        for (int j = 0; j < first.Length; j++)
            first[j] = weight * re[j * stride];
        int other = transform.Spin > 0 ? transform.Pixels + ring.First : transform.Rings.South[lane].First;
        if (other == ring.First)
            return;
        Span<double> second = Map.AsSpan(other, ring.Count);
        for (int j = 0; j < second.Length; j++)
            second[j] = weight * im[j * stride];
    }
}
