namespace GeoDL.Typed;

/// <summary>How one axis of a cloud is cut into bins, in fractional coordinates u = x·g of its frame.</summary>
internal readonly struct BinAxis
{
    /// <summary>Bins along one axis: three of these fit a 63-bit bin number.</summary>
    private const int MaxBins = 1 << 20;

    /// <summary>Bins extend beyond the radius by this factor, so that rounding never hides a neighbour.</summary>
    private const double Margin = 1 + 1e-6;

    private readonly CellVector _g;
    private readonly double _low;
    private readonly double _scale;

    public BinAxis(Cell frame, int axis, double low, double extent, double radius)
    {
        _g = frame.Reciprocal(axis);
        Periodic = frame.IsPeriodicAlong(axis);
        double reach = radius * Margin * _g.Length; // the radius in units of u
        double width;
        if (Periodic)
        {
            Count = (int)Math.Clamp(Math.Floor(1 / reach), 1, MaxBins);
            width = 1.0 / Count;
        }
        else
        {
            _low = low;
            width = Math.Max(reach, extent / MaxBins);
            Count = (int)Math.Clamp(Math.Floor(extent / width) + 1, 1, MaxBins);
        }

        _scale = 1 / width;
        double bins = Math.Ceiling(reach * _scale);
        Reach = (int)Math.Min(bins, Periodic ? int.MaxValue : Count);
        Images = Periodic ? bins / Count : 0;
    }

    public bool Periodic { get; }

    public int Count { get; }

    /// <summary>The maximum distance of neighbours in bins, on either side.</summary>
    public int Reach { get; }

    /// <summary>This distance in cells; must be checked before <see cref="Reach"/> is used.</summary>
    public double Images { get; }

    public int BinOf(CellVector x) => Math.Clamp((int)((_g.Dot(x) - _low) * _scale), 0, Count - 1);

    /// <summary>The bin of the cell, and the image that it is in, for a bin number that may be outside.</summary>
    public bool TryFold(int bin, out int folded, out int image)
    {
        image = Periodic ? FloorDivide(bin) : 0;
        folded = bin - image * Count;
        return (uint)folded < (uint)Count;
    }

    public int FloorDivide(int bin) => bin >= 0 ? bin / Count : -((Count - 1 - bin) / Count);
}
