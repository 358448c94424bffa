namespace GeoDL.Typed.CompilerServices;

/// <summary>Fourier transforms of rings, eight lanes at a time where their rings are alike, else one by one.</summary>
internal sealed class RingFourier
{
    /// <summary>Lanes of a group.</summary>
    internal const int Lanes = 8;

    private readonly Dictionary<int, FourierPlan> _plans = [];
    private readonly RingLanes _rings;
    private readonly Dictionary<int, (double[] Cosines, double[] Sines)> _shifts = [];

    internal RingFourier(RingLanes rings)
    {
        _rings = rings;
        Groups = rings.Count / Lanes;
        foreach (SphereRing ring in rings.North)
        {
            if (!_plans.ContainsKey(ring.Count))
                _plans.Add(ring.Count, new FourierPlan(ring.Count));
            if (ring.IsShifted && !_shifts.ContainsKey(ring.Count))
                _shifts.Add(ring.Count, Shift(ring.Count));
        }

        ScratchLength = Lanes * _plans.Values.Max(static p => (2 * p.Length) + p.ScratchLength);
    }

    internal int Groups { get; }

    /// <summary>Numbers that a worker needs.</summary>
    internal int ScratchLength { get; }

    internal FourierPlan Plan(SphereRing ring) => _plans[ring.Count];

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
