namespace GeoDL.Typed.CompilerServices;

/// <summary>From pixels to Fourier coefficients of rings; a part is a group of lanes.</summary>
internal sealed class FourierAnalysis(RingTransform transform, RingScratch memory) : IParts
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
        // Numbers of one lane lie far apart: those of eight are written at once.
        const int lanes = RingFourier.Lanes;
        int rows = 4 * (transform.MaxDegree + 1),
            all = transform.Rings.Count;
        Span<double> gathered = scratch.AsSpan(_fourier.ScratchLength);
        for (int lane = 0; lane < lanes; lane++)
            Columns((part * lanes) + lane, 1, gathered.Slice(lane * rows, rows), 1, scratch);
        for (int row = 0; row < rows; row++)
        {
            Span<double> to = memory.Phases.AsSpan((row * all) + (part * lanes), lanes);
            for (int lane = 0; lane < lanes; lane++)
                to[lane] = gathered[(lane * rows) + row];
        }
    }

    /// <param name="lane">The first lane.</param>
    /// <param name="columns">How many.</param>
    /// <param name="target">For each order four times so many numbers.</param>
    /// <param name="stride">The distance between these.</param>
    /// <param name="scratch">Memory.</param>
    private void Columns(int lane, int columns, Span<double> target, int stride, Span<double> scratch)
    {
        if (_fourier.Ring(lane) is not { } ring)
        {
            target.Clear();
            return;
        }
        int size = ring.Count * columns;
        Span<double> re = scratch[..size],
            im = scratch.Slice(size, size),
            rest = scratch[(2 * size)..];
        for (int column = 0; column < columns; column++)
            Load(lane + column, re[column..], im[column..], columns);
        _fourier.Run(ring, re, im, columns, rest);
        Collect(target, stride, columns, ring, re, im);
    }

    private void Load(int lane, Span<double> re, Span<double> im, int stride)
    {
        SphereRing ring = _fourier.Ring(lane)!.Value;
        double weight = IsWeighted ? ring.Weight : 1;
        ReadOnlySpan<double> first = Map.AsSpan(ring.First, ring.Count);
        for (int j = 0; j < first.Length; j++)
            re[j * stride] = weight * first[j];
        int other = transform.Spin > 0 ? transform.Pixels + ring.First : transform.Rings.South[lane].First;
        if (other == ring.First)
        {
            for (int j = 0; j < first.Length; j++)
                im[j * stride] = 0;
            return;
        }
        ReadOnlySpan<double> second = Map.AsSpan(other, ring.Count);
        for (int j = 0; j < second.Length; j++)
            im[j * stride] = weight * second[j];
    }

    private void Collect(
        Span<double> target,
        int stride,
        int columns,
        SphereRing ring,
        ReadOnlySpan<double> re,
        ReadOnlySpan<double> im
    )
    {
        (double[] Cosines, double[] Sines)? shift = _fourier.Shift(ring);
        int n = ring.Count;
        for (int m = 0; m <= transform.MaxDegree; m++)
        {
            int at = 4 * m * stride;
            Span<double> plusRe = target.Slice(at, columns),
                plusIm = target.Slice(at + stride, columns),
                minusRe = target.Slice(at + (2 * stride), columns),
                minusIm = target.Slice(at + (3 * stride), columns);
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
