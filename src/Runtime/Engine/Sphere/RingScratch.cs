namespace GeoDL.Typed.CompilerServices;

/// <summary>The memory of one call of a transform, and its four loops.</summary>
internal sealed class RingScratch
{
    private readonly RingTransform _transform;
    private readonly LegendreSynthesis _spread;
    private readonly FourierSynthesis _fill;
    private readonly FourierAnalysis _read;
    private readonly LegendreAnalysis _collect;
    private double[]?[] _workers = [];
    private double[]? _phases;
    private double[]? _map;
    private double[]? _row;
    private double[]? _otherRow;

    internal RingScratch(RingTransform transform)
    {
        _transform = transform;
        _spread = new LegendreSynthesis(transform, this);
        _fill = new FourierSynthesis(transform, this);
        _read = new FourierAnalysis(transform, this);
        _collect = new LegendreAnalysis(transform, this);
    }

    /// <summary>
    /// For each order four numbers of each lane: the Fourier coefficients m and −m of the complex number of a ring, map
    /// in the north + i·map in the south, or Q + iU.
    /// </summary>
    internal double[] Phases =>
        _phases ??= new double[checked(4 * (_transform.MaxDegree + 1) * _transform.Rings.Count)];

    /// <summary>A map.</summary>
    internal double[] Map => _map ??= new double[_transform.MapLength];

    /// <summary>Coefficients.</summary>
    internal double[] Row => _row ??= new double[_transform.CoefficientCount];

    /// <summary>Other coefficients.</summary>
    internal double[] OtherRow => _otherRow ??= new double[_transform.CoefficientCount];

    /// <summary>Makes room for so many workers.</summary>
    internal void Prepare(int threads)
    {
        if (_workers.Length < threads)
            Array.Resize(ref _workers, threads);
        // Before threads share it.
        if (threads > 0)
            _ = Phases;
    }

    /// <summary>At least so many numbers, of one worker.</summary>
    internal double[] OfWorker(int worker, int length)
    {
        if (_workers[worker] is { } known && known.Length >= length)
            return known;
        return _workers[worker] = new double[length];
    }

    /// <summary>From coefficients to phases.</summary>
    internal LegendreSynthesis Spread(double[] coefficients)
    {
        _spread.Coefficients = coefficients;
        return _spread;
    }

    /// <summary>From phases to a map.</summary>
    internal FourierSynthesis Fill(double[] map, bool isWeighted)
    {
        (_fill.Map, _fill.IsWeighted) = (map, isWeighted);
        return _fill;
    }

    /// <summary>From a map to phases.</summary>
    internal FourierAnalysis Read(double[] map, bool isWeighted)
    {
        (_read.Map, _read.IsWeighted) = (map, isWeighted);
        return _read;
    }

    /// <summary>From phases to coefficients.</summary>
    internal LegendreAnalysis Collect(double[] coefficients)
    {
        _collect.Coefficients = coefficients;
        return _collect;
    }
}
