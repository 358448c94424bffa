namespace GeoDL.Typed;

/// <summary>The points of one cloud sorted into bins about as wide as the radius.</summary>
/// <remarks>
/// It uses a counting sort over all bins if there are at most a few times more bins than points. Otherwise (distant
/// outliers, a radius much smaller than the gaps) the bin numbers are sorted and found by bisection, so that neither
/// memory nor time depends on the empty space.
/// Bins finer than the radius were measured (a half, a third, a quarter; 20 to 1000 neighbours) and gained nothing
/// beyond the spread of the measurements, since the loop over candidates is cheap. So there is one bin per radius.
/// </remarks>
internal sealed class BinGrid
{
    private readonly BinAxis _a,
        _b,
        _c;
    private readonly long[] _bins;
    private readonly int[]? _starts;
    private readonly Cell _frame;
    private readonly int _begin;

    /// <param name="points">Wrapped positions of the cloud, n × 3.</param>
    /// <param name="frame">Its cell.</param>
    /// <param name="radius">The radius of the search.</param>
    /// <param name="begin">Where the cloud starts among the sorted points of the batch.</param>
    /// <param name="order">Receives the numbers of the points within the cloud, sorted by bin.</param>
    public BinGrid(ReadOnlySpan<double> points, Cell frame, double radius, int begin, Span<int> order)
    {
        _frame = frame;
        _begin = begin;
        int count = order.Length;
        (_a, _b, _c) = (Cut(points, frame, 0, radius), Cut(points, frame, 1, radius), Cut(points, frame, 2, radius));
        _bins = new long[count];
        long binCount = (long)_a.Count * _b.Count * _c.Count;
        if (MaxImages > EdgeKey.MaxImage)
            return;
        for (int i = 0; i < count; i++)
        {
            var x = CellVector.Read(points, i);
            _bins[i] = Number(_a.BinOf(x), _b.BinOf(x), _c.BinOf(x));
            order[i] = i;
        }

        if (binCount <= 4L * count + 64)
            _starts = CountingSort((int)binCount, order);
        else
            _bins.AsSpan().Sort(order);
        MostEdges = CountMost();
    }

    /// <summary>An upper bound of the edges: each point in a bin with each point in the bins around it.</summary>
    /// <remarks>
    /// Each step from a bin to a neighbouring bin maps different bins to different bins (the cell is periodic). So by
    /// Cauchy and Schwarz Σ n·n′ over all pairs of bins with this step between them is at most Σ n².
    /// </remarks>
    public double MostEdges { get; }

    /// <summary>
    /// The largest number of cells that the radius spans; beyond <see cref="EdgeKey.MaxImage"/> the grid is not
    /// filled.
    /// </summary>
    public double MaxImages => Math.Max(_a.Images, Math.Max(_b.Images, _c.Images));

    /// <summary>
    /// End of the points that share the bin of sorted point <paramref name="point"/>, counted in the batch.
    /// </summary>
    public int EndOfBin(int point)
    {
        long bin = _bins[point - _begin];
        return _begin + StartOf(bin + 1);
    }

    /// <summary>
    /// All runs of sorted points that may hold neighbours of the points in the bin of <paramref name="point"/>.
    /// </summary>
    public void FindRuns(int point, List<BinRun> runs)
    {
        runs.Clear();
        var (row, c) = Math.DivRem(_bins[point - _begin], _c.Count);
        var (a, b) = Math.DivRem(row, _b.Count);
        for (int ja = (int)a - _a.Reach; ja <= a + _a.Reach; ja++)
        {
            if (!_a.TryFold(ja, out int binA, out int imageA))
                continue;
            for (int jb = (int)b - _b.Reach; jb <= b + _b.Reach; jb++)
            {
                if (_b.TryFold(jb, out int binB, out int imageB))
                    AddRuns(binA, binB, (int)c, imageA, imageB, runs);
            }
        }
    }

    // Bins along the last axis are contiguous in memory: there is one run for each image.
    private void AddRuns(int binA, int binB, int c, int imageA, int imageB, List<BinRun> runs)
    {
        int low = c - _c.Reach,
            high = c + _c.Reach;
        int first = _c.Periodic ? _c.FloorDivide(low) : 0,
            last = _c.Periodic ? _c.FloorDivide(high) : 0;
        for (int image = first; image <= last; image++)
        {
            int shift = image * _c.Count;
            int from = Math.Max(low - shift, 0),
                to = Math.Min(high - shift, _c.Count - 1);
            int begin = _begin + StartOf(Number(binA, binB, from)),
                end = _begin + StartOf(Number(binA, binB, to) + 1);
            if (begin < end)
            {
                runs.Add(
                    new BinRun(
                        begin,
                        end,
                        _frame.Translation(imageA, imageB, image),
                        EdgeKey.Image(imageA, imageB, image)
                    )
                );
            }
        }
    }

    private static BinAxis Cut(ReadOnlySpan<double> points, Cell frame, int axis, double radius)
    {
        var (low, extent) = frame.IsPeriodicAlong(axis) ? (0, 1) : Range(points, frame.Reciprocal(axis));
        return new BinAxis(frame, axis, low, extent, radius);
    }

    private static (double Low, double Extent) Range(ReadOnlySpan<double> points, CellVector g)
    {
        double low = double.PositiveInfinity,
            high = double.NegativeInfinity;
        for (int i = 0; i < points.Length / 3; i++)
        {
            double u = g.Dot(CellVector.Read(points, i));
            low = Math.Min(low, u);
            high = Math.Max(high, u);
        }

        return points.IsEmpty ? (0, 0) : (low, high - low);
    }

    private double CountMost()
    {
        double squares = 0;
        for (int i = 0, begin = 0; i < _bins.Length; i++)
        {
            if (i + 1 == _bins.Length || _bins[i + 1] != _bins[i])
            {
                squares += (i + 1.0 - begin) * (i + 1.0 - begin);
                begin = i + 1;
            }
        }

        return squares * (2.0 * _a.Reach + 1) * (2.0 * _b.Reach + 1) * (2.0 * _c.Reach + 1);
    }

    private long Number(int a, int b, int c) => ((long)a * _b.Count + b) * _c.Count + c;

    private int[] CountingSort(int binCount, Span<int> order)
    {
        int[] starts = new int[binCount + 1];
        foreach (long bin in _bins)
            starts[bin + 1]++;
        for (int bin = 0; bin < binCount; bin++)
            starts[bin + 1] += starts[bin];
        int[] next = starts[..binCount];
        for (int i = 0; i < _bins.Length; i++)
            order[next[_bins[i]]++] = i;
        for (int bin = 0; bin < binCount; bin++)
            _bins.AsSpan(starts[bin]..starts[bin + 1]).Fill(bin);
        return starts;
    }

    private int StartOf(long bin)
    {
        if (_starts is not null)
            return _starts[bin];
        int low = 0,
            high = _bins.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_bins[middle] < bin)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
