namespace GeoDL.Typed.CompilerServices;

/// <summary>Fourier transforms of rings, eight lanes at a time where their rings are alike, else one by one.</summary>
internal sealed class RingFourier
{
    /// <summary>Lanes of a group.</summary>
    internal const int Lanes = 8;

    private readonly Dictionary<int, FourierPlan> _together = [];
    private readonly Dictionary<int, SingleFourier> _single = [];
    private readonly RingLanes _rings;
    private readonly Dictionary<int, (double[] Cosines, double[] Sines)> _shifts = [];

    internal RingFourier(RingLanes rings)
    {
        _rings = rings;
        Groups = rings.Count / Lanes;
        foreach (SphereRing ring in rings.North)
        {
            if (!_single.ContainsKey(ring.Count))
                _single.Add(ring.Count, new SingleFourier(ring.Count));
            if (ring.IsShifted && !_shifts.ContainsKey(ring.Count))
                _shifts.Add(ring.Count, Shift(ring.Count));
            ScratchLength = Math.Max(ScratchLength, (2 * ring.Count) + _single[ring.Count].ScratchLength);
        }

        for (int group = 0; group < Groups; group++)
        {
            if (!AreAlike(group))
                continue;
            int length = Ring(group * Lanes)!.Value.Count;
            if (!_together.ContainsKey(length))
                _together.Add(length, new FourierPlan(length));
            ScratchLength = Math.Max(ScratchLength, Lanes * ((2 * length) + _together[length].ScratchLength));
        }
    }

    internal int Groups { get; }

    /// <summary>Numbers that a worker needs.</summary>
    internal int ScratchLength { get; }

    /// <summary>Transforms one ring, or a group that is alike.</summary>
    internal void Run(SphereRing ring, Span<double> re, Span<double> im, int columns, Span<double> scratch)
    {
        if (columns == 1)
            _single[ring.Count].Run(re, im, scratch);
        else
            _together[ring.Count].Run(re, im, columns, scratch);
    }

    /// <summary>cos and sin of m·φ₀ by m modulo 2n; null where φ₀ is zero.</summary>
    internal (double[] Cosines, double[] Sines)? Shift(SphereRing ring) => ring.IsShifted ? _shifts[ring.Count] : null;

    /// <summary>The ring of a lane; null where there is none, or it is the equator once more.</summary>
    internal SphereRing? Ring(int lane)
    {
        int place = lane % _rings.Half;
        if (place >= _rings.North.Length)
            return null;
        if (lane < _rings.Half)
            return _rings.North[place];
        return _rings.South[place].First == _rings.North[place].First ? null : _rings.South[place];
    }

    /// <summary>Whether all lanes of a group have rings that are alike.</summary>
    internal bool AreAlike(int group)
    {
        if (Ring(group * Lanes) is not { } first)
            return false;
        for (int lane = 1; lane < Lanes; lane++)
        {
            if (
                Ring((group * Lanes) + lane) is not { } ring
                || ring.Count != first.Count
                || ring.IsShifted != first.IsShifted
            )
            {
                return false;
            }
        }
        return true;
    }

    private static (double[] Cosines, double[] Sines) Shift(int length)
    {
        (double[] cosines, double[] sines) = (new double[2 * length], new double[2 * length]);
        for (int k = 0; k < 2 * length; k++)
            (sines[k], cosines[k]) = FourierPlan.Unit(k, 2 * length);
        return (cosines, sines);
    }
}
