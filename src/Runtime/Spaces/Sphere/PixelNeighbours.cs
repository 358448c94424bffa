namespace GeoDL.Typed.CompilerServices;

/// <summary>For each pixel all pixels within an angle, itself among them, ring by ring.</summary>
internal sealed class PixelNeighbours
{
    private readonly SphereRing[] _rings;
    private readonly double _haversine;
    private readonly List<int> _senders = [];

    /// <param name="sampling">Where pixels lie.</param>
    /// <param name="radius">The angle, at most π.</param>
    internal PixelNeighbours(SphereSampling sampling, double radius)
    {
        _rings = sampling.Rings;
        double half = Math.Sin(radius / 2);
        _haversine = half * half;
        int[] offsets = new int[sampling.Count + 1];
        for (int at = 0; at < _rings.Length; at++)
        {
            SphereRing ring = _rings[at];
            (int first, int last) = (at, at);
            while (first > 0 && Left(in ring, in _rings[first - 1]) > 0)
                first--;
            while (last < _rings.Length - 1 && Left(in ring, in _rings[last + 1]) > 0)
                last++;
            for (int i = 0; i < ring.Count; i++)
            {
                for (int other = first; other <= last; other++)
                    Add(in ring, ring.Phi(i), in _rings[other]);
                offsets[ring.First + i + 1] = _senders.Count;
            }
        }

        int[] receivers = new int[_senders.Count];
        for (int p = 0; p < sampling.Count; p++)
            receivers.AsSpan(offsets[p]..offsets[p + 1]).Fill(p);
        Edges = new EdgeIndex([.. _senders], receivers, offsets);
    }

    /// <summary>Sorted by receiver and sender.</summary>
    internal EdgeIndex Edges { get; }

    /// <summary>
    /// What the longitude may make up. With Δ the difference of latitudes,
    /// sin² r/2 = sin² Δ/2 + sin θ sin θ' sin² (φ − φ')/2, which has all digits for small angles.
    /// </summary>
    private double Left(in SphereRing ring, in SphereRing other)
    {
        double across = (ring.HalfSine * other.HalfCosine) - (ring.HalfCosine * other.HalfSine);
        return _haversine - (across * across);
    }

    private void Add(in SphereRing ring, double phi, in SphereRing other)
    {
        double left = Left(in ring, in other),
            sines = 4 * ring.HalfSine * ring.HalfCosine * other.HalfSine * other.HalfCosine;
        if (left > sines)
        {
            for (int i = 0; i < other.Count; i++)
                _senders.Add(other.First + i);
            return;
        }

        double reach = 2 * Math.Asin(Math.Sqrt(left / sines)),
            step = Math.Tau / other.Count,
            start = other.Phi(0);
        int first = (int)Math.Ceiling((phi - reach - start) / step),
            last = (int)Math.Floor((phi + reach - start) / step);
        if (last - first + 1 >= other.Count)
            (first, last) = (0, other.Count - 1);
        int from = _senders.Count;
        for (int i = first; i <= last; i++)
            _senders.Add(other.First + (((i % other.Count) + other.Count) % other.Count));
        // Over the end of the ring numbers begin again.
        _senders.Sort(from, _senders.Count - from, null);
    }
}
